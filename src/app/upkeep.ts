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

/** What is to be closed in the stream's chat, or in private with a person. */
export function closings(outbox: Outbox, ledger: Ledger, wanted: readonly Desired[], personId?: PersonId): Desired[] {
  const to = personId === undefined ? "chat" : ({ personId } as const);
  const doubled = ledger
    .under(orphansOf(personId))
    .map(({ key }): Desired => ({ key, to, mode: "final", isClosing: true, draw: () => outbox.moved() }));
  const farewells = personId === undefined ? [] : outbox.farewells(personId);
  const standing = farewells.filter(
    ({ key }) => ledger.get(key) !== undefined && !wanted.some((one) => one.key === key),
  );
  return [...doubled, ...standing];
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
