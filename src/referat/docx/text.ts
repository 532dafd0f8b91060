/** Text as WordprocessingML has it. */
import { SoftHyphen, TextRun } from "docx";
import { SOFT_HYPHEN } from "../hyphenate.ts";
import { stretches } from "../safeText.ts";

/** Text with its line breaks; right-to-left stretches are marked as such, which is how Word wants it said. */
export function runs(text: string, look: { readonly style?: string; readonly bold?: boolean } = {}): TextRun[] {
  return text
    .split("\n")
    .flatMap((line, i) => [
      ...(i > 0 ? [new TextRun({ break: 1 })] : []),
      ...stretches(line).map(
        (s) => new TextRun({ ...look, children: softly(s.text), ...(s.rtl ? { rightToLeft: true } : {}) }),
      ),
    ]);
}

/** Word has an element of its own for a soft hyphen; the character would show. */
function softly(text: string): (string | SoftHyphen)[] {
  return text.split(SOFT_HYPHEN).flatMap((part, i) => (i === 0 ? [part] : [new SoftHyphen(), part]));
}
