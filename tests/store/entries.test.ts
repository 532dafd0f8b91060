import { describe, expect, it } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { einingOfMeeting } from "../../src/app/einings/ofMeeting.ts";
import { followerAggregate } from "../../src/app/followers/aggregate.ts";
import { followers } from "../../src/app/followers/followers.ts";
import { jobRunner, senderOf } from "../../src/app/jobs.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { rebuild } from "../../src/app/rebuild.ts";
import { entryDataOf, peopleInEntries } from "../../src/app/records/entryData.ts";
import { eraseEntry } from "../../src/app/records/entryErasure.ts";
import { housekeep } from "../../src/app/records/housekeeping.ts";
import { entryAggregate } from "../../src/app/stafettlogg/aggregate.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { handOver, handOverEarlier } from "../../src/app/stafettlogg/handOver.ts";
import { type EntryJobParts, entryWorker } from "../../src/app/stafettlogg/jobs.ts";
import { heldBy, openIn, type ReadingParts } from "../../src/app/stafettlogg/reading.ts";
import { reopenedId } from "../../src/app/stafettlogg/stream.ts";
import { Refused } from "../../src/errors.ts";
import type { Command as MeetingCommand } from "../../src/meeting/commands.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import type { Ask } from "../../src/stafettlogg/commands.ts";
import type { Store } from "../../src/store/store.ts";
import { fakeMailer } from "../app/fakes.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { ADD, EVALUATE, FIELDS, OPEN, SIRI } from "../support/entry.ts";
import { approved, as, completedMeeting, endedOf, INFO, PEOPLE, PLAN, play, START_MS } from "../support/meeting.ts";
import { databaseMissing, freshStore, silent, useStore } from "./database.ts";

const clock = { now: () => START_MS };

function around(store: Store) {
  const allEinings = einings(store.history, clock);
  const all = entries({ ...store, einings: allEinings }, clock);
  const parts: ReadingParts = {
    entries: all,
    store: store.entries,
    einings: { find: allEinings.find, named: store.einings.named },
  };
  const einingOf = (meeting: EndedMeeting) => einingOfMeeting({ all: allEinings, store: store.einings }, meeting);
  const told: string[] = [];
  const handle = async (_id: string, command: MeetingCommand) => {
    told.push(command.type);
    return sent;
  };
  const handing = { entries: all, records: store.records, einings: allEinings, meetings: { handle }, einingOf };
  const over = (meeting: EndedMeeting) => handOver(handing, meeting);
  return { all, allEinings, parts, over, told, ask: (id: string, body: object) => all.handle(id, by(body)) };
}

/** What the jobs of entries are carried out with. */
function entryJobs(store: Store): EntryJobParts {
  const { all, allEinings } = around(store);
  const { history, followed, queue } = store;
  const queues = { entryQueue: senderOf(entryAggregate, queue), followerQueue: senderOf(followerAggregate, queue) };
  const renderer = { render: () => Promise.reject(new Error("no files are asked for")) };
  const handingOut = { renderer, mailer: fakeMailer(), inbox: store.inbox, mailDomain: "kommune.example", log: silent };
  const reminded = { followers: followers(history, clock), followed, clock, ...queues };
  return { entries: all, einings: allEinings, ...reminded, ...handingOut };
}

const by = (body: object, person = "leader") => ({ by: person, ...body }) as unknown as Ask;

/** As it is when its referat has been sent. */
const sent = endedOf(play([approved], completedMeeting()));

async function foundSchool(store: Store): Promise<void> {
  const found = { type: "found", because: "import", by: SYSTEM, as: "administrator" } as const;
  const facts = { name: "Fjordglytt skule", einingKind: "school", målform: "nn" } as const;
  const leader = { name: "Ingrid Rektor", personId: "leader" };
  await around(store).allEinings.handle("fjordglytt", { ...found, facts, leader });
}

