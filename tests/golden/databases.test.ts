import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { einingOfMeeting } from "../../src/app/einings/ofMeeting.ts";
import { type Meetings, meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { handOver } from "../../src/app/stafettlogg/handOver.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { databaseMissing, engine, silent, type TestDatabase } from "../store/database.ts";
import { approved, as, next, START_MS } from "../support/meeting.ts";
import { carryOut, correction, through } from "./course.ts";
import { goldenDatabase } from "./databases.ts";
import { RELEASES, streamsOf } from "./recorded.ts";

/** The week that its meetings were held in. */
const LEFT_MS = START_MS + 4 * 24 * 60 * 60_000;
const LEFT = engine === "postgres" ? "dump" : "data folder";

describe.skipIf(databaseMissing).each(RELEASES)(`the ${LEFT} that %s left, opened today`, (release) => {
  let database: TestDatabase;
  let store: Store;
  let all: Meetings;
  let story = "";
  let laterMs = 0;
  // The database's own clock has gone on since it was left, and its plans begin some day.
  const clock = { now: () => LEFT_MS + laterMs };
  const approve = (meetingId: string) =>
    carryOut(all, meetingId, [approved], (minutes) => {
      laterMs += minutes * 60_000;
    });

  beforeAll(async () => {
    database = await goldenDatabase(release);
    store = await openStore(database.location, { clockSpeed: 1, log: silent });
    all = meetings(store, clock);
    const rows = await store.records.startedBefore(Date.UTC(9999, 0));
    const own = ["middle", "turbulent", "stale"];
    story = rows.find(({ meetingId }) => !own.includes(meetingId))?.meetingId ?? "";
    expect(rows).toHaveLength(own.length + 1);
  });
  afterAll(async () => {
    await store?.close();
    await database?.drop();
  });

  const ended = async (meetingId: string): Promise<EndedMeeting> => {
    const meeting = await all.find(meetingId);
    if (meeting?.status !== "ended") throw new Error(`${meetingId} is ${meeting?.status}`);
    return meeting;
  };

  it("a meeting that was under way is led to its end, and its referat is sent", async () => {
    expect((await all.find("middle"))?.status).toBe("active");
    await carryOut(all, "middle", [as("leader", { type: "endRound" }, true), next, ...through("statusQuo")]);
    expect(await ended("middle")).toMatchObject({ how: "completed", referat: { status: "draft" } });
    await approve("middle");
    expect((await store.meetings.edition("meeting/middle", 1))?.edition).toBe(1);
    const allEinings = einings(store.history, clock);
    const allEntries = entries({ ...store, einings: allEinings }, clock);
    const einingOf = (meeting: EndedMeeting) => einingOfMeeting({ all: allEinings, store: store.einings }, meeting);
    const parts = { entries: allEntries, records: store.records, einings: allEinings, meetings: all, einingOf };
    await handOver(parts, await ended("middle"));
    expect(await store.entries.ofMeeting("middle")).not.toEqual([]);
  });

  it("a referat that was sent is there as it was sent, and is corrected", async () => {
    const meeting = await ended(story);
    const before = [
      await store.meetings.edition(meetingStream(story), 1),
      await store.meetings.edition(meetingStream(story), 2),
    ];
    expect(before.map((document) => document?.edition)).toEqual([1, 2]);
    if (engine === "pglite") {
      const recorded = streamsOf(release).find(({ name }) => name === "corrected-nn")?.recorded.editions;
      expect(before).toEqual(recorded);
    }
    const [, , ...rest] = correction(meeting);
    await carryOut(all, story, rest);
    expect(await store.meetings.edition(meetingStream(story), 1)).toEqual(before[0]);
    expect(await store.meetings.edition(meetingStream(story), 2)).toEqual(before[1]);
    expect((await store.meetings.edition(meetingStream(story), 3))?.edition).toBe(3);
  });

  it("the referat of a meeting that was broken off is corrected by the one who came to lead it", async () => {
    const { leaderId } = await ended("turbulent");
    await carryOut(all, "turbulent", [
      as(leaderId, { type: "editSection", section: "remarks", text: "Brannalarmen gjekk." }, true),
      as(leaderId, { type: "correctReferat", why: "Det mangla." }, true),
    ]);
    expect((await store.meetings.edition("meeting/turbulent", 2))?.edition).toBe(2);
  });

  it("a draft of it is approved", async () => {
    await approve("stale");
    expect((await ended("stale")).referat.status).toBe("sent");
  });

  it("what it had left to do is done, and nothing of it is met with a fault", async () => {
    const faults: string[] = [];
    const kinds = new Set<string>();
    const log = { ...silent, warn: (code: string) => faults.push(code), error: (code: string) => faults.push(code) };
    await store.close();
    store = await openStore(database.location, { clockSpeed: 1, log });
    all = meetings(store, store.clock);
    await new Promise<void>((resolve) => {
      void store.queue.start(async (job) => {
        kinds.add(job.kind);
        if (job.kind === "mail" || job.kind === "archive") resolve();
      });
    });
    await store.queue.stop();
    expect(faults).toEqual([]);
    expect([...kinds]).toContain("render");
  });
});
