/** A digest as a mail, for somebody whom Teams does not reach: what waits for them. */
import type { ToldTiltak } from "../../followers/events.ts";
import { type Digest, type Follower, followed } from "../../followers/state.ts";
import { escapeMarkup } from "../../referat/escape.ts";
import type { MailContent } from "../../referat/mail.ts";
import { oneLine } from "../../text/oneLine.ts";
import { reminderWords } from "../../text/reminderWords.ts";
import { type Translate, translator } from "../../text/text.ts";
import { listed } from "../../text/words.ts";
import type { Known } from "./lookUp.ts";

/**
 * The words of the tiltak are in the mail, for whoever the eining itself has made responsible; its subject, which others
 * may see, has none of them.
 */
export function letter(follower: Follower, digest: Digest, known: readonly Known<ToldTiltak>[]): MailContent {
  const t = translator(follower.målform);
  const eining = listed(t, [
    ...new Set(known.flatMap(({ entry }) => (entry === undefined ? [] : [oneLine(entry.eining.name)]))),
  ]);
  const lines = known.map((one) => lineOf(t, follower, digest, one));
  const paragraphs = [t("reminder.mail.hello", { eining }), ...lines, t("reminder.mail.answer", { eining })];
  return {
    subject: t("reminder.mail.subject", { eining }),
    text: `${paragraphs.join("\n\n")}\n`,
    html: html(t, paragraphs),
    attachments: [],
  };
}

function lineOf(t: Translate, follower: Follower, { on }: Digest, { ref, tiltak }: Known<ToldTiltak>): string {
  const said = tiltak === undefined ? t("reminder.hidden") : oneLine(tiltak.text);
  const { evaluateBy } = ref;
  if (tiltak === undefined || evaluateBy === null) return `– ${said}\n  ${t("reminder.mail.ended")}`;
  const isForLeader = followed(follower, ref)?.step === "leader";
  return `– ${said}\n  ${reminderWords(t, { startBy: tiltak.startBy, evaluateBy, isForLeader }, on)}`;
}

function html(t: Translate, paragraphs: readonly string[]): string {
  const body = paragraphs.map((one) => `<p>${escapeMarkup(one).replaceAll("\n", "<br>")}</p>`).join("");
  return `<!doctype html><html lang="${t.målform}"><head><meta charset="utf-8"></head><body>${body}</body></html>`;
}