describe.skipIf(databaseMissing)("what a meeting agreed on", () => {
  const store = useStore();

  it("is in the stafettlogg when its referat is sent, once however often it is handed over, for its leader", async () => {
    const { over, parts } = around(store());
    await over(sent);
    await over(sent);
    const found = await heldBy(parts, "leader", 9);
    expect(found.map(({ entryId }) => entryId)).toEqual(["m1-k2"]);
    expect(found[0]?.entry).toMatchObject({
      fields: { oppmerksomheit: PLAN.oppmerksomheit },
      tiltak: [{ id: "m1-k4" }],
    });
    expect(await store().entries.ofMeeting("m1")).toEqual(["m1-k2"]);
    expect(await store().history.load("entry/m1-k2", 0)).toHaveLength(2);
  });

  it("is read in its eining by those who may, and found by nobody else", async () => {
    const { parts } = around(store());
    const readBy = async (person: string) => (await openIn(parts, " lia  SKULE ", person, 9)).length;
    expect(await readBy("leader")).toBe(1);
    expect(await readBy("kari")).toBe(1);
    expect(await readBy("stranger")).toBe(0);
    expect(await openIn(parts, "Nes barnehage", "leader", 9)).toEqual([]);
  });

  it("stays erased, also when its meeting hands over again", async () => {
    const { store } = await freshStore();
    const { over, all } = around(store);
    await over(sent);
    await eraseEntry({ all, records: store.records }, "m1-k2", { operator: "drift", atMs: 1 });
    await over(sent);
    expect(await around(store).all.find("m1-k2")).toBeUndefined();
  });

  const into = (meeting: EndedMeeting, entryId: string, meetingId: string): EndedMeeting => {
    const work = { ...meeting.referat.work, intoEntries: { k2: entryId } };
    return { ...meeting, info: { ...meeting.info, meetingId }, referat: { ...meeting.referat, work } };
  };

  it("goes into an open entry that the leader chose, once, and is corrected there", async () => {
    const { store } = await freshStore();
    const { over, ask, all, told } = around(store);
    await over(sent);
    const { eining } = (await all.find("m1-k2")) ?? {};
    await ask("own", { ...OPEN, eining });
    const again = into(sent, "own", "m2");
    await over(again);
    await over(again);
    const entry = await all.find("own");
    expect(entry).toMatchObject({ level: 2, fields: FIELDS, tiltak: [{ id: "m2-k4", from: { meetingId: "m2" } }] });
    expect(entry?.tiltak).toHaveLength(1);
    expect(await all.find("m2-k2")).toBeUndefined();
    expect(told).toEqual([]);
    // What it has taken stays there when it ends, also where the meeting hands over again.
    await ask("own", { ...EVALUATE, id: "m2-k4" });
    await ask("own", { type: "close", because: "ended", sentence: "Slutt" });
    await over(again);
    expect(await all.find("m2-k2")).toBeUndefined();
  });

  it("becomes an entry of its own where the chosen one has ended, is erased or is another school's, and the leader is told", async () => {
    const { store } = await freshStore();
    await foundSchool(store);
    const { over, ask, all, told } = around(store);
    await over(sent);
    const { eining } = (await all.find("m1-k2")) ?? {};
    await ask("ended", { ...OPEN, eining });
    await ask("ended", { type: "close", because: "ended", sentence: "Slutt" });
    await ask("elsewhere", OPEN);
    for (const chosen of ["ended", "elsewhere", "erased"]) {
      await over(into(sent, chosen, `m-${chosen}`));
      expect((await all.find(`m-${chosen}-k2`))?.tiltak).toHaveLength(1);
    }
    expect(told).toEqual(["noteNotOpen", "noteNotOpen", "noteNotOpen"]);
    expect((await all.find("elsewhere"))?.tiltak).toEqual([]);
  });

  it("stays erased with the entry that it went into, also when the referat is corrected", async () => {
    const { store } = await freshStore();
    const { over, ask, all, told } = around(store);
    await over(sent);
    await ask("own", { ...OPEN, eining: (await all.find("m1-k2"))?.eining });
    const meeting = into(sent, "own", "m2");
    await over(meeting);
    await eraseEntry({ all, records: store.records }, "own", { operator: "drift", atMs: 1 });
    if (meeting.referat.status !== "sent") throw new Error("it has been sent");
    const [first] = meeting.referat.editions;
    await over({ ...meeting, referat: { ...meeting.referat, editions: [first, { ...first, number: 2 }] } });
    expect([await all.find("own"), await around(store).all.find("m2-k2"), told]).toEqual([undefined, undefined, []]);
  });

  it("is not there while the referat is a draft", async () => {
    const { over } = around(store());
    await over({ ...endedOf(completedMeeting()), info: { ...INFO, meetingId: "draft" } });
    expect(await store().entries.ofMeeting("draft")).toEqual([]);
  });

  it("of meetings that ended before there were entries is asked for once, and meetings that run are left alone", async () => {
    const { store } = await freshStore();
    const all = meetings(store, clock);
    for (const meetingId of ["over", "runs"]) {
      const info = { ...INFO, meetingId, chatId: `19:${meetingId}` };
      await all.handle(meetingId, as("leader", { type: "start", info, people: PEOPLE }));
    }
    await all.handle("over", as("leader", { type: "abort", reason: "" }));
    const sender = senderOf(meetingAggregate, store.queue);
    const asked: unknown[] = [];
    const send: typeof sender.send = async (jobs) => void asked.push(...jobs);
    const later = { now: () => START_MS + 3_600_000 };
    await handOverEarlier(store.records, { ...sender, send }, later);
    await handOverEarlier(store.records, { ...sender, send }, { now: () => later.now() + 3_600_000 });
    expect(asked).toEqual([{ kind: "handOver", meetingId: "over" }]);
  });

  it("of earlier meetings is asked for at the next start, however soon, where a crash came between", async () => {
    const { store } = await freshStore();
    await meetings(store, clock).handle("over", as("leader", { type: "start", info: INFO, people: PEOPLE }));
    await meetings(store, clock).handle("over", as("leader", { type: "abort", reason: "" }));
    const sender = senderOf(meetingAggregate, store.queue);
    const asked: unknown[] = [];
    const dies = () => Promise.reject(new Error("the process ends"));
    const later = { now: () => START_MS + 3_600_000 };
    await expect(handOverEarlier(store.records, { ...sender, send: dies }, later)).rejects.toThrow();
    await handOverEarlier(store.records, { ...sender, send: async (jobs) => void asked.push(...jobs) }, later);
    expect(asked).toHaveLength(1);
  });
});

