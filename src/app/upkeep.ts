/** Messages that follow from what was sent before: what stands there and should not, and people who can't be reached. */
import type { PersonId } from "../meeting/people.ts";
import type { Ledger, Row } from "./ledger.ts";
import type { Desired, Outbox } from "./outbox.ts";
import { isUnreachable, wayKey } from "./way.ts";

/** The row of a message that stands in a lane a second time (docs/decisions/2026-11-26-never-without-its-card.md). */
export function orphan(personId: PersonId | undefined, chatId: string, activityId: string): Row {
  return { key: `${orphansOf(personId)}${activityId}`, chatId, activityId, status: "unsent", hash: "" };
}

function orphansOf(personId: PersonId | undefined): string {
  return `orphan:${personId ?? "chat"}:`;
}

/** The row of a card that was posted in answer to somebody, with buttons that are of use during a step. */
export function aside(
  personId: PersonId | undefined,
  stands: Pick<Required<Row>, "chatId" | "activityId" | "step">,
): Row {
  return { key: `${asideKey(personId)}${stands.activityId}`, ...stands, status: "sent", hash: "" };
}

/** Under it stand cards that are over when nothing wants them any more, and another step has come. */
export function asideKey(personId: PersonId | undefined): string {
  return `aside:${personId ?? "chat"}:`;
}

/** The row of a card with the button that starts a meeting. */
export function startCard(chatId: string, activityId: string): Row {
  return { key: `${START_CARDS}${activityId}`, chatId, activityId, status: "unsent", hash: "" };
}
const START_CARDS = "start:";

/** What is to be closed in the stream's chat, or in private with a person, because its time is over. */
export function farewells(outbox: Outbox, ledger: Ledger, wanted: readonly Desired[], personId?: PersonId): Desired[] {
  const isWanted = (key: string) => wanted.some((one) => one.key === key);
  const asides = ledger.under(asideKey(personId)).filter(({ key, step }) => step !== outbox.step && !isWanted(key));
  const over = closed(asides, personId, () => outbox.over());
  const begun = personId === undefined ? closed(ledger.under(START_CARDS), personId, outbox.started) : [];
  return [...begun, ...over, ...outbox.farewells(personId).filter(({ key }) => !isWanted(key))];
}

/**
 * The same for cards whose place another one has taken. As long as none stands that people can go on from, they stay: a
 * card that is to be closed is better than none.
 */
export function replaced(outbox: Outbox, ledger: Ledger, wanted: readonly Desired[], personId?: PersonId): Desired[] {
  const isMissing = wanted.some(({ key, isCurrent }) => isCurrent && ledger.get(key)?.activityId === undefined);
  if (isMissing) return [];
  const standing = new Set(wanted.map(({ key }) => ledger.get(key)?.activityId));
  const orphans = ledger.under(orphansOf(personId)).filter(({ activityId }) => !standing.has(activityId));
  return closed(orphans, personId, (toCard) => outbox.moved(personId, toCard));
}

function closed(rows: readonly Row[], personId: PersonId | undefined, draw: Desired["draw"]): Desired[] {
  const to = personId === undefined ? "chat" : ({ personId } as const);
  return rows.map(({ key }): Desired => ({ key, to, mode: "final", isClosing: true, draw }));
}

export function callKey(personId: PersonId): string {
  return `unreachable:${personId}`;
}

/** A call in the stream's chat to each person for whom something waits that can't reach them in private. */
export function calls(
  outbox: Outbox,
  ledger: Ledger,
  { wanted, targetedMessages }: { readonly wanted: readonly Desired[]; readonly targetedMessages: boolean },
): Desired[] {
  const waiting = wanted.flatMap(({ to, key, isCalledFor, isConfidential }) => {
    const row = ledger.get(key);
    if (to === "chat" || !isCalledFor || row?.status === "sent") return [];
    // It may yet come to them in the chat itself.
    const mayBeTargeted = targetedMessages && !isConfidential && !outbox.isOver;
    return mayBeTargeted && (row?.fails ?? 0) === 0 ? [] : [to.personId];
  });
  return [...new Set(waiting)].flatMap((personId): Desired[] => {
    const person = outbox.person(personId);
    if (person === undefined || !isUnreachable(ledger.get(wayKey(personId)))) return [];
    return [{ key: callKey(personId), to: "chat", mode: "once", draw: () => outbox.cannotReach(person) }];
  });
}
