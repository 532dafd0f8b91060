/** Which messages should stand in the private chat of somebody who is reminded. */
import { type DigestContext, digestCard, olderDigestCard } from "../../../cards/reminders/digest.ts";
import type { Digest } from "../../followers/state.ts";
import type { Participant, PersonId } from "../../meeting/people.ts";
import type { Desired, Outbox } from "../outbox.ts";

/** Cards further back have been closed long ago. */
const LOOKED_BACK = 30;

export interface Told {
  readonly digest: Digest;
  readonly context: DigestContext;
  readonly person: Participant;
  /** By way of which they are found. */
  readonly viaChatId: string;
  /** Whether it has certainly stood there: then it follows what happens. Until then it is posted once, for it must not come twice. */
  readonly stands: boolean;
}

export function digestKey(number: number): string {
  return `digest:${number}`;
}

export function followerOutbox({ digest, context, person, viaChatId, stands }: Told): Outbox {
  const to = { personId: person.id };
  const card = () => digestCard(context);
  const older = () => olderDigestCard(context.t);
  const message: Desired = {
    key: digestKey(digest.number),
    to,
    ...(stands ? { mode: "live", isClosing: true } : { mode: "once" }),
    isCurrent: true,
    alert: "feed",
    isConfidential: true,
    draw: card,
  };
  return {
    chatId: viaChatId,
    messages: [message],
    farewells: (personId) => (personId === person.id ? earlier(digest.number, to, older) : []),
    isOver: true,
    person: (id) => (id === person.id ? person : undefined),
    step: String(digest.number),
    moved: older,
    started: older,
    over: older,
    cannotReach: older,
  };
}

function earlier(number: number, to: { readonly personId: PersonId }, draw: Desired["draw"]): Desired[] {
  const first = Math.max(1, number - LOOKED_BACK);
  return Array.from({ length: number - first }, (_, index) => ({
    key: digestKey(first + index),
    to,
    mode: "final",
    isClosing: true,
    draw,
  }));
}
