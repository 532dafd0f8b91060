import { describe, expect, it } from "vitest";
import { noPictures } from "../../src/app/meeting/draws.ts";
import { type JobParts, runJob } from "../../src/app/meeting/jobs.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { queued } from "../../src/app/meeting/queued.ts";
import { Unreachable } from "../../src/errors.ts";
import type { Job, RenderJob, Timer } from "../../src/meeting/jobs.ts";
import { jobFromStored } from "../../src/stored/meeting/jobs.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { as, completedMeeting, meetingIn, type Played, play } from "../support/meeting.ts";
import {
  CHAT,
  type FakeQueue,
  fakeChats,
  fakeClock,
  fakeLedger,
  fakeMailer,
  fakeMessenger,
  fakeQueue,
  fakeStore,
  noPresence,
  quiet,
} from "./fakes.ts";

/** Looks that are taken again in a while, without those that wait for their minute. */
const again = ({ later }: FakeQueue) => later.filter((one) => "waitMs" in one);

const render: RenderJob = { kind: "render", meetingId: "m1" };
const timer = (of: Timer): Job => ({ kind: "timer", meetingId: "m1", timer: of, dueAtMs: 0 });
const nothingToMake = () => Promise.reject(new Error("no files are asked for"));

function around(played: Played) {
  const store = fakeStore();
  store.seed("m1", played);
  const clock = fakeClock(played.nowMs);
  const queue = fakeQueue();
  const messenger = fakeMessenger();
  const real = { ms: 0 };
  const parts: JobParts = {
    ...noPresence,
    meetings: meetings(store, clock),
    chats: fakeChats(CHAT),
    messages: fakeLedger(),
    messenger,
    clock,
    queue,
    mailer: fakeMailer(),
    files: { mail: nothingToMake, package: nothingToMake },
    mailDomain: "kommune.example",
    realMs: () => real.ms,
    targetedMessages: false,
    log: quiet,
    draws: noPictures,
    einings: fakeEinings(),
  };
  return { store, clock, queue, messenger, real, run: (job: Job) => runJob(parts, job) };
}

describe("a look at the chat", () => {
  it("is taken again when the card may be updated, and only then", async () => {
    const roles = meetingIn("roles");
    const { run, store, queue, messenger, real } = around(roles);
    await run(render);
    expect(again(queue)).toEqual([]);
    store.seed("m1", play([as("leader", { type: "goWithoutViddevakt" })], roles));
    real.ms = 300;
    await run(render);
    expect(again(queue)).toEqual([{ job: render, waitMs: 1_700 }]);
    real.ms = 2_000;
    await run(render);
    expect(messenger.taken().map((call) => call.does)).toEqual(["post", "update"]);
    expect(again(queue)).toHaveLength(1);
  });

  it("is taken again some time after Teams was at fault, and left to the queue where we were", async () => {
    const { run, messenger, queue } = around(meetingIn("roles"));
    messenger.fault = () => {
      throw new Unreachable("http503", { permanent: false });
    };
    await run(render);
    expect(again(queue)).toEqual([{ job: render, waitMs: 1_000 }]);
    messenger.fault = () => {
      throw new TypeError("ours");
    };
    await expect(run(render)).rejects.toThrow("ours");
    expect(again(queue)).toHaveLength(1);
  });
});

