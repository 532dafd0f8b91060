/** Einings in memory, for tests that are about something else around them. */

import { idIn } from "../../src/app/aggregate.ts";
import { einingAggregate } from "../../src/app/einings/aggregate.ts";
import { einings } from "../../src/app/einings/einings.ts";
import type { EiningRow, EiningStore, Membership } from "../../src/app/ports/einings.ts";
import type { History, StoredEvent } from "../../src/app/ports/events.ts";
import type { Colleague, Colleagues } from "../../src/app/ports/people.ts";
import { evolve } from "../../src/einings/evolve.ts";
import { folded } from "../../src/einings/names.ts";
import { type Eining, type EiningState, noEining } from "../../src/einings/state.ts";

export function fakeEinings(shown: readonly Colleague[] = [], nowMs = 0) {
  const streams = new Map<string, readonly StoredEvent[]>();
  const taken = new Set<string>();
  const history: History = {
    load: async (stream, after) => (streams.get(stream) ?? []).slice(after),
    async append({ stream, events, inboundId }) {
      if (inboundId !== undefined && taken.has(inboundId)) return "duplicate";
      if (inboundId !== undefined) taken.add(inboundId);
      streams.set(stream, [...(streams.get(stream) ?? []), ...events]);
      return "appended";
    },
    wasTaken: async (inboundId) => taken.has(inboundId),
  };
  const rows = (): readonly { readonly row: EiningRow; readonly state: Eining }[] =>
    [...streams]
      .flatMap(([stream, events]) => {
        const state = events
          .map((event, index) => einingAggregate.fromStored(event, { stream, version: index + 1 }))
          .reduce<EiningState>(evolve, noEining);
        if (state.status === "none") return [];
        const { name, number, einingKind, målform } = state;
        const row = { einingId: idIn(stream), name, einingKind, målform };
        return [{ row: number === undefined ? row : { ...row, number }, state }];
      })
      .toSorted((a, b) => a.row.name.localeCompare(b.row.name));
  const only = (is: (row: EiningRow) => boolean) => rows().flatMap(({ row }) => (is(row) ? [row] : []));
  const people = (is: (person: Membership["person"]) => boolean): Membership[] =>
    rows().flatMap(({ row, state }) => state.people.filter(is).map((person) => ({ eining: row, person })));
  const store: EiningStore = {
    find: async (einingId) => only((row) => row.einingId === einingId)[0],
    named: async (name) => only((row) => folded(row.name) === folded(name)),
    numbered: async (number) => only((row) => row.number === number),
    async page({ search, skip, limit }) {
      const found = only((row) => folded(row.name).includes(folded(search)));
      return { rows: found.slice(skip, skip + limit), count: found.length };
    },
    of: async (personId) => people((person) => person.personId === personId),
    unrecognised: async (emails) =>
      people((person) => person.personId === undefined && emails.includes(person.email ?? "")).map(
        ({ eining, person }) => ({ einingId: eining.einingId, email: person.email ?? "" }),
      ),
    peopleCalled: async (query) => people(({ personId, email, name }) => [personId, email, name].includes(query)),
  };
  const colleagues: Colleagues = {
    colleagues: async () => shown,
    colleague: async (_chat, teamsId) => shown.find(({ personId }) => `29:${personId}` === teamsId),
  };
  return { all: einings(history, { now: () => nowMs }), store, history, ...colleagues };
}
