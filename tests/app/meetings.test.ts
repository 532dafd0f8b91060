import { describe, expect, it } from "vitest";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { Conflict, Unreachable } from "../../src/errors.ts";
import type { Command } from "../../src/meeting/commands.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { as, completedMeeting, INFO, meetingIn, nothingYet, PEOPLE, type Played } from "../support/meeting.ts";
import { approveAndSend, editionsIn, fakeClock, fakeStore } from "./fakes.ts";

const say = (text: string, by = "kari") =>
  as(by, { type: "contribute", authorId: by, text, detail: { kind: "clarifying" } });
const start = as("leader", { type: "start", info: INFO, people: PEOPLE });
const ends = as("leader", { type: "nextPhase", from: "evaluation" }, true);
const joins = (participant: Participant) => as(participant.id, { type: "join", participant });
const pass = (by: string) => as(by, { type: "pass", personId: by });

/** A stored meeting, and as many processes as there are names for them. */
function around(played: Played) {
  const store = fakeStore();
  store.seed("m1", played);
  const clock = fakeClock(played.nowMs);
  const texts = () => store.eventsOf("m1").flatMap((e) => (e.type === "contributionAdded" ? [e.text] : []));
  return { store, clock, texts, process: () => meetings(store, clock) };
}

/** A process that knows the meeting as it was before the other one did `command`. */
async function behind(played: Played, command: Command) {
  const world = around(played);
  const here = world.process();
  await here.find("m1");
  await world.process().handle("m1", command);
  return { ...world, here };
}

describe("a meeting", () => {
  it("is unknown until somebody starts it", async () => {
    const store = fakeStore();
    const all = meetings(store, fakeClock());
    expect(await all.find("m1")).toBeUndefined();
    await expect(all.handle("m1", say("Kva?"))).rejects.toMatchObject({ code: "noMeeting" });
    const started = await all.handle("m1", start);
    expect(started).toMatchObject({ status: "active", leaderId: "leader" });
    expect(await all.find("m1")).toEqual(started);
  });

  it("is found as it stands when another process has gone on with it", async () => {
    const { here, texts } = await behind(meetingIn("clarifying"), say("Kva?"));
    expect(texts()).toContain("Kva?");
    expect((await here.find("m1"))?.record.contributions).toHaveLength(1);
  });
});

describe("a meeting that was erased while it was kept at hand", () => {
  it("is not found any more, and does not come back with what somebody does in it", async () => {
    const { store, process } = around(completedMeeting());
    const here = process();
    await here.find("m1");
    store.seed("m1", nothingYet);
    expect(await here.find("m1")).toBeUndefined();
    store.seed("m1", completedMeeting());
    await here.find("m1");
    store.seed("m1", nothingYet);
    const approved = here.handle("m1", as("leader", { type: "approveReferat" }));
    await expect(approved).rejects.toMatchObject({ code: "noMeeting" });
    expect(store.eventsOf("m1")).toEqual([]);
  });
});

