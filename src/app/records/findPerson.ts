/** Who is meant by an id, an address or a name, and in which meetings they stand. */
import type { PersonId } from "../../meeting/people.ts";
import { idIn, streamOf } from "../aggregate.ts";
import type { EiningParts } from "../einings/ofMeeting.ts";
import type { Followers } from "../followers/followers.ts";
import { followerIdOf } from "../followers/stream.ts";
import type { Meetings } from "../meeting/meetings.ts";
import { MEETING, meetingStream } from "../meeting/stream.ts";
import type { ChatStore } from "../ports/chats.ts";
import type { MeetingStore, SentDocument } from "../ports/meetings.ts";
import type { ReadLedger } from "../ports/reads.ts";
import type { Records } from "../ports/records.ts";
import { type EiningData, einingDataOf, peopleInEinings, type SoughtInEinings } from "./einingData.ts";
import { type EntryData, type EntryParts, entryDataOf, peopleInEntries } from "./entryData.ts";
import { type MeetingData, personData, standingIn } from "./personData.ts";

export interface PersonParts {
  readonly store: Pick<MeetingStore, "edition">;
  readonly meetings: Meetings;
  readonly records: Records;
  readonly reads: ReadLedger;
  readonly entries: EntryParts;
  readonly einings: EiningParts;
  readonly followers: Pick<Followers, "history">;
  readonly chats: Pick<ChatStore, "findPersonal">;
}

export interface Match {
  /**
   * An id of Teams; or, for somebody who has none, the meeting's id, a slash and the id within it; or, for one who stands in
   * entries of the stafettlogg, what was followed up of them, or the list of a school alone, their address or name.
   */
  readonly key: string;
  readonly name: string;
  /** Where one is known: it is what those who are not in Teams are reminded under. */
  readonly address?: string;
  readonly places: readonly { readonly meetingId: string; readonly personId: PersonId }[];
}

/** Ids that mean something within one meeting only. */
const LOCAL = /^(utan-app|mottakar):/;
const EVER_MS = Date.UTC(9999, 0);

/** Everybody whom `query` may mean: the same id, or, in whatever case, the same address or name. */
export async function findPeople(parts: PersonParts, query: string): Promise<readonly Match[]> {
  const { meetings, records, entries, einings } = parts;
  const wanted = query.trim().toLowerCase();
  const found = new Map<string, Match>();
  if (wanted === "") return [];
  for (const { meetingId } of await records.startedBefore(EVER_MS)) {
    const meeting = await meetings.find(meetingId);
    for (const { id, name, email } of meeting === undefined ? [] : standingIn(meeting)) {
      const key = LOCAL.test(id) ? `${meetingId}/${id}` : id;
      if (![key, name, email ?? ""].some((each) => each.toLowerCase() === wanted)) continue;
      const before = found.get(key)?.places ?? [];
      if (before.some((place) => place.meetingId === meetingId)) continue;
      const address = found.get(key)?.address ?? email;
      const places = [...before, { meetingId, personId: id }];
      found.set(key, { key, name, ...(address === undefined ? {} : { address }), places });
    }
  }
  for (const { personId, name, email } of await peopleInEntries(entries)) {
    if (![personId, name, email].some((each) => each?.toLowerCase() === wanted)) continue;
    putIn(found, { personId, name, key: personId ?? name, address: email });
  }
  for (const { key, name, address } of await peopleInEinings(einings)) {
    if (![key, name, address].some((each) => each?.toLowerCase() === wanted)) continue;
    putIn(found, { personId: key === name || key === address ? undefined : key, name, key, address });
  }
  const alone = found.size === 0 ? await standsNowhere(parts, query.trim()) : undefined;
  return alone === undefined ? [...found.values()] : [alone];
}

/**
 * Somebody of whom there is only what they did, read or were reminded of, or how they are reached: known by id, or by the
 * address that they are reminded under.
 */
async function standsNowhere(parts: PersonParts, key: string): Promise<Match | undefined> {
  const { followers, chats, reads, einings, entries } = parts;
  const address = key.includes("@") ? { address: key } : {};
  const id = followerIdOf({ name: "", ...(key.includes("@") ? { email: key } : { personId: key }) });
  const sought = { key, name: "" };
  const isKnown =
    (await followers.history(id)).length > 0 ||
    (await chats.findPersonal(key)) !== undefined ||
    (await reads.by(key)).length > 0 ||
    (await einingDataOf(einings, sought, [])).length > 0 ||
    (await entryDataOf(entries, sought, [])).length > 0;
  return isKnown ? { ...sought, ...address, places: [] } : undefined;
}

interface Standing {
  readonly personId: string | undefined;
  readonly name: string;
  readonly key: string;
  readonly address: string | undefined;
}

/** Two of the same name are two where both have an id; where one has none, nobody can tell them apart. */
function putIn(found: Map<string, Match>, { personId, name, key, address }: Standing): void {
  const same = found.get(key) ?? (personId === undefined && [...found.values()].find((one) => one.name === name));
  const known = { ...(address === undefined ? {} : { address }) };
  if (!same) found.set(key, { key, name, ...known, places: [] });
  else found.set(same.key, { ...known, ...same });
}

/** All that is stored about them as somebody of a school or kindergarten. */
export async function collectEinings(
  { einings, reads }: PersonParts,
  sought: SoughtInEinings,
): Promise<readonly EiningData[]> {
  return einingDataOf(einings, sought, await reads.by(sought.key));
}

/** All that is stored about them in the stafettlogg. */
export async function collectEntries({ entries, reads }: PersonParts, match: Match): Promise<readonly EntryData[]> {
  return entryDataOf(entries, match, await reads.by(match.key));
}

/** All that is stored about them, meeting by meeting, oldest first. Under an id of Teams every meeting is looked through. */
export async function collect(parts: PersonParts, { key, places }: Match): Promise<readonly MeetingData[]> {
  const found = key.includes("/") ? [] : await findPeople(parts, key);
  const there = found.find((one) => one.key === key)?.places ?? places;
  const all = [...there, ...(await readOnly(parts, key, there))];
  const collected: MeetingData[] = [];
  for (const { meetingId, personId } of all) {
    const meeting = await parts.meetings.find(meetingId);
    if (meeting === undefined) continue;
    const events = await parts.meetings.history(meetingId);
    const editions = await editionsOf(parts, meetingId);
    const reads = await parts.reads.of(meetingStream(meetingId));
    collected.push(personData({ events, meeting, editions, reads }, personId));
  }
  return collected.toSorted((one, other) => one.startedAtMs - other.startedAtMs);
}

/** Meetings that they were not in, and have read the referat of: they lead the school, say. */
async function readOnly({ reads }: PersonParts, key: string, there: Match["places"]): Promise<Match["places"]> {
  const streams = (await reads.by(key))
    .map(({ stream }) => stream)
    .filter((one) => one.startsWith(streamOf(MEETING, "")));
  const ids = [...new Set(streams.map(idIn))].filter((id) => !there.some(({ meetingId }) => meetingId === id));
  return ids.map((meetingId) => ({ meetingId, personId: key }));
}

async function editionsOf({ store }: PersonParts, meetingId: string): Promise<SentDocument[]> {
  const editions: SentDocument[] = [];
  for (let number = 1; ; number += 1) {
    const document = await store.edition(meetingStream(meetingId), number);
    if (document === undefined) return editions;
    editions.push({ number, document });
  }
}
