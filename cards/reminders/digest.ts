/** What somebody is reminded of today, in their private chat. Nothing of it stands in what a notification shows. */
import type { FollowerAnswer, TiltakRef } from "../../src/followers/events.ts";
import { dateText } from "../../src/text/dates.ts";
import { type RemindedTiltak, reminderWords } from "../../src/text/reminderWords.ts";
import type { Translate } from "../../src/text/text.ts";
import { writes } from "../kit/aboutButtons.ts";
import type { Card } from "../kit/context.ts";
import {
  type Action,
  buttons,
  type CardElement,
  card,
  heading,
  line,
  setApart,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { opensEntry } from "../stafettlogg/kit.ts";
import { type ReminderAction, SNOOZES } from "./request.ts";

/** One tiltak in it, as it is now. */
export interface DigestLine extends TiltakRef, RemindedTiltak {
  /** What they have said of it, or what became of it since; `open` where it waits for them. */
  readonly state: "open" | FollowerAnswer | "evaluated" | "over";
  readonly eining: string;
  /** Empty where it is not for this person to read. */
  readonly text: string;
  /** This person may write in its entry. */
  readonly mayWrite: boolean;
  /** And it has begun, so that it can be said how it went. */
  readonly mayEvaluate: boolean;
}

export interface DigestContext {
  readonly lines: readonly DigestLine[];
  readonly today: string;
  readonly isOff: boolean;
  readonly snoozedUntil?: string | undefined;
  readonly t: Translate;
}

/** Each has buttons of its own; a card with more than this is no reminder but a list. */
const SHOWN = 6;
const TEXT_CHARS = 300;

export function digestCard(ctx: DigestContext): Card {
  const { lines, isOff, t } = ctx;
  const isOpen = lines.some(({ state }) => state === "open");
  const later =
    isOff || !isOpen
      ? []
      : SNOOZES.map((days) => press(t("reminder.snooze", { days }), { verb: "reminderSnooze", days }));
  const body = [
    heading(t("reminder.title")),
    ...lines.slice(0, SHOWN).map((one) => setApart(tiltak(ctx, one))),
    ...(lines.length > SHOWN ? [line(t("card.more", { count: lines.length - SHOWN }))] : []),
    ...wait(ctx),
    ...buttons(...later, ...turns(ctx), writes(t("overview.mine.button"), "tiltak")),
  ];
  return card(body, { lang: t.målform, fallbackText: t("reminder.fallback") });
}

/** In the place of one that another has come after. */
export function olderDigestCard(t: Translate): Card {
  const words = t("reminder.older");
  return card([text(words)], { lang: t.målform, fallbackText: words });
}

/** The answer to «påminningar». */
export function remindersCard({ isOff, t }: Pick<DigestContext, "isOff" | "t">): Card {
  const words = t(isOff ? "reminder.isOff" : "reminder.isOn");
  return card([text(words), ...buttons(...turns({ isOff, t }))], { lang: t.målform, fallbackText: words });
}

function tiltak({ today, t, isOff }: DigestContext, one: DigestLine): CardElement[] {
  const { state, eining, entryId, tiltakId } = one;
  const said = one.text === "" ? t("reminder.hidden") : shortText(one.text, TEXT_CHARS);
  const ref = { entryId, tiltakId };
  const answers =
    state !== "open" || isOff
      ? []
      : [
          ...(one.mayEvaluate
            ? [opensEntry(t("reminder.button.evaluate"), "entryEvaluate", { e: entryId, id: tiltakId })]
            : []),
          press(t("reminder.button.done"), { verb: "reminderAnswer", ...ref, answer: "done" }),
          // Whoever may not say who it is, says that it is not they.
          one.mayWrite
            ? opensEntry(t("reminder.button.elsewhere"), "entryHandOn", { e: entryId, id: tiltakId })
            : press(t("reminder.button.elsewhere"), { verb: "reminderAnswer", ...ref, answer: "elsewhere" }),
        ];
  return [
    text(`**${said}**`),
    line(state === "open" ? reminderWords(t, one, today) : t(`reminder.state.${state}`)),
    subtle(shortText(eining)),
    ...buttons(...answers),
  ];
}

function wait({ snoozedUntil, isOff, today, t }: DigestContext): CardElement[] {
  if (isOff) return [text(t("reminder.isOff"))];
  if (snoozedUntil === undefined || snoozedUntil <= today) return [];
  return [text(t("reminder.snoozed", { date: dateText(snoozedUntil) }))];
}

function turns({ isOff, t }: Pick<DigestContext, "isOff" | "t">): Action[] {
  return [
    isOff
      ? press(t("reminder.button.on"), { verb: "reminderOn" })
      : press(t("reminder.button.off"), { verb: "reminderOff" }),
  ];
}

function press(title: string, action: ReminderAction): Action {
  return { type: "Action.Execute", title, verb: action.verb, data: action, fallback: "drop" };
}
