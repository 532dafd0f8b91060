/**
 * A municipality's stafettlogg, put straight into a database: entries made by the rules, their rows by the projection, and
 * written many at a time, so that ten thousand take seconds.
 */

import { type Aggregate, streamOf } from "../../src/app/aggregate.ts";
import { einingAggregate } from "../../src/app/einings/aggregate.ts";
import { entryAggregate } from "../../src/app/stafettlogg/aggregate.ts";
import type { EiningEvent } from "../../src/einings/events.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { CATEGORIES } from "../../src/meeting/plan.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import type { CommandBody } from "../../src/stafettlogg/commands.ts";
import type { EntryEvent } from "../../src/stafettlogg/events.ts";
import { noEntry } from "../../src/stafettlogg/state.ts";
import { CRAFT_CODES } from "../../src/stafettlogg/tiltak.ts";
import { type Location, openStore } from "../../src/store/store.ts";
import { beside } from "../privacy/tables.ts";
import { asked, EVALUATE, FIELDS, OPEN, playEntry, TILTAK } from "../support/entry.ts";

export interface Size {
  readonly einings: number;
  readonly entries: number;
}

/** Half of all entries are the first eining's: nobody has more. */
export const LARGEST = 0;

const einingId = (at: number) => `bench-${at}`;
export const entryId = (at: number) => `bench-entry-${at}`;
/** Which eining an entry belongs to. */
export const einingOf = (entry: number, { einings }: Size) => (entry % 2 === 0 ? LARGEST : ((entry - 1) / 2) % einings);

export interface Staff {
  /** Ids by eining. */
  readonly leaderOf: (eining: number) => string;
  /** The contact of PPT in all of them. */
  readonly contact: string;
  /** Who owns them all. */
  readonly owner: string;
}

/** All entries are as old. */
export const MADE_DAYS_AGO = 150;

/** One in so many is held by the leader; the others by employees. */
const HOLDERS = 7;
const employeeIn = (eining: number, nth: number) => `employee-${eining}-${nth}`;

const VARIANTS = 120;
const DAY_MS = 86_400_000;
const AT_A_TIME = 500;

