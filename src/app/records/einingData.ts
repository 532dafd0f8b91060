/** What is stored about one person in einings: theirs alone. Taking out what is over, and erasing an eining as a whole. */
import type { EiningEvent } from "../../einings/events.ts";
import { tombstones } from "../../einings/tombstones.ts";
import { Unreadable } from "../../errors.ts";
import { einingAggregate } from "../einings/aggregate.ts";
import type { EiningParts } from "../einings/ofMeeting.ts";
import { einingStream } from "../einings/stream.ts";
import type { Log } from "../ports/log.ts";
import type { Read } from "../ports/reads.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";
import type { Item } from "./personEvents.ts";
import { readItems } from "./readItems.ts";

export interface EiningData {
  readonly einingId: string;
  readonly eining: string;
  readonly items: readonly Item[];
}

/** Who is looked for: by id, by address, or by name. */
export interface SoughtInEinings {
  readonly key: string;
  readonly name: string;
  readonly address?: string;
}

/** Everybody who stands in an eining, or has stood there; under an id where there is one. */
export async function peopleInEinings(parts: EiningParts): Promise<readonly SoughtInEinings[]> {
  const people: SoughtInEinings[] = [];
  for await (const { events } of every(parts)) {
    for (const { name, email, personId } of known(events).values())
      people.push({ key: personId ?? email ?? name, name, ...(email === undefined ? {} : { address: email }) });
  }
  return people;
}

/** Everything about somebody, eining by eining; `reads` are theirs. */
export async function einingDataOf(
  parts: EiningParts,
  sought: SoughtInEinings,
  reads: readonly Read[],
): Promise<readonly EiningData[]> {
  const found: EiningData[] = [];
  for await (const { einingId, name, events } of every(parts)) {
    const seen = readItems(reads, einingStream(einingId), { shown: "sawFigures", handedOut: "gotFigures" });
    const items = [...itemsOf(events, sought), ...seen];
    if (items.length > 0) found.push({ einingId, eining: name, items });
  }
  return found;
}

/** Tells what can't be understood, and ends when the process is to stop: the rest waits for another night. */
interface TidyingNight {
  readonly log: Log;
  readonly beforeMs: number;
  readonly isStopping: () => boolean;
}

/** Takes names, addresses and words that were over before `beforeMs` out of the events; gives how many events have lost them. */
export async function tidyEinings(
  parts: EiningParts,
  { records, log, beforeMs, isStopping }: TidyingNight & { readonly records: Records },
): Promise<number> {
  let count = 0;
  for await (const { einingId, events } of every(parts, { log, isStopping })) {
    const without = tombstones(events, beforeMs);
    if (without.size === 0) continue;
    const stream = einingStream(einingId);
    const stored = [...without].map(
      ([version, event]) => [version, einingAggregate.toStored(event, { stream, version })] as const,
    );
    await records.rewrite(stream, new Map(stored));
    count += without.size;
  }
  return count;
}

/**
 * Erases an eining with all its people; undefined where it is not there. Its entries stay, for nobody but who is named in them.
 * One that can't be understood goes like any other.
 */
export async function eraseEining(
  { all }: EiningParts,
  records: Pick<Records, "erase">,
  einingId: string,
  by: Erasing,
): Promise<Erased | undefined> {
  const events = await all.history(einingId).catch((error: unknown): readonly EiningEvent[] => {
    if (error instanceof Unreadable) return [];
    throw error;
  });
  const people = [...known(events).values()].flatMap(({ personId }) => personId ?? []);
  return records.erase(einingStream(einingId), [...new Set(people)], by);
}

const PAGE = 200;

/** One that can't be understood holds up nobody else's where there is a log to say so in. */
async function* every({ all, store }: EiningParts, { log, isStopping }: Partial<TidyingNight> = {}) {
  for (let skip = 0; ; skip += PAGE) {
    const { rows } = await store.page({ search: "", skip, limit: PAGE });
    for (const { einingId, name } of rows) {
      if (isStopping?.()) return;
      try {
        yield { einingId, name, events: await all.history(einingId) };
      } catch (error) {
        if (log === undefined || !(error instanceof Unreadable)) throw error;
        log.error("texts.notTidied", { ...error.at });
      }
    }
    if (rows.length < PAGE) return;
  }
}

interface Known {
  readonly name: string;
  readonly email?: string | undefined;
  readonly personId?: string | undefined;
}

/** What has been said of each key, the newest. */
function known(events: readonly EiningEvent[]): ReadonlyMap<string, Known> {
  const people = new Map<string, Known>();
  for (const event of events) {
    if (event.type === "personAdded") people.set(event.person.key, event.person);
    const before = "key" in event ? people.get(event.key) : undefined;
    if (before === undefined || !("key" in event)) continue;
    if (event.type === "personChanged") people.set(event.key, { ...before, name: event.name, email: event.email });
    if (event.type === "personRecognised") people.set(event.key, { ...before, personId: event.personId });
  }
  return people;
}

function itemsOf(events: readonly EiningEvent[], { key, name, address }: SoughtInEinings): Item[] {
  const plain = (text: string | undefined) => text?.trim().toLowerCase();
  const isThem = (one: Known) => {
    if (one.personId !== undefined) return one.personId === key;
    if (one.email !== undefined) return [plain(key), plain(address)].includes(plain(one.email));
    // Whose name has gone as well is nobody any more.
    return one.name !== "" && plain(one.name) === plain(name);
  };
  const keys = [...known(events)].flatMap(([each, one]) => (isThem(one) ? [each] : []));
  const theirs = events.flatMap((event): Item[] => {
    const told = keys.flatMap((each) => toldOf(event, each));
    return told.map((item) => ({ atMs: event.atMs, ...item }));
  });
  const acts = events.filter(({ by }) => by === key).map(actOf);
  return [...theirs, ...acts];
}

function actOf(event: EiningEvent): Item {
  const { atMs } = event;
  return event.type === "topicKept" ? { atMs, what: "keptTopic", text: event.text } : { atMs, what: "changedEining" };
}

function toldOf(event: EiningEvent, key: string): readonly Omit<Item, "atMs">[] {
  switch (event.type) {
    case "personAdded":
      return event.person.key === key ? [{ what: "putOnList" }, ...standing(event.person)] : [];
    case "personChanged":
      return event.key === key ? [{ what: "listChanged" }, ...standing(event)] : [];
    case "personRecognised":
      return event.key === key ? [{ what: "recognised", text: event.personId }] : [];
    case "personLeft":
      return event.key === key ? [{ what: "takenOffList" }] : [];
    case "groupSet":
      return event.group.members.includes(key) ? [{ what: "inGroup", ...named(event.group) }] : [];
    default:
      return [];
  }
}

/** A group that is called otherwise now, or is no more, has no name here. */
function named({ name }: { readonly name: string }): { readonly text?: string } {
  return name === "" ? {} : { text: name };
}

function standing(
  person:
    | Extract<EiningEvent, { type: "personChanged" }>
    | (Known & { roles: readonly string[]; contactOf: readonly string[] }),
) {
  const { name, email, roles, contactOf } = person;
  return [
    ...(name === "" ? [] : [{ what: "name", text: name }]),
    ...(email === undefined ? [] : [{ what: "address", text: email }]),
    ...roles.map((role) => ({ what: `is.${role}` })),
    ...contactOf.map((teneste) => ({ what: "teneste", text: teneste })),
  ];
}
