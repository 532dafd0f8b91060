/** The text of a file, whatever program wrote it. */
import { fault, Unread } from "./faults.ts";

/** A list of every employee of a large municipality is far below it. */
export const MOST_BYTES = 5_000_000;

const ZIP = [0x50, 0x4b];

/**
 * UTF-8 with or without its mark, UTF-16 with it («Unicode text» of Excel), else the Windows alphabet that Excel calls
 * ANSI. Throws Unread for a workbook, and for what is no text.
 */
export function decode(bytes: Uint8Array): string {
  if (ZIP.every((byte, at) => bytes[at] === byte)) throw new Unread(fault(undefined, "import.workbook"));
  const text = inAlphabet(bytes);
  if (text.includes("\0")) throw new Unread(fault(undefined, "import.noText"));
  return text;
}

function inAlphabet(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