/** Makes the tables and fills them; the store is closed again. */
export async function fill(location: Location, size: Size, staff: Staff): Promise<{ events: number }> {
  const silent = { info() {}, warn() {}, error() {} };
  const store = await openStore(location, { clockSpeed: 1, log: silent });
  const nowMs = store.clock.now();
  await store.close();
  const variants = Array.from({ length: VARIANTS }, (_, at) => JSON.stringify(entryLike(at, nowMs)));
  const { query, close } = await beside(location);
  const write = async (streams: readonly Stream[]) => {
    for (const [table, rows] of Object.entries(merged(streams)))
      await query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`, [
        JSON.stringify(rows),
      ]);
  };
  let events = 0;
  const many = async (count: number, make: (at: number) => Stream) => {
    for (let from = 0; from < count; from += AT_A_TIME) {
      const streams = Array.from({ length: Math.min(AT_A_TIME, count - from) }, (_, at) => make(from + at));
      events += streams.reduce((sum, one) => sum + one.events, 0);
      await write(streams);
    }
  };
  await many(size.einings, (at) => streamOfEvents(einingAggregate, einingId(at), einingLike(at, staff)));
  await many(size.entries, (at) => {
    const eining = einingOf(at, size);
    const played = (variants[at % VARIANTS] ?? "")
      .replaceAll(`"${OPEN.eining.id}"`, `"${einingId(eining)}"`)
      .replaceAll('"leader"', `"${at % HOLDERS === 0 ? staff.leaderOf(eining) : employeeIn(eining, at % HOLDERS)}"`);
    return streamOfEvents(entryAggregate, entryId(at), JSON.parse(played) as readonly EntryEvent[]);
  });
  await query("ANALYZE", []);
  await close();
  return { events };
}

/** What happens in an entry: ten events, of which the last may end it. */
function entryLike(at: number, nowMs: number): readonly EntryEvent[] {
  const madeMs = nowMs - MADE_DAYS_AGO * DAY_MS;
  const today = osloDate(nowMs);
  const dueOn = daysAfter(today, (at % 60) - 20);
  const startBy = daysAfter(osloDate(madeMs), 7);
  const tiltak = (evaluateBy: string, follows?: string) =>
    ({
      type: "addTiltak",
      tiltak: { ...TILTAK, startBy, evaluateBy, ...(follows === undefined ? {} : { follows }) },
    }) as const;
  const glimpses = [1, 2, 3].map((nth) => ({ type: "addLysglimt", text: `Dette gjekk bra, gong ${nth}` }) as const);
  const fields = {
    ...FIELDS,
    oppmerksomheit: `Uro i ${["garderoben", "storefri", "timane", "køen"][at % 4]}, sak ${at}`,
    category: CATEGORIES[at % CATEGORIES.length] ?? "other",
  };
  const isEnded = at % 3 === 0;
  const commands: readonly CommandBody[] = [
    { ...OPEN, fields: { ...fields, goal: "" } },
    { type: "change", fields },
    { type: "setLevel", level: 2 },
    tiltak(daysAfter(startBy, 30)),
    { ...EVALUATE, id: "t1", outcome: "someEffect" },
    ...glimpses,
    tiltak(dueOn, "t1"),
    ...(isEnded
      ? [
          { ...EVALUATE, id: "t2" } as const,
          { type: "close", because: "goalReached", sentence: "Slik er det no" } as const,
        ]
      : [tiltak(daysAfter(dueOn, 14))]),
  ];
  const all = commands.map((command) => asked(command, { kept: CRAFT_CODES, confirmed: true }));
  return playEntry(all, { state: noEntry, events: [], nowMs: madeMs }).events;
}

function einingLike(at: number, { leaderOf, contact, owner }: Staff): readonly EiningEvent[] {
  const said = { by: SYSTEM, atMs: 0 } as const;
  const facts = { name: `Skule nummer ${at}`, einingKind: "school", målform: "nn" } as const;
  const person = (key: string, name: string, personId: string) => ({ key, name, personId, contactOf: [] }) as const;
  return [
    { type: "einingFounded", facts, because: "import", ...said },
    { type: "personAdded", person: { ...person("p1", "Rektor", leaderOf(at)), roles: ["leader"] }, ...said },
    ...Array.from({ length: 10 }, (_, nth): EiningEvent => {
      const one = person(`p${nth + 2}`, `Tilsett ${nth}`, employeeIn(at, nth));
      return { type: "personAdded", person: { ...one, roles: ["employee"] }, ...said };
    }),
    { type: "personAdded", person: { ...person("p99", "PPT", contact), roles: [], contactOf: ["ppt"] }, ...said },
    { type: "personAdded", person: { ...person("p100", "Eigar", owner), roles: ["owner"] }, ...said },
  ];
}

/** Rows by table, named as the database names its columns. */
interface Stream {
  readonly events: number;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

function streamOfEvents<State, Command, Event, Job>(
  aggregate: Aggregate<State, Command, Event, Job>,
  id: string,
  events: readonly Event[],
): Stream {
  const stream = streamOf(aggregate.kind, id);
  const after = events.reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);
  const rows = aggregate.rows({ id, before: aggregate.initial, events, after });
  const own = Object.entries(rows).map(([table, each]) => [table, each.map((row) => inDatabase(stream, row))]);
  const stored = events.map((event, at) => ({
    stream_id: stream,
    version: at + 1,
    body: aggregate.toStored(event, { stream, version: at + 1 }),
  }));
  return {
    events: events.length,
    rows: { stream: [{ stream_id: stream }], event: stored, ...Object.fromEntries(own) },
  };
}

function inDatabase(stream: string, row: Readonly<Record<string, unknown>>): object {
  const columns = Object.entries(row).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { stream_id: stream, ...Object.fromEntries(columns) };
}

function merged(streams: readonly Stream[]): Readonly<Record<string, readonly object[]>> {
  const all: Record<string, object[]> = {};
  for (const { rows } of streams)
    for (const [table, each] of Object.entries(rows)) all[table] = [...(all[table] ?? []), ...each];
  return all;
}
