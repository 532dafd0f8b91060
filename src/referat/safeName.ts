/** Names of files and folders that Windows shares and Linux take, from text that people wrote. */

import { withoutEnd } from "../text/ends.ts";

/** Leaves room for a suffix within the 255 bytes of Linux, and for the rest of the path within the 260 signs of Windows. */
const NAME_BYTES = 120;
const NOT_IN_NAMES = /[^\p{L}\p{M}\p{N} .,()-]+|\p{Default_Ignorable_Code_Point}+/gu;
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

/** The beginning of the text, with no sign cut in two. */
function shortened(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > NAME_BYTES) break;
    kept += segment;
  }
  return kept;
}
