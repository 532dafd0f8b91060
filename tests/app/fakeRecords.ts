/** The records in memory, on top of a fake store. */
import { idIn } from "../../src/app/aggregate.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { Erasing, Records } from "../../src/app/ports/records.ts";
import { endedOf, type Played } from "../support/meeting.ts";
import { type FakeStore, fakeStore } from "./fakes.ts";

export interface FakeRecords extends Records {
  readonly store: FakeStore;
  readonly erased: { readonly meetingId: string; readonly people: readonly string[]; readonly by: Erasing }[];
  vacuums: number;
  hold(meetingId: string, played: Played): void;
  fault: (meetingId: string) => void;
}

export function fakeRecords(): FakeRecords {
  const store = fakeStore();
  const held = new Map<string, Played>();
  const tidiedTo = new Map<string, number>();
  const claims = new Map<string, { setting: string; atMs: number }>();
  const rowOf = (meetingId: string) => {
    const state = held.get(meetingId)?.state;
    if (state === undefined || state.status === "none") return undefined;
    const { info, leaderId, startedAtMs } = state;
    const { chatId, topic } = info;
    return { meetingId, chatId, active: state.status === "active", leaderId, topic, startedAtMs };
  };
  return {
    store,
    erased: [],
    vacuums: 0,
    fault: () => {},
    hold(meetingId, played) {
      held.set(meetingId, played);
      store.seed(meetingId, played);
    },
    async startedBefore(beforeMs) {
      return [...held.keys()].flatMap((id) => rowOf(id) ?? []).filter((row) => row.startedAtMs < beforeMs);
    },
    find: async (meetingId) => rowOf(meetingId),
    rowsOf: async () => [],
    unfinished: async () => [],
    finished: async () => undefined,
    isThere: async (stream) => held.has(idIn(stream)),
    async erase(stream, people, by, seen) {
      const meetingId = idIn(stream);
      if (seen !== undefined && seen !== store.eventsOf(meetingId).length) return undefined;
      this.fault(meetingId);
      const events = endedOf(held.get(meetingId) as Played) && store.eventsOf(meetingId).length;
      held.delete(meetingId);
      this.erased.push({ meetingId, people, by });
      return { id: this.erased.length, events, editions: 0, reads: 0, toldIn: [] };
    },
    async untidied(beforeMs) {
      const rows = await this.startedBefore(beforeMs);
      const ids = rows.filter((row) => !row.active).map((row) => row.meetingId);
      return ids.filter((id) => (tidiedTo.get(id) ?? 0) < store.eventsOf(id).length);
    },
    rewrite: async () => undefined,
    wasErased: async () => false,
    async tidy(meetingId, events, version) {
      const stored = store.eventsOf(meetingId).map((event, index) => {
        const anew = events.get(index + 1);
        return anew === undefined
          ? event
          : meetingAggregate.fromStored(anew, { stream: meetingId, version: index + 1 });
      });
      store.seed(meetingId, { ...(held.get(meetingId) as Played), events: stored });
      tidiedTo.set(meetingId, version);
    },
    async claim(task, setting, { sinceMs, atMs }) {
      const before = claims.get(task);
      if (before !== undefined && before.atMs >= sinceMs) return undefined;
      claims.set(task, { setting, atMs });
      return { settingBefore: before?.setting };
    },
    async vacuum() {
      this.vacuums += 1;
    },
  };
}
