/** A digest as a mail, for somebody whom Teams does not reach: what waits for them, and its days for their calendar. */
import { type CalendarEntry, type CalendarSetting, calendarFile } from "../../calendar/calendar.ts";
import type { ToldTiltak } from "../../followers/events.ts";
import { calendarAfter, type Digest, type Follower, followed } from "../../followers/state.ts";
import { escapeMarkup } from "../../referat/escape.ts";
import type { MailContent, MailFile } from "../../referat/mail.ts";
import { oneLine } from "../../text/oneLine.ts";
import { reminderWords } from "../../text/reminderWords.ts";
import { type Translate, translator } from "../../text/text.ts";
import { capital, listed } from "../../text/words.ts";
import { messageIdOf } from "../messageId.ts";
import type { Known } from "./lookUp.ts";

export interface LetterSetting extends CalendarSetting {
  /** Right-hand part of the ids in calendars. */
  readonly domain: string;
}

/**
 * The words of the tiltak are in the mail, for whoever the eining itself has made responsible; subject and calendar, which
 * others see, have none of them.
 */
export function letter(
  follower: Follower,
  digest: Digest,
  known: readonly Known<ToldTiltak>[],
  setting: LetterSetting,
): MailContent {
  const t = translator(follower.målform);
  const names = new Set(known.flatMap(({ entry }) => (entry === undefined ? [] : [oneLine(entry.eining.name)])));
  // Of what has been erased nobody knows whose it was.
  const eining = names.size === 0 ? t("reminder.mail.somewhere") : listed(t, [...names]);
  const lines = known.map((one) => lineOf(t, follower, digest, one));
  const attachments = calendars(t, follower, known, setting);
  const paragraphs = [
    t("reminder.mail.hello", { eining: capital(eining) }),
    ...lines,
    ...(attachments.length === 0 ? [] : [t("reminder.mail.calendar")]),
    t("reminder.mail.answer", { eining }),
  ];
  return {
    subject: t("reminder.mail.subject", { eining }),
    text: `${paragraphs.join("\n\n")}\n`,
    html: html(t, paragraphs),
    attachments,
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

/** Only what their calendar does not have already. */
function calendars(
  t: Translate,
  follower: Follower,
  known: readonly Known<ToldTiltak>[],
  setting: LetterSetting,
): MailFile[] {
  const set: CalendarEntry[] = [];
  const cancel: CalendarEntry[] = [];
  for (const { ref, entry } of known) {
    const before = followed(follower, ref)?.calendar;
    const told = {
      uid: uidOf(ref, setting.domain),
      summary: t("reminder.calendar.summary", { eining: oneLine(entry?.eining.name ?? t("reminder.mail.somewhere")) }),
    };
    const after = ref.evaluateBy === null ? undefined : calendarAfter(before, ref.evaluateBy);
    if (after !== undefined) set.push({ ...told, sequence: after.sequence, day: after.evaluateBy });
    if (ref.evaluateBy === null && before !== undefined)
      cancel.push({ ...told, sequence: before.sequence + 1, day: before.evaluateBy });
  }
  return [
    ...file(t("reminder.calendar.file"), set, "set", setting),
    ...file(t("reminder.calendar.cancelFile"), cancel, "cancel", setting),
  ];
}

function file(
  name: string,
  entries: readonly CalendarEntry[],
  what: "set" | "cancel",
  setting: CalendarSetting,
): MailFile[] {
  if (entries.length === 0) return [];
  const content = new TextEncoder().encode(calendarFile(entries, what, setting));
  const method = what === "set" ? "REQUEST" : "CANCEL";
  return [{ name: `${name}.ics`, contentType: `text/calendar; charset=utf-8; method=${method}`, content }];
}

/** The same for everybody who has it in their calendar; tells nobody what it is about. */
function uidOf({ entryId, tiltakId }: ToldTiltak, domain: string): string {
  return messageIdOf("tiltak", ["tiltak", entryId, tiltakId], domain);
}