describe("what a command changes", () => {
  it("is stored in one piece: events, the row, the jobs and a look at the chat and at what the leader was asked", async () => {
    const { store, process } = around(meetingIn("roles"));
    await process().handle("m1", as("leader", { type: "goWithoutViddevakt" }));
    await process().handle("m1", as("leader", { type: "nextPhase", from: "roles" }), "19:chat 1");
    expect(store.changes.at(-1)).toMatchObject({
      stream: "meeting/m1",
      inboundId: "19:chat 1",
      rows: {},
      documents: {},
    });
    const kinds = store.changes.at(-1)?.jobs.map((job) => job.kind);
    expect(kinds).toEqual(["presence", "timer", "timer", "render", "render"]);
  });

  it("is nothing when it is refused", async () => {
    const { store, process } = around(meetingIn("roles"));
    await expect(process().handle("m1", say("Kva?"))).rejects.toMatchObject({ code: "wrongPhase" });
    expect(store.changes).toEqual([]);
  });

  it("is nothing when there is nothing to do", async () => {
    const { store, process } = around(meetingIn("clarifying"));
    for (const person of PEOPLE)
      expect(await process().handle("m1", joins(person))).toMatchObject({ status: "active" });
    expect(store.changes).toEqual([]);
  });

  it("asks the meeting to hand over to the stafettlogg when its referat is sent, and not before", async () => {
    const { store, clock, process } = around(meetingIn("evaluation"));
    const asked = () => store.changes.flatMap(({ jobs }) => jobs).filter(({ kind }) => kind === "handOver").length;
    await process().handle("m1", ends);
    expect(store.changes.at(-1)?.rows).toMatchObject({ meeting: [{ meetingId: "m1", active: false }] });
    expect(asked()).toBe(0);
    await approveAndSend(process(), clock);
    expect(asked()).toBe(1);
  });

  it("is the chat's meeting again when the end is taken back", async () => {
    const { store, process } = around(completedMeeting());
    await process().handle("m1", as("leader", { type: "continueMeeting", ending: 0 }));
    expect(store.changes.at(-1)?.rows).toMatchObject({ meeting: [{ meetingId: "m1", active: true }] });
  });

  it("is no way back to a meeting when another has been begun in its chat", async () => {
    const { process } = around(completedMeeting());
    const info = { ...INFO, meetingId: "m2" };
    await process().handle("m2", as("leader", { type: "start", info, people: PEOPLE }));
    const back = process().handle("m1", as("leader", { type: "continueMeeting", ending: 0 }));
    await expect(back).rejects.toMatchObject({ code: "meetingActive" });
  });

  it("includes the referat as it was sent, which no correction alters", async () => {
    const { store, clock, process } = around(completedMeeting());
    const all = process();
    const remarks = (text: string) => as("leader", { type: "editSection", section: "remarks", text });
    await all.handle("m1", remarks("Først slik"));
    await approveAndSend(all, clock);
    await all.handle("m1", remarks("Så slik"));
    const first = JSON.stringify(await store.edition("meeting/m1", 1));
    expect(await store.edition("meeting/m1", 2)).toBeUndefined();
    await all.handle("m1", as("leader", { type: "correctReferat", why: "Ordval" }));
    expect(JSON.stringify(await store.edition("meeting/m1", 1))).toBe(first);
    expect(store.changes.map((change) => editionsIn(change).map((edition) => edition.number))).toEqual([
      [],
      [],
      [1],
      [],
      [2],
    ]);
  });
});

describe("two at once", () => {
  it("both take effect, one after the other", async () => {
    const { store, process, texts } = around(meetingIn("clarifying"));
    const all = process();
    const before = store.eventsOf("m1").length;
    await Promise.all([all.handle("m1", say("Kva?")), all.handle("m1", say("Kven?", "per"))]);
    expect(texts()).toEqual(["Kva?", "Kven?"]);
    expect(store.changes.map((c) => c.expectedVersion)).toEqual([before, before + 1]);
  });

  it("both take effect when they come to different processes", async () => {
    const { process, texts } = around(meetingIn("clarifying"));
    const [one, other] = [process(), process()];
    await Promise.all([one.find("m1"), other.find("m1")]);
    await Promise.all([one.handle("m1", say("Kva?")), other.handle("m1", say("Kven?", "per"))]);
    expect(texts().toSorted()).toEqual(["Kva?", "Kven?"]);
  });

  it("one gets a clear answer where only one can", async () => {
    const { process } = around(meetingIn("evaluation"));
    const all = process();
    const done = await Promise.allSettled([
      all.handle("m1", ends),
      all.handle("m1", as("leader", { type: "abort", reason: "" })),
    ]);
    expect(done).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { code: "meetingEnded" } }]);
  });

  it("in different meetings do not wait for each other", async () => {
    const { store, process } = around(meetingIn("clarifying"));
    const all = process();
    const gate = Promise.withResolvers<void>();
    store.fault = ({ stream }) => (stream === "meeting/m1" ? gate.promise : undefined);
    const waits = all.handle("m1", say("Kva?"));
    await all.handle(
      "m2",
      as("leader", { type: "start", info: { ...INFO, meetingId: "m2", chatId: "19:other" }, people: PEOPLE }),
    );
    expect(store.eventsOf("m2")).not.toEqual([]);
    gate.resolve();
    await waits;
  });

  it("a fault in one does not hold the next up", async () => {
    const { store, process, texts } = around(meetingIn("clarifying"));
    const all = process();
    store.fault = ({ events }) => {
      if (JSON.stringify(events).includes("Kva?")) throw new Unreachable("database", { permanent: false });
    };
    const done = await Promise.allSettled([all.handle("m1", say("Kva?")), all.handle("m1", say("Kven?", "per"))]);
    expect(done.map((d) => d.status)).toEqual(["rejected", "fulfilled"]);
    expect(texts()).toEqual(["Kven?"]);
  });
});

