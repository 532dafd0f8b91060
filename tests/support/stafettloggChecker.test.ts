import { describe, expect, it } from "vitest";
import type { FollowerEvent } from "../../src/followers/events.ts";
import { evolve } from "../../src/followers/evolve.ts";
import { type Follower, noFollower } from "../../src/followers/state.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { entryOf, evaluated, OPEN, type PlayedEntry, SCHOOL_NOW, withTiltak } from "./entry.ts";
import { stafettloggFaults } from "./stafettloggChecker.ts";
import type { ConnectorCall } from "./teamsRecord.ts";

const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+01:00`);
/** The tiltak starts on this day; Ingrid, who holds the entry, is told. */
const EIGHT_MS = at("2027-03-08 08:00");
const NOW_MS = at("2027-03-08 08:10");
const REF = { entryId: "e1", tiltakId: "t1" };
const ITEM = { ...REF, step: "start", about: "2027-03-08", evaluateBy: "2027-04-19" } as const;
const person = { name: "Ingrid Rektor", personId: "leader" };
const said = { by: SYSTEM, atMs: EIGHT_MS } as const;
const REMINDED: FollowerEvent = { type: "reminded", person, målform: "nn", item: ITEM, digestAtMs: EIGHT_MS, ...said };
const GIVEN: FollowerEvent = {
  type: "digestGiven",
  number: 1,
  on: "2027-03-08",
  items: [{ ...REF, evaluateBy: ITEM.evaluateBy }],
  dropped: [],
  ...said,
};
const POST: ConnectorCall = {
  atMs: EIGHT_MS,
  sinceMs: EIGHT_MS,
  method: "POST",
  chatId: "private 29:Ingrid",
  activityId: "a1",
  body: { card: "digest:1" },
};
const DONE = { stream: "follower/leader", key: "digest:1", status: "sent", chatId: POST.chatId, activityId: "a1" };
const PLANNED = { stream: "entry/e1", kind: "remind", state: "created", isDue: false };

interface Seen {
  readonly entry: PlayedEntry;
  readonly told: readonly FollowerEvent[];
  readonly calls: readonly ConnectorCall[];
  readonly ledger: readonly (typeof DONE)[];
  readonly jobs: readonly (typeof PLANNED)[];
}
const WELL: Seen = { entry: withTiltak, told: [REMINDED, GIVEN], calls: [POST], ledger: [DONE], jobs: [PLANNED] };

function faultsIn(change: Partial<Seen>): Promise<string[]> {
  const { entry, told, ...rest } = { ...WELL, ...change };
  const kinds: Readonly<Record<string, readonly [string, unknown, readonly unknown[]]>> = {
    entry: ["e1", entryOf(entry), entry.events],
    follower: ["leader", told.reduce<Follower>(evolve, noFollower), told],
    eining: [OPEN.eining.id, SCHOOL_NOW, []],
  };
  const reader = {
    rows: async () => [],
    replayed: async ({ kind }: { readonly kind: string }) => {
      const [id, state, events] = kinds[kind] ?? ["", undefined, []];
      return new Map([[id, { state, events }]]) as never;
    },
  };
  const evidence = { databaseUrl: "", acknowledged: [], mails: [], nowMs: NOW_MS, meetings: new Map() };
  return stafettloggFaults(reader, { ...evidence, ...rest, productMs: ({ atMs }) => atMs });
}

describe("the checker of the stafettlogg", () => {
  it("finds nothing where all is well", async () => {
    expect(await faultsIn({})).toEqual([]);
  });

  it("takes no digest for lost that waits until the chat is tried again", async () => {
    const way = { ...DONE, key: "way:leader", status: "unsent", activityId: "", chatId: "" };
    const again = { stream: "follower/leader", kind: "render", state: "created", isDue: false };
    expect(await faultsIn({ ledger: [way], calls: [], jobs: [PLANNED, again] })).toEqual([]);
    expect(await faultsIn({ ledger: [way], calls: [] })).toHaveLength(1);
  });

  it("asks for no digest of what was evaluated before it could be told", async () => {
    expect(await faultsIn({ entry: evaluated, told: [REMINDED], calls: [], ledger: [] })).toEqual([]);
  });

  it("lets what was begun before school was out be done a little after it", async () => {
    const out = at("2027-03-08 16:00");
    const at1600 = (ms: number) => ({ told: [REMINDED, { ...GIVEN, atMs: out + ms }] });
    expect(await faultsIn(at1600(800))).toEqual([]);
    expect(await faultsIn(at1600(61_000))).toHaveLength(1);
  });

  const night = at("2027-03-09 03:00");
  const again = { ...evaluated, events: [...evaluated.events, ...evaluated.events.slice(-1)] };
  it.each<[string, Partial<Seen>, RegExp]>([
    ["an outcome that was given twice", { entry: again }, /evaluated again/],
    ["a reminder that nobody knows of", { told: [] }, /start of t1 of e1 is not known/],
    ["a reminder twice", { told: [REMINDED, GIVEN, REMINDED] }, /reminded again/],
    ["what is not told", { told: [REMINDED] }, /not told of something new/],
    ["a next reminder that is not planned", { jobs: [] }, /is not planned/],
    ["a digest that went nowhere", { ledger: [], calls: [] }, /went nowhere/],
    ["a digest that was posted twice", { calls: [POST, { ...POST, activityId: "a2" }] }, /posted twice/],
    ["a digest that was given at night", { told: [REMINDED, { ...GIVEN, atMs: night }] }, /given at/],
    ["a digest that was posted at night", { calls: [{ ...POST, atMs: night }] }, /posted at/],
  ])("sees %s", async (_what, change, fault) => {
    expect((await faultsIn(change)).join("\n")).toMatch(fault);
  });
});
