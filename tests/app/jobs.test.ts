import { describe, expect, it } from "vitest";
import { noPictures } from "../../src/app/meeting/draws.ts";
import { type JobParts, runJob } from "../../src/app/meeting/jobs.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { Unreachable } from "../../src/errors.ts";
import type { Job, Timer } from "../../src/meeting/jobs.ts";
import { as, completedMeeting, meetingIn, type Played, play } from "../support/meeting.ts";
import {
  CHAT,
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

const render: Job = { kind: "render", meetingId: "m1" };
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
  };
  return { store, clock, queue, messenger, real, run: (job: Job) => runJob(parts, job) };
}

describe("a look at the chat", () => {
  it("is taken again when the card may be updated, and only then", async () => {
    const roles = meetingIn("roles");
    const { run, store, queue, messenger, real } = around(roles);
    await run(render);
    expect(queue.later).toEqual([]);
    store.seed("m1", play([as("leader", { type: "goWithoutViddevakt" })], roles));
    real.ms = 300;
    await run(render);
    expect(queue.later).toEqual([{ job: render, waitMs: 1_700 }]);
    real.ms = 2_000;
    await run(render);
    expect(messenger.taken().map((call) => call.does)).toEqual(["post", "update"]);
    expect(queue.later).toHaveLength(1);
  });

  it("is taken again some time after Teams was at fault, and left to the queue where we were", async () => {
    const { run, messenger, queue } = around(meetingIn("roles"));
    messenger.fault = () => {
      throw new Unreachable("http503", { permanent: false });
    };
    await run(render);
    expect(queue.later).toEqual([{ job: render, waitMs: 1_000 }]);
    messenger.fault = () => {
      throw new TypeError("ours");
    };
    await expect(run(render)).rejects.toThrow("ours");
    expect(queue.later).toHaveLength(1);
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