describe("when another process wrote first", () => {
  it("the command is decided anew on what is there", async () => {
    const { here, store, texts } = await behind(meetingIn("clarifying"), say("Kva?"));
    await here.handle("m1", say("Kven?", "per"));
    expect(texts()).toEqual(["Kva?", "Kven?"]);
    expect(store.eventsOf("m1").flatMap((e) => (e.type === "contributionAdded" ? [e.id] : []))).toEqual(["k1", "k2"]);
  });

  it("it is tried with longer and longer pauses, until the answer's time is up", async () => {
    const { store, clock } = around(meetingIn("clarifying"));
    let nowMs = 0;
    let tries = 0;
    const patience = {
      nowMs: () => nowMs,
      pause: async (ms: number) => {
        nowMs += ms;
      },
    };
    const all = meetings(store, clock, patience);
    store.fault = () => {
      tries += 1;
      if (nowMs < 3_000) throw new Conflict();
    };
    await all.handle("m1", say("Kva?"));
    expect(nowMs).toBeGreaterThanOrEqual(3_000);
    expect(tries).toBeLessThan(200);
    store.fault = () => {
      throw new Conflict();
    };
    const began = nowMs;
    await expect(all.handle("m1", say("Kven?"))).rejects.toBeInstanceOf(Conflict);
    expect(nowMs - began).toBeGreaterThan(5_000);
    expect(nowMs - began).toBeLessThan(6_000);
  });

  it("of two meetings started in a chat at the same instant one begins, and the other is told that it has", async () => {
    const store = fakeStore();
    const clock = fakeClock();
    const started = (id: string) =>
      meetings(store, clock).handle(
        id,
        as("leader", { type: "start", info: { ...INFO, meetingId: id }, people: PEOPLE }),
      );
    const done = await Promise.allSettled([started("m1"), started("m2")]);
    expect(done).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { code: "meetingActive" } }]);
    expect(store.eventsOf("m2")).toEqual([]);
  });

  it("a refusal on old knowledge is decided anew", async () => {
    const nils = { id: "nils", name: "Nils Berg", teneste: "nav", hasApp: true, present: true } as const;
    const { here, texts } = await behind(meetingIn("clarifying"), joins(nils));
    await here.handle("m1", say("Kva?", "nils"));
    expect(texts()).toEqual(["Kva?"]);
  });

  it("so is «nothing to do» on old knowledge", async () => {
    const { here, store } = await behind(meetingIn("clarifying"), as("kari", { type: "leave", personId: "kari" }));
    for (const person of PEOPLE) await here.handle("m1", joins(person));
    expect(store.eventsOf("m1").at(-1)).toMatchObject({ type: "participantReturned", personId: "kari" });
  });

  it("a refusal that stands is the answer", async () => {
    const { here } = await behind(meetingIn("evaluation"), ends);
    await expect(here.handle("m1", say("Kva?"))).rejects.toMatchObject({ code: "meetingEnded" });
  });
});

describe("an activity that Teams sends again", () => {
  it("changes things once, and is answered with how they stand", async () => {
    const { process, texts } = around(meetingIn("clarifying"));
    const all = process();
    const first = await all.handle("m1", say("Kva?"), "19:chat 7");
    expect(await all.handle("m1", say("Kva?"), "19:chat 7")).toEqual(first);
    expect(await process().handle("m1", say("Kva?"), "19:chat 7")).toEqual(first);
    expect(texts()).toEqual(["Kva?"]);
  });

  it("is not refused for what it did itself the first time", async () => {
    const { process } = around(meetingIn("clarifying"));
    const all = process();
    const first = await all.handle("m1", pass("leader"), "19:chat 7");
    expect(await all.handle("m1", pass("leader"), "19:chat 7")).toEqual(first);
    await expect(
      all.handle("m1", as("leader", { type: "endTurn", personId: "leader" }), "19:chat 8"),
    ).rejects.toThrow();
  });

  it("because the answer was lost, though the change was stored, changes things once", async () => {
    const { store, process, texts } = around(meetingIn("clarifying"));
    const all = process();
    store.faultAfter = () => {
      throw new Unreachable("database", { permanent: false });
    };
    await expect(all.handle("m1", say("Kva?"), "19:chat 7")).rejects.toBeInstanceOf(Unreachable);
    store.faultAfter = () => {};
    await all.handle("m1", say("Kva?"), "19:chat 7");
    await all.handle("m1", say("Kven?", "per"), "19:chat 8");
    expect(texts()).toEqual(["Kva?", "Kven?"]);
  });
});
