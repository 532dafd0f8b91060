/** What the bot answered, in words. */
import type { Answer } from "../api/answers.ts";
import { toast } from "./announce.ts";
import type { PageState } from "./state.ts";
import type { Texts } from "./texts.ts";

/** Says what an answer says, if it says anything. A new card comes by the stream. */
export function tellAnswer({ t }: PageState, answer: Answer): void {
  if (answer.kind === "toast" || answer.kind === "dialogMessage") toast(answer.text, t.close);
  if (answer.kind === "failed") toast(failureText(t, answer), t.close, "problem");
}

/** The bot's own words where it has some. */
export function failureText(t: Texts, { code, text }: Extract<Answer, { kind: "failed" }>): string {
  return text ?? t.failures[code];
}
