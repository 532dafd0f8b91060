/** Messages that follow from what was sent before: what stands there and should not, and people who can't be reached. */
import { cannotReachCard, movedCard } from "../../cards/chat/notice.ts";
import { formerViddevaktCard } from "../../cards/chat/viddevakt.ts";
import type { PersonId } from "../meeting/people.ts";
import { findPerson, type KnownMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import type { Ledger, Row } from "./ledger.ts";
import type { Desired } from "./outbox.ts";
import { isUnreachable, wayKey } from "./way.ts";

/** The row of a message that stands in a lane a second time (docs/decisions/2026-11-26-never-without-its-card.md). */
export function orphan(personId: PersonId | undefined, chatId: string, activityId: string): Row {
  return { key: `${orphansOf(personId)}${activityId}`, chatId, activityId, status: "unsent", hash: "" };
}

function orphansOf(personId: PersonId | undefined): string {
  return `orphan:${personId ?? "chat"}:`;
}

/** What is to be closed in the meeting's chat, or in private with a person. */
export function closings(
  meeting: KnownMeeting,
  ledger: Ledger,
  wanted: readonly Desired[],
  personId?: PersonId,
): Desired[] {
  const ctx = { meeting, nowMs: 0, t: translator(meeting.info.målform) };
  const to = personId === undefined ? "chat" : ({ personId } as const);
  const doubled = ledger
    .under(orphansOf(personId))
    .map(({ key }): Desired => ({ key, to, mode: "final", isClosing: true, draw: () => movedCard(ctx) }));
  const key = `viddevakt:${personId}`;
  if (personId === undefined || ledger.get(key) === undefined || wanted.some((one) => one.key === key)) return doubled;
  return [...doubled, { key, to, mode: "final", isClosing: true, draw: () => formerViddevaktCard(ctx) }];
}

export function callKey(personId: PersonId): string {
  return `unreachable:${personId}`;
}

/** A call in the meeting's chat to each person for whom something waits that can't reach them in private. */
export function calls(
  meeting: KnownMeeting,
  ledger: Ledger,
  { wanted, targetedMessages }: { readonly wanted: readonly Desired[]; readonly targetedMessages: boolean },
): Desired[] {
  const ctx = { meeting, nowMs: 0, t: translator(meeting.info.målform) };
  const waiting = wanted.flatMap(({ to, key, isCalledFor, isConfidential }) => {
    const row = ledger.get(key);
    if (to === "chat" || !isCalledFor || row?.status === "sent") return [];
    // It may yet come to them in the chat itself.
    const mayBeTargeted = targetedMessages && !isConfidential && meeting.status === "active";
    return mayBeTargeted && (row?.fails ?? 0) === 0 ? [] : [to.personId];
  });
  return [...new Set(waiting)].flatMap((personId): Desired[] => {
    const person = findPerson(meeting, personId);
    if (person === undefined || !isUnreachable(ledger.get(wayKey(personId)))) return [];
    return [{ key: callKey(personId), to: "chat", mode: "once", draw: () => cannotReachCard(ctx, person) }];
  });
}
