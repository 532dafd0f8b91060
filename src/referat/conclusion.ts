/** The challenge that the group agreed on as one whole sentence (DOMAIN §3 step 6), however the leader wrote it. */
import type { Translate } from "../text/text.ts";
import { capital } from "../text/words.ts";

/** Somebody who wrote the whole sentence out. */
const WHOLE = /^vi er (?:einige?|enige?|samde?) /iu;
/** Words of the frame that the text starts or ends with too. */
const FRAME_START = /^(?:[….]+\s*)?(?:at\s+)?/u;
const FRAME_END = /\ser (?:utfordringa|utfordringen)(?: (?:som )?vi (?:drøftar|drøfter) i dette møtet)?$/u;

/** In the frame of the form that the leader wrote it in, unless it has that already. */
export function conclusion(written: string, t: Translate): string {
  const text = written.trim().replace(/(?<!\.)\.$/, "");
  if (WHOLE.test(text)) return capital(text).replace(/(?<![.!?…])$/u, ".");
  return t("referat.weAgree", { challenge: text.replace(FRAME_START, "").replace(FRAME_END, "").trimEnd() });
}
