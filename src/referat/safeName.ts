/** Names of files and folders that Windows shares and Linux take, from text that people wrote. */

import { withoutEnd } from "../text/ends.ts";

/** Leaves room for a suffix within the 255 bytes of Linux, and for the rest of the path within the 260 signs of Windows. */
const NAME_BYTES = 120;
const MORE = " …";
const NOT_IN_NAMES = /[^\p{L}\p{M}\p{N} .,…()-]+|\p{Default_Ignorable_Code_Point}+/gu;
/** Devices in Windows, whatever comes after the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;
const graphemes = new Intl.Segmenter("nn", { granularity: "grapheme" });

/** One segment of a path, composed (NFC) and at most 120 bytes: never empty, hidden or a way out of its folder. */
export function safeName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(NOT_IN_NAMES, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+/, "");
  const name = withoutEnd(shortened(plain), " .");
  return name === "" || RESERVED.test(name) ? `_${name}` : name;
}

/** The beginning of a text that is too long: its words with «…» after them; of one long word, as much as there is room for. */
function shortened(text: string): string {
  if (Buffer.byteLength(text) <= NAME_BYTES) return text;
  const words = beginning(text, NAME_BYTES - Buffer.byteLength(MORE) + 1);
  const end = words.lastIndexOf(" ");
  return end < words.length / 2 ? beginning(text, NAME_BYTES) : withoutEnd(words.slice(0, end), " .,…(-") + MORE;
}

/** With no sign cut in two. */
function beginning(text: string, mostBytes: number): string {
  let bytes = 0;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return kept;
}
