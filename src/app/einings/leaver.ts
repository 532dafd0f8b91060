/** Somebody has left an eining: what they hold there is offered to those who lead it, on a card of their own. */
import { leaverCard } from "../../../cards/einings/leaver.ts";
import type { EiningJobOf } from "../../einings/jobs.ts";
import { hasRole } from "../../einings/people.ts";
import type { Eining } from "../../einings/state.ts";
import type { Participant, PersonId } from "../../meeting/people.ts";
import { translator } from "../../text/text.ts";
import type { Outbox } from "../outbox.ts";
import type { EntryStore } from "../ports/entries.ts";
import { type ReconcileParts, reconcile } from "../reconcile.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { einingStream } from "./stream.ts";

export interface LeaverParts extends ReconcileParts {
  readonly entries: Pick<Entries, "all">;
  readonly held: Pick<EntryStore, "heldBy">;
  readonly einings: { readonly all: { find(einingId: string): Promise<Eining | undefined> } };
}

/** More than anybody holds. */
const EVERY = 1_000;

/** Nothing where they hold nothing, or are in it again. Who can't be reached finds what they held in the stafettlogg. */
export async function leaver(parts: LeaverParts, { einingId, personId }: EiningJobOf<"leaver">): Promise<void> {
  const eining = await parts.einings.all.find(einingId);
  if (eining === undefined || !eining.former.includes(personId)) return;
  const all = await parts.entries.all(await parts.held.heldBy(personId, EVERY));
  const held = all.filter(({ entry }) => entry.eining.id === einingId && entry.status === "open");
  if (held.length === 0) return;
  const card = () => leaverCard({ held, eining, t: translator(eining.målform) });
  for (const leader of leadersOf(eining)) {
    const { personId: leaderId, name } = leader;
    const chat = leaderId === undefined ? undefined : await parts.chats.findPersonal(leaderId);
    if (chat === undefined || leaderId === undefined) continue;
    const outbox = outboxOf(chat.chatId, { personId, leaderId, name, card });
    await reconcile(parts, outbox, { stream: einingStream(einingId), personId: leaderId });
  }
}

function leadersOf({ people }: Eining) {
  const leaders = people.filter((one) => hasRole(one, "leader"));
  return leaders.length > 0 ? leaders : people.filter((one) => hasRole(one, "deputy"));
}

interface Told {
  readonly personId: PersonId;
  readonly leaderId: PersonId;
  readonly name: string;
  readonly card: () => ReturnType<typeof leaverCard>;
}

/** One card for each who has left, once. */
function outboxOf(chatId: string, { personId, leaderId, name, card }: Told): Outbox {
  const person: Participant = { id: leaderId, name, teneste: "eining", hasApp: true, present: false };
  const to = { personId: leaderId };
  return {
    chatId,
    messages: [{ key: `left:${personId}`, to, mode: "once", alert: "feed", isConfidential: true, draw: card }],
    farewells: () => [],
    isOver: true,
    person: (id) => (id === leaderId ? person : undefined),
    step: personId,
    moved: card,
    started: card,
    over: card,
    cannotReach: card,
  };
}
