import { describe, expect, it, vi } from "vitest";
import { followers } from "../../src/app/followers/followers.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import { eraseEntry, listOlderEntries, lookUpEntry } from "../../src/app/records/entryErasure.ts";
import { eraseMeeting, listOlder, monthsBefore } from "../../src/app/records/erasure.ts";
import { eraseFollower } from "../../src/app/records/followerData.ts";
import { type HousekeepingParts, housekeep } from "../../src/app/records/housekeeping.ts";
import { Unreadable } from "../../src/errors.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { founded } from "../einings/dsl.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { entryOf, OPEN, playEntry } from "../support/entry.ts";
import {
  approved,
  as,
  completedMeeting,
  meetingIn,
  PEOPLE,
  type Played,
  play,
  START_MS,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { fakeRecords } from "./fakeRecords.ts";
import { fakeClock, fakeStafettlogg } from "./fakes.ts";

const sent = play([approved], completedMeeting());
const result = (edition: number, status: "delivered" | "awaitingReceipt") =>
  as(SYSTEM, { type: "archiveResult", edition, result: { status, reference: "ref" } });
const queued = as(SYSTEM, { type: "archiveResult", edition: 1, result: { status: "queued" } });
const archived = play([queued, result(1, "delivered")], sent);
const corrected = play(
  [
    as("leader", { type: "editSection", section: "challenge", text: "Rett" }),
    as("leader", { type: "correctReferat", why: "Feil i teksten" }),
  ],
  archived,
);
const MONTH_MS = 31 * 86_400_000;

function around(held: Readonly<Record<string, Played>>, nowMs = START_MS + 30 * MONTH_MS) {
  const records = fakeRecords();
  for (const [id, played] of Object.entries(held)) records.hold(id, played);
  const clock = fakeClock(nowMs);
  const lines: string[] = [];
  const note = (event: string, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const stafettlogg = fakeStafettlogg();
  const entries = { all: stafettlogg.entries, store: stafettlogg.store };
  const nobody = { followers: followers(records.store, clock), readModels: { streams: async () => [] } };
  const parts = {
    meetings: meetings(records.store, clock),
    records,
    entries,
    reminded: nobody,
    einings: fakeEinings(),
    clock,
    log,
  };
  return { parts, records, clock, lines };
}

const BY = { operator: "drift", atMs: START_MS };
const erased = async (played: Played, evenUnarchived = false) => {
  const { parts } = around({ m: played });
  const outcome = await eraseMeeting(parts, "m", { evenUnarchived }, BY);
  return typeof outcome === "object" ? "erased" : outcome;
};

describe("erasing a meeting", () => {
  it("takes it, and the people whose private chats may go", async () => {
    const { parts, records } = around({ m: archived });
    const outcome = await eraseMeeting(parts, "m", { evenUnarchived: false }, BY);
    expect(outcome).toMatchObject({ events: archived.events.length, editions: 0, reads: 0 });
    expect(records.erased).toEqual([{ meetingId: "m", people: [...PEOPLE.map((p) => p.id), WITHOUT_APP], by: BY }]);
    expect(await eraseMeeting(parts, "unknown", { evenUnarchived: true }, BY)).toBeUndefined();
  });

  it("is never done while it runs", async () => {
    expect(await erased(meetingIn("tiltak"), true)).toBe("active");
  });

  it("waits for the archive to have every edition, unless somebody says otherwise", async () => {
    expect(await erased(completedMeeting())).toBe("unarchived");
    expect(await erased(sent)).toBe("unarchived");
    expect(await erased(play([queued, result(1, "awaitingReceipt")], sent))).toBe("unarchived");
    expect(await erased(corrected)).toBe("unarchived");
    expect(await erased(play([result(2, "delivered")], corrected))).toBe("unarchived");
    const again = as(SYSTEM, { type: "archiveResult", edition: 2, result: { status: "queued" } });
    expect(await erased(play([again, result(2, "delivered")], corrected))).toBe("erased");
    expect(await erased(sent, true)).toBe("erased");
    expect(await erased(completedMeeting(), true)).toBe("erased");
  });
});

it("a meeting that is corrected while it is looked at is kept: no archive has that edition", async () => {
  const { parts, records } = around({ m: archived });
  const find = records.find.bind(records);
  records.find = async (id) => {
    const row = await find(id);
    const events = records.store.eventsOf(id);
    parts.meetings.find = async () => archived.state as KnownMeeting;
    records.store.seed(id, { ...archived, events: [...events, ...events.slice(-1)] });
    return row;
  };
  expect(await eraseMeeting(parts, "m", { evenUnarchived: false }, BY)).toBeUndefined();
  expect(records.erased).toEqual([]);
});

describe("erasing what somebody is reminded of", () => {
  it("lets their private chat go, where nothing else needs it", async () => {
    const erase = vi.fn(async () => undefined);
    await eraseFollower({ records: { erase } }, { id: "kari" }, BY);
    expect(erase).toHaveBeenCalledWith("follower/kari", ["kari"], BY, undefined, undefined);
  });
});

describe("erasing an entry", () => {
  const streams = (entryId: string, find: () => Promise<never>) => ({
    all: { find },
    store: { closedBefore: async () => [entryId] },
    records: { isThere: async () => true, erase: vi.fn(async () => undefined) },
  });
  const unreadable = async (): Promise<never> => {
    throw new Unreadable({ stream: "entry/e", version: 1, type: "x", fault: "broken" });
  };

  it("waits for the archive where it was to have it, by its name as by its age, unless somebody says otherwise", async () => {
    const asked = { edition: 1, status: "asked", atMs: START_MS } as const;
    const { entries: all } = fakeStafettlogg({ ...entryOf(playEntry([OPEN])), archive: asked });
    const parts = { ...streams("e1", unreadable), all };
    for (const evenUnarchived of [false, true]) {
      const verdict = evenUnarchived ? "erasable" : "unarchived";
      expect(await lookUpEntry(parts, "e1", { evenUnarchived })).toEqual({ entryId: "e1", verdict });
      expect(await listOlderEntries(parts, 9, { evenUnarchived })).toEqual([{ entryId: "e1", verdict }]);
    }
  });

  it("is done also where nobody can read it any more", async () => {
    const parts = streams("e", unreadable);
    expect(await lookUpEntry(parts, "e", { evenUnarchived: false })).toEqual({ entryId: "e", verdict: "erasable" });
    await eraseEntry(parts, "e", BY);
    expect(parts.records.erase).toHaveBeenCalledWith("entry/e", [], BY);
  });
});

describe("meetings older than so many months", () => {
  it("are listed with what may go and what is kept, and nothing is changed", async () => {
    const { parts, records } = around({ archived, sent, running: meetingIn("roles") });
    const listed = await listOlder(parts, START_MS + 1, { evenUnarchived: false });
    expect(listed.map(({ row, verdict }) => [row.meetingId, verdict])).toEqual([
      ["archived", "erasable"],
      ["sent", "unarchived"],
      ["running", "active"],
    ]);
    expect(await listOlder(parts, START_MS, { evenUnarchived: true })).toEqual([]);
    expect(records.erased).toEqual([]);
  });

  it("are counted in calendar months", () => {
    const months = (date: string, count: number) => new Date(monthsBefore(Date.parse(date), count)).toISOString();
    expect(months("2027-03-31T08:00:00Z", 1)).toBe("2027-02-28T08:00:00.000Z");
    expect(months("2028-02-29T08:00:00Z", 24)).toBe("2026-02-28T08:00:00.000Z");
    expect(months("2027-01-15T08:00:00Z", 13)).toBe("2025-12-15T08:00:00.000Z");
  });
});

/** 03.30 in Oslo, winter time. */
const NIGHT_MS = Date.parse("2029-12-05T02:30:00Z");
const DAY_MS = 86_400_000;

describe("erasure by age", () => {
  const retention = { months: 24, archivedByHand: false };
  const nights = async (world: ReturnType<typeof around>, settings: Partial<HousekeepingParts> = { retention }) => {
    await housekeep({ ...world.parts, ...settings });
    return world.lines.splice(0).filter((line) => line.startsWith("retention"));
  };

  it("only counts what would go the first night, and erases from the second on", async () => {
    const world = around({ archived, sent }, NIGHT_MS);
    expect(await nights(world)).toEqual([
      'retention.wouldErase {"meetings":1,"entries":0,"reminded":0,"unarchived":1,"active":0}',
    ]);
    expect(world.records.erased).toEqual([]);
    world.clock.nowMs += DAY_MS;
    expect(await nights(world)).toEqual([
      'retention.erased {"meetings":1,"entries":0,"reminded":0,"unarchived":1,"active":0}',
    ]);
    expect(world.records.erased.map((one) => [one.meetingId, one.by.operator])).toEqual([["archived", "retention"]]);
    expect(world.records.vacuums).toBe(1);
  });

  it("only counts again when the setting is changed", async () => {
    const world = around({ sent }, NIGHT_MS);
    await nights(world);
    world.clock.nowMs += DAY_MS;
    const byHand = { retention: { months: 24, archivedByHand: true } };
    expect(await nights(world, byHand)).toEqual([
      'retention.wouldErase {"meetings":1,"entries":0,"reminded":0,"unarchived":0,"active":0}',
    ]);
    world.clock.nowMs += DAY_MS;
    expect(await nights(world, byHand)).toEqual([
      'retention.erased {"meetings":1,"entries":0,"reminded":0,"unarchived":0,"active":0}',
    ]);
  });

  it("is done once a night, after three o'clock, by one of the processes", async () => {
    const world = around({ archived }, NIGHT_MS - 3_600_000);
    expect(await nights(world)).toEqual([]);
    world.clock.nowMs = NIGHT_MS;
    expect(await nights(world)).toHaveLength(1);
    expect(await nights(world)).toEqual([]);
    world.clock.nowMs += DAY_MS - 3_600_000;
    expect(await nights(world)).toEqual([]);
    world.clock.nowMs += 7 * 3_600_000;
    expect(await nights(world)).toHaveLength(1);
  });

  it("goes on with the others where one fails, and says how many did", async () => {
    const world = around({ first: archived, second: archived }, NIGHT_MS);
    await nights(world);
    world.clock.nowMs += DAY_MS;
    world.records.fault = (id) => {
      if (id === "first") throw new Error("away");
    };
    expect(await nights(world)).toEqual([
      'retention.failed {"meetings":1,"entries":0,"reminded":0}',
      'retention.erased {"meetings":1,"entries":0,"reminded":0,"unarchived":0,"active":0}',
    ]);
  });

  it("goes on where an entry or somebody who is reminded can't be understood, and says how many there are", async () => {
    const unreadable = async () => {
      throw new Unreadable({ stream: "x/1", version: 1, type: "x", fault: "broken" });
    };
    const { parts, ...world } = around({ archived }, NIGHT_MS);
    const { all, store } = parts.entries;
    const broken: Partial<HousekeepingParts> = {
      retention,
      entries: { all: { ...all, find: unreadable }, store: { ...store, closedBefore: async () => ["e1", "e2"] } },
      reminded: {
        followers: { ...parts.reminded.followers, history: unreadable },
        readModels: { streams: async (_kind: string, after: string) => (after === "" ? ["follower/kari"] : []) },
      },
    };
    await nights({ parts, ...world }, broken);
    world.clock.nowMs += DAY_MS;
    expect(await nights({ parts, ...world }, broken)).toEqual([
      'retention.failed {"meetings":0,"entries":2,"reminded":1}',
      'retention.erased {"meetings":1,"entries":0,"reminded":0,"unarchived":0,"active":0}',
    ]);
  });

  it("takes away mails of what was erased, where that was cut off, each night and whether or not it is set up", async () => {
    const { parts } = around({});
    const left = [{ id: 3, streams: ["meeting/gone"] }];
    const [gone, finished]: [string[], number[]] = [[], []];
    const records = {
      ...parts.records,
      unfinished: async () => left,
      finished: async (id: number) => void finished.push(id),
    };
    const mailCopies = { erase: async (stream: string) => gone.push(stream), clear: async () => undefined };
    await housekeep({ ...parts, records, mailCopies });
    expect([gone, finished]).toEqual([["meeting/gone"], [3]]);
  });

  it("is left for another night where the process is to stop, also in the midst of schools and those who are reminded", async () => {
    const { parts } = around({});
    await parts.einings.all.handle("e", founded);
    const read: string[] = [];
    const history = async (id: string) => {
      read.push(id);
      return [];
    };
    const einings = { ...parts.einings, all: { ...parts.einings.all, history } };
    const streams = async (_kind: string, after: string) => (after === "" ? ["follower/a", "follower/b"] : []);
    const reminded = { followers: { ...parts.reminded.followers, history }, readModels: { streams } };
    await housekeep({ ...parts, einings, reminded }, () => true);
    expect(read).toEqual([]);
    await housekeep({ ...parts, einings, reminded, records: fakeRecords() }, () => read.length > 1);
    expect(read).toEqual(["e", "a"]);
  });

  it("is not done where it is not set up, and leaves younger meetings alone", async () => {
    expect(await nights(around({ archived }, NIGHT_MS), {})).toEqual([]);
    const young = around({ archived }, Date.parse("2027-12-05T02:30:00Z"));
    await nights(young);
    young.clock.nowMs += DAY_MS;
    expect(await nights(young)).toEqual([
      'retention.erased {"meetings":0,"entries":0,"reminded":0,"unarchived":0,"active":0}',
    ]);
  });
});

describe("texts that were withdrawn", () => {
  const question = (text: string) =>
    as("kari", { type: "contribute", authorId: "kari", text, detail: { kind: "clarifying" } });
  const withdrawn = play(
    [
      question("Borte for alltid"),
      as("kari", { type: "withdrawContribution", id: "k1" }),
      as("leader", { type: "abort", reason: "" }),
      approved,
    ],
    meetingIn("clarifying"),
  );
  const stored = (world: ReturnType<typeof around>) => JSON.stringify(world.records.store.eventsOf("m"));

  it("go from the events a week after the referat was sent, at night, once", async () => {
    const world = around({ m: withdrawn }, Date.parse("2027-03-09T02:30:00Z"));
    await housekeep(world.parts);
    expect(world.lines).toEqual(['texts.tidied {"texts":0}']);
    expect(stored(world)).toContain("Borte for alltid");
    world.clock.nowMs += DAY_MS;
    await housekeep(world.parts);
    await housekeep(world.parts);
    expect(world.lines.slice(1)).toEqual(['texts.tidied {"texts":1}']);
    expect(stored(world)).not.toContain("Borte for alltid");
    expect(world.records.vacuums).toBe(1);
    world.clock.nowMs += DAY_MS;
    await housekeep(world.parts);
    expect(world.lines.slice(2)).toEqual(['texts.tidied {"texts":0}']);
    const again = await meetings(world.records.store, world.clock).find("m");
    expect(again?.record.contributions).toMatchObject([{ text: "", withdrawn: true }]);
  });
});

describe("texts that were withdrawn in a meeting whose referat is never sent", () => {
  const broken = play(
    [
      as("kari", { type: "contribute", authorId: "kari", text: "Borte for alltid", detail: { kind: "clarifying" } }),
      as("kari", { type: "withdrawContribution", id: "k1" }),
      as("leader", { type: "abort", reason: "" }),
    ],
    meetingIn("clarifying"),
  );
  const stored = (world: ReturnType<typeof around>) => JSON.stringify(world.records.store.eventsOf("m"));

  it("go when it has been left alone for four weeks, and the draft can be approved all the same", async () => {
    const world = around({ m: broken }, Date.parse("2027-03-30T02:30:00Z"));
    await housekeep(world.parts);
    expect(stored(world)).toContain("Borte for alltid");
    world.clock.nowMs += DAY_MS;
    await housekeep(world.parts);
    expect(world.lines).toEqual(['texts.tidied {"texts":0}', 'texts.tidied {"texts":1}']);
    expect(stored(world)).not.toContain("Borte for alltid");
    const all = meetings(world.records.store, world.clock);
    expect(await all.handle("m", { type: "approveReferat", by: "leader" })).toMatchObject({
      referat: { status: "sending" },
    });
  });
});

describe("a meeting that nobody can read any more", () => {
  const spoilt = (held: Readonly<Record<string, Played>>, nowMs?: number) => {
    const world = around(held, nowMs);
    const { store } = world.records;
    const load = store.load;
    store.load = async (id, after) => (id === meetingStream("spoilt") ? [{ type: "sang", v: 1 }] : load(id, after));
    return world;
  };

  it("goes when its time has come, once somebody has said not to wait for the archive", async () => {
    const { parts, records } = spoilt({ spoilt: archived, m: archived });
    const listed = await listOlder(parts, Number.POSITIVE_INFINITY, { evenUnarchived: false });
    expect(listed.map(({ row, verdict }) => [row.meetingId, verdict])).toEqual([
      ["spoilt", "unarchived"],
      ["m", "erasable"],
    ]);
    expect(await eraseMeeting(parts, "spoilt", { evenUnarchived: false }, BY)).toBe("unarchived");
    expect(await eraseMeeting(parts, "spoilt", { evenUnarchived: true }, BY)).toMatchObject({ editions: 0 });
    expect(records.erased).toEqual([{ meetingId: "spoilt", people: [], by: BY }]);
  });

  it("is told of at night, without a text, and the others are tidied all the same", async () => {
    const { parts, lines } = spoilt({ spoilt: archived, m: archived });
    await housekeep(parts);
    expect(lines).toEqual([
      'texts.notTidied {"stream":"meeting/spoilt","version":1,"type":"sang","fault":"by"}',
      'texts.tidied {"texts":0}',
    ]);
  });
});