describe("the minutes on a card", () => {
  /** The looks that wait for their minute, as the queue keeps them: those with the same key are one. */
  const waiting = ({ later }: FakeQueue) =>
    [
      ...new Map(later.flatMap(({ job }) => (dueAt(job) === undefined ? [] : [[queued(job).key, job]]))).values(),
    ].toSorted((one, other) => (dueAt(one) ?? 0) - (dueAt(other) ?? 0));
  const dueAt = (job: Job) => (job.kind === "render" ? job.dueAtMs : undefined);

  it("are drawn anew for each of the last quarter, and each over it", async () => {
    // Five minutes long.
    const { run, clock, queue, messenger, real } = around(meetingIn("roles"));
    const beganMs = clock.nowMs;
    await run(render);
    messenger.taken();
    const said: string[] = [];
    for (let minute = 0; minute < 5; minute++) {
      const job = waiting(queue).at(-1);
      clock.nowMs = (job && dueAt(job)) ?? 0;
      real.ms += 60_000;
      await run(job ?? render);
      const [update, ...more] = messenger.taken();
      expect(more).toEqual([]);
      said.push(`${(clock.nowMs - beganMs) / 60_000}: ${/kl\. 09\.05 · ([^"]+)/.exec(update?.text ?? "")?.[1]}`);
    }
    expect(said).toEqual([
      "3.75: 2 minutt igjen",
      "4: 1 minutt igjen",
      "5: tida er ute",
      "6: 1 minutt over",
      "7: 2 minutt over",
    ]);
  });

  it("are one update a minute in as many processes as there are, and no more a second time", async () => {
    const { run, clock, queue, messenger, real } = around(meetingIn("clarifying"));
    clock.nowMs += 8 * 60_000;
    for (let look = 0; look < 5; look++) await run(render);
    expect(messenger.taken().map((call) => call.does)).toEqual(["post", "post", "post"]);
    expect(waiting(queue)).toHaveLength(1);
    const [due] = waiting(queue);
    clock.nowMs += 60_000;
    real.ms += 60_000;
    for (let process = 0; process < 3; process++) await run(due ?? render);
    expect(messenger.taken().map((call) => call.does)).toEqual(["update"]);
    expect(waiting(queue)).toHaveLength(2);
  });

  it("stand in the viddevakt's own card too", async () => {
    const { run, clock, queue, messenger, real } = around(meetingIn("clarifying"));
    await run({ ...render, personId: "olav" });
    const [due] = waiting(queue);
    expect(due).toMatchObject({ personId: "olav" });
    clock.nowMs = (due && dueAt(due)) ?? 0;
    real.ms += 60_000;
    messenger.taken();
    await run(due ?? render);
    expect(messenger.taken()).toMatchObject([{ does: "update", text: expect.stringContaining("3 minutt igjen") }]);
  });

  it("wait for nothing while the meeting pauses, and when it is over", async () => {
    const paused = play([as("leader", { type: "pause", because: "person" })], meetingIn("clarifying"));
    for (const played of [paused, play([{ minutes: 10 }], completedMeeting())]) {
      const { run, queue } = around(played);
      await run(render);
      expect(waiting(queue)).toEqual([]);
    }
  });

  it("are followed by a last look when the end of the meeting can't be taken back any more", async () => {
    const ended = completedMeeting();
    const { run, queue } = around(ended);
    await run(render);
    expect(waiting(queue).map(dueAt)).toEqual([ended.nowMs + 10 * 60_000]);
  });

  it("that are not due any more, since there is more time, change nothing", async () => {
    const { run, store, clock, queue, messenger, real } = around(meetingIn("clarifying"));
    await run(render);
    const [due] = waiting(queue);
    const longer = play([as("leader", { type: "lengthen", minutes: 10 })], meetingIn("clarifying"));
    store.seed("m1", longer);
    await run(render);
    messenger.taken();
    clock.nowMs = (due && dueAt(due)) ?? 0;
    real.ms += 60_000;
    await run(due ?? render);
    expect(messenger.taken()).toEqual([]);
    expect(waiting(queue)).toHaveLength(2);
  });

  it("neither stand in for a look that is to be taken at once, nor for another minute's", () => {
    const keys = [render, { ...render, dueAtMs: 60_000 }, { ...render, dueAtMs: 120_000 }].map((job) => queued(job));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(3);
    expect(keys.map(({ dueAtMs }) => dueAtMs)).toEqual([undefined, 60_000, 120_000]);
    expect(keys.map(({ body }) => jobFromStored(body))).toEqual(keys.map(({ body: { v: _v, ...job } }) => job));
  });
});

describe("a timer", () => {
  it("makes happen what is due, as the clock and nobody else", async () => {
    const { run, store, clock } = around(completedMeeting());
    clock.nowMs += 24 * 3_600_000;
    await run(timer({ kind: "sendReferat" }));
    expect(store.eventsOf("m1").at(-1)).toMatchObject({ type: "referatSent", because: "time", by: "system" });
  });

  it("that comes twice, or too late, changes nothing", async () => {
    const { run, store, clock } = around(completedMeeting());
    clock.nowMs += 24 * 3_600_000;
    for (const kind of ["sendReferat", "sendReferat", "warnOfSending", "stale"] as const) await run(timer({ kind }));
    expect(store.changes).toHaveLength(1);
  });

  it("of a meeting that nobody knows says nothing", async () => {
    const { run, store } = around(completedMeeting());
    await run({ kind: "timer", meetingId: "m2", timer: { kind: "stale" }, dueAtMs: 0 });
    expect(store.changes).toEqual([]);
  });

  it("that met a database out of reach is left to the queue", async () => {
    const { run, store, clock } = around(completedMeeting());
    clock.nowMs += 24 * 3_600_000;
    store.fault = () => {
      throw new Unreachable("database", { permanent: false });
    };
    await expect(run(timer({ kind: "sendReferat" }))).rejects.toMatchObject({ reason: "database" });
  });
});
