/** Entries of the stafettlogg, as everybody here asks for them. */

import { folded } from "../../einings/names.ts";
import type { Eining } from "../../einings/state.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import type { Ask } from "../../stafettlogg/commands.ts";
import type { EntryEvent } from "../../stafettlogg/events.ts";
import { distinct, partyKey } from "../../stafettlogg/parties.ts";
import { type Entry, type EntryState, known } from "../../stafettlogg/state.ts";
import { handler } from "../handle.ts";
import type { Clock } from "../ports/clock.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { History } from "../ports/events.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import { entryAggregate } from "./aggregate.ts";

export interface Entries {
  /** The entry as it is now, or undefined for one that is not there. */
  find(entryId: string): Promise<Entry | undefined>;
  /** Several, those that are there. */
  all(entryIds: readonly string[]): Promise<readonly { readonly entryId: string; readonly entry: Entry }[]>;
  /** All that has happened to it, oldest first: the audit trail. */
  history(entryId: string): Promise<readonly EntryEvent[]>;
  /** Carries a command out and gives the entry after it; with `inboundId` once. Throws Refused and Conflict. */
  handle(entryId: string, ask: Ask, inboundId?: string): Promise<Entry>;
}

export interface EntriesParts {
  readonly history: History;
  readonly entries: Pick<EntryStore, "busyIn">;
  readonly einings: { find(einingId: string): Promise<Eining | undefined> };
  /** Where meetings keep the words that are no child. */
  readonly meetings?: Pick<MeetingStore, "sparedWords">;
  /** Whether there is an archive to hand them to. */
  readonly archives?: boolean;
}

export function entries(
  { history, entries: store, einings, meetings, archives = false }: EntriesParts,
  clock: Clock,
): Entries {
  const every = handler(entryAggregate, { history, clock });
  const find = async (entryId: string) => there(await every.find(entryId));

  async function all(entryIds: readonly string[]) {
    const found = await Promise.all(entryIds.map(async (entryId) => ({ entryId, entry: await find(entryId) })));
    return found.flatMap(({ entryId, entry }) => (entry === undefined ? [] : [{ entryId, entry }]));
  }

  async function sparedIn(eining: EiningState): Promise<readonly string[]> {
    if (meetings === undefined || eining.status === "none") return [];
    return meetings.sparedWords(folded(eining.name), LIMITS.sparedBefore);
  }

  return {
    find,
    all,
    history: every.history,
    async handle(entryId, ask, inboundId) {
      const einingId = "eining" in ask ? ask.eining.id : (await find(entryId))?.eining.id;
      const belongsTo = (einingId === undefined ? undefined : await einings.find(einingId)) ?? noEining;
      const parties = ask.type === "addTiltak" || ask.type === "changeTiltak" ? ask.tiltak.responsible : [];
      const keys = distinct(parties).map(partyKey);
      const isAsked = einingId !== undefined && keys.length > 0;
      const busyElsewhere = isAsked ? await store.busyIn(einingId, entryId, keys) : [];
      const takesUp = ask.type === "open" && ask.reopens !== undefined ? await every.find(ask.reopens) : undefined;
      const spared = ask.by === SYSTEM ? [] : await sparedIn(belongsTo);
      const around = { belongsTo, busyElsewhere, takesUp, archives, spared };
      return known(await every.handle(entryId, { ...ask, ...around }, inboundId));
    },
  };
}

function there(state: EntryState): Entry | undefined {
  return state.status === "none" ? undefined : state;
}
