/** Short notices in the chat. */

import { takeOverDueMs } from "../../src/meeting/during/leading.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { nameOf } from "../../src/meeting/record.ts";
import type { KnownMeeting, Remark } from "../../src/meeting/state.ts";
import { clockText } from "../../src/text/dates.ts";
import type { ActiveContext, Card, CardContext } from "../kit/context.ts";
import { buttons, card, execute, mention, openDialog, shortText, text } from "../kit/kit.ts";
import { personName } from "../kit/said.ts";
import { asButtons, takeOverActs } from "../phases/acts.ts";
import { toCardLine } from "./toCard.ts";

export function leaderChangedNotice(
  ctx: CardContext<KnownMeeting>,
  { from, to, because }: Extract<Remark, { kind: "leaderChanged" }>,
): Card {
  const { meeting, t } = ctx;
  const key = `card.notice.leader.${because}` as const;
  return card([text(t(key, { from: personName(meeting, from), to: personName(meeting, to) })), toCardLine(ctx)], {
    lang: meeting.info.målform,
    fallbackText: t(key, { from: nameOf(meeting.people, from), to: nameOf(meeting.people, to) }),
  });
}

/** Somebody asks to lead: said to the leader, for all to see, with the answers at hand. */
export function takeOverNotice(ctx: ActiveContext, person: Participant): Card {
  const { meeting, t } = ctx;
  const leader = meeting.people.filter((p) => p.id === meeting.leaderId);
  const dueMs = takeOverDueMs(meeting);
  const words = (leaderName: string, name: string) =>
    dueMs === undefined
      ? t("card.notice.takeOver.open", { leader: leaderName, name })
      : t("card.notice.takeOver", { leader: leaderName, name, time: clockText(dueMs) });
  const body = [
    text(words(leader.map(mention).join(), shortText(person.name))),
    ...buttons(...asButtons(ctx, takeOverActs(ctx))),
    toCardLine(ctx),
  ];
  const fallbackText = words(nameOf(meeting.people, meeting.leaderId), person.name);
  return card(body, { lang: meeting.info.målform, fallbackText, mentions: leader });
}

/** The Teams meeting is over while the BTI meeting is not: while it `waits`, the leader may go on in the chat. */
export function teamsMeetingEndedNotice(ctx: CardContext<KnownMeeting>, waits: boolean): Card {
  const { meeting, t } = ctx;
  const words = t("card.notice.teamsMeetingEnded");
  const goOn = waits
    ? buttons(execute(t("card.button.resume"), "resume", ctx), openDialog(t("card.button.abort"), "abort", ctx))
    : [];
  return card([text(words), ...goOn, toCardLine(ctx)], { lang: meeting.info.målform, fallbackText: words });
}

/** Somebody has something waiting in private, and the app is not there for them. */
export function cannotReachCard({ meeting, t }: CardContext<KnownMeeting>, person: Participant): Card {
  return card([text(t("card.notice.cannotReach", { name: mention(person) }))], {
    lang: meeting.info.målform,
    fallbackText: t("card.notice.cannotReach", { name: person.name }),
    mentions: [person],
  });
}

/** The leader has left: the others are told how one of them takes over. */
export function leaderAwayNotice(ctx: CardContext<KnownMeeting>, { name }: Participant): Card {
  const { meeting, t } = ctx;
  return card([text(t("card.notice.leaderAway", { name: shortText(name) })), toCardLine(ctx)], {
    lang: meeting.info.målform,
    fallbackText: t("card.notice.leaderAway", { name }),
  });
}

/** The viddevakt has left. */
export function viddevaktAwayNotice(ctx: CardContext<KnownMeeting>, { name }: Participant): Card {
  const { meeting, t } = ctx;
  return card([text(t("card.notice.viddevaktAway", { name: shortText(name) })), toCardLine(ctx)], {
    lang: meeting.info.målform,
    fallbackText: t("card.notice.viddevaktAway", { name }),
  });
}

/** In place of the card of an end that was taken back. */
export function continuedCard({ meeting, t }: CardContext<KnownMeeting>): Card {
  const words = t("card.notice.continued");
  return card([text(words)], { lang: meeting.info.målform, fallbackText: words });
}

/** In place of the leader's referat, when the meeting goes on. */
export function referatClosedCard({ meeting, t }: CardContext<KnownMeeting>): Card {
  const words = t("card.notice.referatClosed");
  return card([text(words)], { lang: meeting.info.målform, fallbackText: words });
}
