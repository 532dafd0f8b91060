/** The viddevakt's own card, in private: the time, who speaks, who waits, who has had how long. */

import { nameOf } from "../../src/meeting/record.ts";
import {
  findPerson,
  type KnownMeeting,
  promptedId,
  speakingTurn,
  usedMs,
  viddevaktId,
} from "../../src/meeting/state.ts";
import { clockText } from "../../src/text/dates.ts";
import { whereNow } from "../../src/text/words.ts";
import type { ActiveContext, Card, CardContext } from "../kit/context.ts";
import { buttons, type CardElement, card, execute, facts, heading, line, subtle, text } from "../kit/kit.ts";
import { nameList, within } from "../kit/lists.ts";
import { personName } from "../kit/said.ts";
import { clockContent, clockLine, minutesAndSeconds, shareEndMs } from "../kit/times.ts";
import { reminderActions, viddevaktActions } from "../phases/controls.ts";
import { undoing } from "../phases/undoing.ts";

const SPOKEN_BUDGET = 12_000;

export function viddevaktCard(ctx: CardContext<KnownMeeting>): Card {
  const { meeting, t } = ctx;
  const lang = meeting.info.målform;
  const guard = viddevaktId(meeting);
  const told = promptedId(meeting);
  // Told in place of one who has no screen of their own.
  const name = guard === undefined || told === guard ? undefined : personName(meeting, guard);
  const title = name === undefined ? t("card.guard.title") : t("card.guard.titleFor", { name });
  if (meeting.status === "ended") {
    const words = name === undefined ? t("card.guard.thanks") : t("card.guard.overFor");
    return card([heading(title), text(words)], { lang, fallbackText: words });
  }
  const active: ActiveContext = { ...ctx, meeting };
  const now = whereNow(t, meeting);
  const body: CardElement[] = [
    heading(title),
    text(now, { weight: "Bolder" }),
    ...clockContent(active),
    ...roundLines(active),
    ...spoken(active),
    subtle(name === undefined ? t("card.guard.hint") : t("card.guard.hintFor", { name })),
    ...buttons(...viddevaktActions(active), execute(t("card.button.refresh"), "refresh", ctx)),
    ...buttons(...reminderActions(active)),
    ...undoing(active),
  ];
  const people = [told === undefined ? undefined : findPerson(meeting, told)];
  return card(body, { lang, fallbackText: `${title}. ${now}. ${clockLine(active)}`, refresh: { target: ctx, people } });
}

/** In place of that card, for one who is viddevakt no more while the meeting goes on. */
export function formerViddevaktCard({ meeting, t }: CardContext<KnownMeeting>): Card {
  const words = t("card.guard.former");
  return card([text(words)], { lang: meeting.info.målform, fallbackText: words });
}

function roundLines(ctx: ActiveContext): CardElement[] {
  const { meeting, nowMs, t } = ctx;
  if (!("round" in meeting.visit)) return [];
  const speaking = speakingTurn(meeting);
  if (speaking === undefined) return [line(t("card.round.over"))];
  const name = `**${personName(meeting, speaking.personId)}**`;
  const until = shareEndMs(meeting, nowMs);
  const waiting = meeting.visit.round.turns.filter((turn) => turn.status === "waiting");
  const names = waiting.map((turn) => nameOf(meeting.people, turn.personId));
  return [
    line(
      until === undefined
        ? t("card.round.speaking", { name })
        : t(until > nowMs ? "card.guard.share" : "card.guard.shareUsed", { name, time: clockText(until) }),
    ),
    ...(names.length === 0 ? [] : [line(t("card.round.waiting", { names: nameList(t, names) }))]),
  ];
}

/**
 * Who has had how long, most first; those here who have not spoken stand last with 0:00. Of rounds that were written down at once
 * nobody knows that: they are one time for all, and who has no other is not said to have had none.
 */
function spoken({ meeting, nowMs, t }: ActiveContext): CardElement[] {
  const speakingId = speakingTurn(meeting)?.personId;
  const running = usedMs(meeting, nowMs) - meeting.turn.startedUsedMs;
  const { spokenTogetherMs: togetherMs = 0 } = meeting;
  const times = meeting.people
    .map(({ id, present }) => ({ id, present, ms: (meeting.spokenMs[id] ?? 0) + (id === speakingId ? running : 0) }))
    .filter(({ present, ms }) => ms > 0 || (present && togetherMs === 0))
    .sort((a, b) => b.ms - a.ms);
  if (togetherMs === 0 && !times.some(({ ms }) => ms > 0)) return [];
  const pairs = [
    ...(togetherMs === 0 ? [] : [[t("card.guard.together"), minutesAndSeconds(togetherMs)] as const]),
    ...times.map(({ id, ms }) => [personName(meeting, id), minutesAndSeconds(ms)] as const),
  ];
  return [text(t("card.guard.spoken"), { weight: "Bolder" }), facts(...within(pairs, SPOKEN_BUDGET))];
}
