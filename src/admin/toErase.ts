/** What a command to erase is about: found under its name, or by its age, with what keeps it. */
import { idIn, kindOf, streamOf } from "../app/aggregate.ts";
import { EINING } from "../app/einings/stream.ts";
import { FOLLOWER } from "../app/followers/stream.ts";
import type { Erased, Records } from "../app/ports/records.ts";
import { eraseEining } from "../app/records/einingData.ts";
import { eraseEntry, type ListedEntry, listOlderEntries, lookUpEntry } from "../app/records/entryErasure.ts";
import {
  type ErasurePolicy,
  eraseMeeting,
  type Listed,
  listOlder,
  lookUp,
  type Verdict,
} from "../app/records/erasure.ts";
import { eraseFollower, followersOlder, type OlderFollower } from "../app/records/followerData.ts";
import { ENTRY, entryStream } from "../app/stafettlogg/stream.ts";
import { recordsOf } from "../delivery.ts";
import { osloDate } from "../meeting/oslo.ts";
import type { Office } from "./office.ts";

export interface Found {
  /** How whoever typed the command knows it. */
  readonly id: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** Undefined where it is not to be erased as it is now. */
  erase(): Promise<Erased | undefined>;
}

/** What is named, as far as it is there: a meeting by its id, everything else with its kind before it. */
export async function named(office: Office, ids: readonly string[], policy: ErasurePolicy): Promise<readonly Found[]> {
  const asked = inOrder(office, policy);
  const found: Found[] = [];
  for (const id of new Set(ids)) {
    const one = await asked.named(id);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Meetings that began before `beforeMs`, entries that ended, and those who have heard of nothing since. */
export function older(office: Office, beforeMs: number, policy: ErasurePolicy): Promise<readonly Found[]> {
  return inOrder(office, policy).older(beforeMs);
}

function inOrder(office: Office, policy: ErasurePolicy) {
  const { config, store, meetings, entries, einings, followers, operator } = office;
  const records: Records = recordsOf(config.mail, store);
  const by = () => ({ operator, atMs: store.clock.now() });
  const ofMeetings = { meetings, records };
  const ofEntries = { all: entries, store: store.entries, records };

  const meeting = ({ row, verdict }: Listed): Found => ({
    id: row.meetingId,
    label: `${row.meetingId} ${osloDate(row.startedAtMs)} «${row.topic}»`,
    verdict,
    async erase() {
      const outcome = await eraseMeeting(ofMeetings, row.meetingId, policy, by());
      return typeof outcome === "object" ? outcome : undefined;
    },
  });
  const entry = ({ entryId, verdict }: ListedEntry): Found => ({
    id: entryStream(entryId),
    label: entryStream(entryId),
    verdict,
    erase: () => eraseEntry(ofEntries, entryId, by()),
  });
  const other = (stream: string, erase: Found["erase"]): Found => ({
    id: stream,
    label: stream,
    verdict: "erasable",
    erase,
  });
  const follower = (one: OlderFollower) =>
    other(streamOf(FOLLOWER, one.id), () => eraseFollower({ records }, one, by()));
  const eining = (stream: string) =>
    other(stream, () => eraseEining({ all: einings, store: store.einings }, records, idIn(stream), by()));

  return {
    async named(id: string): Promise<Found | undefined> {
      if (kindOf(id) === ENTRY) {
        const one = await lookUpEntry(ofEntries, idIn(id), policy);
        return one && entry(one);
      }
      if ([FOLLOWER, EINING].includes(kindOf(id))) {
        if (!(await records.isThere(id))) return undefined;
        return kindOf(id) === EINING ? eining(id) : follower({ id: idIn(id) });
      }
      const one = await lookUp(ofMeetings, id, policy);
      return one && meeting(one);
    },
    async older(beforeMs: number): Promise<readonly Found[]> {
      const reminded = { followers, readModels: store.readModels, records };
      return [
        ...(await listOlderEntries(ofEntries, beforeMs, policy)).map(entry),
        ...(await followersOlder(reminded, beforeMs)).older.map(follower),
        ...(await listOlder(ofMeetings, beforeMs, policy)).map(meeting),
      ];
    },
  };
}