describe.skipIf(databaseMissing)("an entry in the store", () => {
  const store = useStore();

  it("is evaluated once: of two at the same instant one is saved, and the other is told", async () => {
    const { store } = await freshStore();
    await foundSchool(store);
    const { ask } = around(store);
    await ask("race", OPEN);
    await ask("race", ADD);
    // Two processes, each with what it has in memory.
    const outcomes = await Promise.allSettled(
      [around(store), around(store)].map(async (process, index) => {
        await process.all.find("race");
        return process.ask("race", { ...EVALUATE, outcome: index === 0 ? "wanted" : "notWanted" });
      }),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((one) => one.status === "rejected")?.reason;
    expect(lost).toBeInstanceOf(Refused);
    expect(lost.code).toBe("alreadyEvaluated");
    const won = outcomes.findIndex((one) => one.status === "fulfilled");
    const entry = await around(store).all.find("race");
    expect(entry?.tiltak[0]?.evaluation?.outcome).toBe(won === 0 ? "wanted" : "notWanted");
  });

  it("knows who of the eining is busy in another open entry, and not what has been evaluated", async () => {
    await foundSchool(store());
    const { ask } = around(store());
    await ask("busy", OPEN);
    await ask("busy", ADD);
    const busyIn = async (except: string) =>
      (await store().entries.busyIn("fjordglytt", except, ["actor eining", "actor ppt", "actor guardians"])).toSorted();
    expect(await busyIn("new")).toEqual(["actor eining", "actor guardians"]);
    expect(await busyIn("busy")).toEqual([]);
    await ask("new", OPEN);
    await expect(ask("new", ADD)).rejects.toMatchObject({ code: "craftAsks", params: { codes: "actorBusy" } });
    await ask("busy", EVALUATE);
    expect(await busyIn("new")).toEqual([]);
    await ask("new", ADD);
  });

  it("is shown to those it names by id, and to nobody who has left the eining", async () => {
    const { ask, parts, allEinings } = around(store());
    await ask("named", { ...OPEN, fields: { ...FIELDS, informed: [SIRI] } });
    const readBy = async (person: string) =>
      (await openIn(parts, "Fjordglytt skule", person, 99)).map(({ entryId }) => entryId);
    expect(await readBy("siri")).toContain("named");
    const eining = { by: SYSTEM, as: "administrator" } as const;
    const person = { ...SIRI, roles: ["employee"], contactOf: [] } as const;
    const after = await allEinings.handle("fjordglytt", { type: "addPerson", person, ...eining });
    const key = after.people.find(({ personId }) => personId === "siri")?.key ?? "";
    await allEinings.handle("fjordglytt", { type: "removePerson", key, ...eining });
    expect(await readBy("siri")).toEqual([]);
  });

  it("that is taken up again tells the one that had ended, which is another stream", async () => {
    const { ask, all } = around(store());
    await ask("ended", OPEN);
    await ask("ended", { type: "close", because: "ended", sentence: "Slutt for no" });
    const id = reopenedId("ended");
    await ask(id, { ...OPEN, reopens: "ended" });
    expect(reopenedId(id)).toBe("ended~3");
    await store().queue.start(jobRunner({ entry: entryWorker(entryJobs(store())), follower: async () => undefined }));
    await expect
      .poll(async () => (await all.find("ended"))?.status === "closed" && (await all.find("ended")))
      .toMatchObject({ reopenedAs: "ended~2" });
    await store().queue.stop();
  });

  it("has the same rows when they are made anew", async () => {
    const before = await store().entries.after("", 99);
    expect(before.length).toBeGreaterThan(3);
    expect(await rebuild(store(), entryAggregate)).toEqual({ streams: before.length, unreadable: [] });
    expect(await store().entries.after("", 99)).toEqual(before);
    expect(await store().entries.busyIn("fjordglytt", "x", ["actor eining"])).not.toEqual([]);
  });

  it("is erased at night when it ended long ago, and never while it is worked on", async () => {
    const { all } = around(store());
    const nowMs = Date.parse("2029-12-05T02:30:00Z");
    const retention = { months: 24, archivedByHand: false };
    const parts = { meetings: meetings(store(), clock), records: store().records, log: silent, retention };
    const inStafettlogg = { all, store: store().entries };
    const reminded = { followers: followers(store().history, clock), readModels: store().readModels };
    for (const night of [0, 1]) {
      const later = { now: () => nowMs + night * 86_400_000 };
      await housekeep({ ...parts, entries: inStafettlogg, einings: fakeEinings(), reminded, clock: later });
      const there = await store().entries.after("", 99);
      expect(there).toContain("busy");
      expect(there.includes("ended")).toBe(night === 0);
    }
    expect(await all.find("ended")).toBeUndefined();
  });

  it("may hold the words that meetings of its school have spared, by the school's name however it is written", async () => {
    const { store } = await freshStore();
    await foundSchool(store);
    const { allEinings } = around(store);
    const asked: string[] = [];
    const sparedWords = async (eining: string) => {
      asked.push(eining);
      return ["Solbakken"];
    };
    const all = entries({ ...store, meetings: { sparedWords }, einings: allEinings }, clock);
    const fields = { ...FIELDS, successSigns: "Kva gjer Solbakken i friminutta?" };
    await expect(around(store).ask("plain", { ...OPEN, fields })).rejects.toThrow("likelyName");
    expect(await all.handle("spared", by({ ...OPEN, fields }))).toMatchObject({ fields });
    expect(asked).toEqual(["fjordglytt skule"]);
  });

  it("keeps the words that are no child for its school's other entries and meetings, until it is erased", async () => {
    const { store } = await freshStore();
    await foundSchool(store);
    const { all, ask } = around(store);
    const eining = { id: "fjordglytt", name: "Fjordglytt skule", kind: "school", målform: "nn" };
    await ask("one", { ...OPEN, eining });
    await ask("other", { ...OPEN, eining });
    const glimpse = (text: string) => ({ type: "addLysglimt", text });
    const writes = (id: string, text: string) => ask(id, glimpse(text));
    await expect(writes("one", "Kva gjer Solbakken i friminutta?")).rejects.toMatchObject({ code: "likelyName" });
    await ask("one", { ...glimpse("Kva gjer Solbakken i friminutta?"), noChild: ["Solbakken"] });
    expect(await store.meetings.sparedWords("fjordglytt skule", 9)).toEqual(["Solbakken"]);
    await writes("other", "Kva gjer Solbakken no?");
    await rebuild({ ...store, clock }, entryAggregate);
    expect(await store.meetings.sparedWords("fjordglytt skule", 9)).toEqual(["Solbakken"]);
    await eraseEntry({ all, records: store.records }, "one", { operator: "drift", atMs: 1 });
    expect(await store.meetings.sparedWords("fjordglytt skule", 9)).toEqual([]);
    await expect(writes("other", "Kva gjer Solbakken i dag?")).rejects.toMatchObject({ code: "likelyName" });
  });

  it("loses at night what was rewritten in it a week ago, and says the same as before", async () => {
    const { store } = await freshStore();
    await foundSchool(store);
    const { all, ask } = around(store);
    await ask("rewritten", { ...OPEN, fields: { ...FIELDS, successSigns: "Noko for mykje" } });
    await ask("rewritten", { type: "change", fields: FIELDS });
    const before = await all.find("rewritten");
    const parts = { meetings: meetings(store, clock), records: store.records, log: silent, einings: fakeEinings() };
    const reminded = { followers: followers(store.history, clock), readModels: store.readModels };
    const later = { now: () => START_MS + 8 * 86_400_000 };
    await housekeep({ ...parts, entries: { all, store: store.entries }, reminded, clock: later });
    expect(JSON.stringify(await around(store).all.history("rewritten"))).not.toContain("Noko for mykje");
    expect(await around(store).all.find("rewritten")).toEqual(before);
  });

  it("tells a person what is stored about them in it, and nothing of what others wrote", async () => {
    const { all, ask } = around(store());
    await ask("told", { ...OPEN, fields: { ...FIELDS, informed: [{ name: "Gro Lærar", personId: "gro" }] } });
    await all.handle("told", by({ type: "addLysglimt", text: "Alle lo" }, "gro"));
    await ask("told", { type: "addLysglimt", text: "Berre Ingrid skreiv dette" });
    const read = { stream: "entry/told", edition: 0, hourMs: START_MS } as const;
    await store().reads.note({ ...read, personId: "gro", way: "card" }, { ...read, personId: "ingrid", way: "export" });
    const parts = { all, store: store().entries };
    const found = (await entryDataOf(parts, { key: "gro", name: "Gro Lærar" }, await store().reads.by("gro"))).filter(
      (one) => one.entryId === "told",
    );
    expect(found.flatMap(({ items }) => items.map(({ what, text }) => [what, text]))).toEqual([
      ["name", "Gro Lærar"],
      ["informed", undefined],
      ["wroteLysglimt", "Alle lo"],
      ["namedInEntry", undefined],
      ["readEntry", undefined],
    ]);
    expect(JSON.stringify(found)).not.toContain("Ingrid");
    expect((await peopleInEntries(parts)).map(({ name }) => name)).toContain("Gro Lærar");
  });

  it("goes whole when it is erased, and is then not there", async () => {
    const { all } = around(store());
    expect(await store().records.erase("entry/named", [], { operator: "drift", atMs: 0 })).toMatchObject({ events: 1 });
    expect(await store().entries.after("", 99)).not.toContain("named");
    expect(await all.find("named")).toBeUndefined();
  });
});
