/** The challenge that the group agreed on as one whole sentence (DOMAIN §3 step 6), however the leader wrote it. */
import type { Translate } from "./text.ts";
import { capital } from "./words.ts";

/** What one says before the challenge: «Då er vi einige om at», in both målformer. */
const BEFORE = /^(?:(?:då|da) er (?:vi|me)|(?:vi|me) er) (?:einige?|enige?|samde?) /iu;
/** Words of the frame that the text starts or ends with too. */
const FRAME_START = /^(?:[….]+\s*)?(?:(?:om\s+)?at\s+)?/iu;
const FRAME_END = /\ser (?:utfordringa|utfordringen)(?: (?:som )?(?:vi|me) (?:drøftar|drøfter) i dette møtet)?$/iu;

/** In the frame of the form that the leader wrote it in; a sentence of another shape, with words of its own, stands. */
export function conclusion(written: string, t: Translate): string {
  const text = withoutStop(written);
  const said = text.replace(BEFORE, "");
  if (said !== text && !FRAME_END.test(said)) return capital(text).replace(/(?<![.!?…])$/u, ".");
  return t("referat.weAgree", { challenge: unframed(said) });
}

/** The challenge alone, as what a plan is attentive to: «Mange elevar går åleine». */
export function challengeIn(written: string): string {
  return capital(unframed(withoutStop(written).replace(BEFORE, "")));
}

function withoutStop(written: string): string {
  return written.trim().replace(/(?<!\.)\.$/, "");
}

function unframed(said: string): string {
  const challenge = said.replace(FRAME_START, "").replace(FRAME_END, "").trimEnd();
  return challenge.replace(/^[«"”](.*)[»"”]$/u, "$1");
}
