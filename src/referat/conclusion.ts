/** The challenge that the group agreed on as one whole sentence (DOMAIN §3 step 6), however the leader wrote it. */
import type { Translate } from "../text/text.ts";
import { capital } from "../text/words.ts";

/** Somebody who wrote the whole sentence out. */
const WHOLE = /^vi er (?:einige?|enige?|samde?) /iu;
/** Words of the frame that the text starts or ends with too. */
const FRAME_START = /^(?:[….]+\s*)?(?:at\s+)?/u;
const FRAME_END = /\s+er (?:utfordringa|utfordringen)(?: (?:som )?vi (?:drøftar|drøfter) i dette møtet)?$/u;

/**
 * The form has the frame «Vi er einige om at … er utfordringa vi drøftar i dette møtet». What goes on from its first
 * words is set in it; what begins with a capital is a sentence by itself, and stands after a colon.
 */
export function conclusion(written: string, t: Translate): string {
  const text = written.trim().replace(/(?<!\.)\.$/, "");
  if (WHOLE.test(text)) return ended(capital(text));
  const challenge = text.replace(FRAME_START, "").replace(FRAME_END, "");
  if (/^\p{Ll}/u.test(challenge)) return t("referat.weAgreeThat", { challenge });
  return ended(t("referat.weAgreeOn", { challenge }));
}

function ended(sentence: string): string {
  return /[.!?…]\u2069?$/u.test(sentence) ? sentence : `${sentence}.`;
}
