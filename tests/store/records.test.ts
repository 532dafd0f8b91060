import { describe, expect, it } from "vitest";
import type { Chat } from "../../src/app/ports/chats.ts";
import { Conflict } from "../../src/errors.ts";
import { beside } from "../privacy/tables.ts";
import { databaseMissing, engine, freshStore, useStore } from "./database.ts";
import { change, event, mail, START_MS, timer } from "./samples.ts";

const BY = { operator: "drift", atMs: START_MS };
const chat = (chatId: string, parts: Partial<Chat> = {}): Chat => ({
  chatId,
  serviceUrl: "https://smba.example/",
  botId: "28:bot",
  kind: "meeting",
  ...parts,
});
const ended = (meetingId: string, { row, ...parts }: Parameters<typeof change>[1] = {}) =>
  change(meetingId, { row: { ...row, active: false }, ...parts });
const naming = (personId: string) => ({ ...event("with people"), people: [{ id: personId }] });

describe.skipIf(databaseMissing)("a meeting that is erased", () => {
  const store = useStore();

  it("leaves nothing of itself, and nothing of others is touched", async () => {
    const { history, meetings, messages, records } = store();
    for (const id of ["a", "b"]) {
      await history.append(ended(id, { jobs: [mail(id, "ola"), timer(id, START_MS + 9e9)] }));
      await messages.save({ stream: `meeting/${id}`, key: "ended", status: "sent", chatId: "c", hash: "h" });
    }
    expect(await records.erase("meeting/a", [], BY)).toMatchObject({ events: 1, editions: 0, reads: 0, toldIn: [] });
    expect(await history.load("meeting/a", 0)).toEqual([]);
    expect(await messages.all("meeting/a")).toEqual([]);
    expect((await meetings.ledBy("leader", 9)).map((row) => row.meetingId)).toEqual(["b"]);
    expect(await history.load("meeting/b", 0)).toHaveLength(1);
    expect(await messages.all("meeting/b")).toHaveLength(1);
    const jobs: unknown[] = [];
    await store().queue.start(async (job) => void jobs.push(job));
    await expect.poll(() => jobs).toEqual([mail("b", "ola")]);
    await store().queue.stop();
  });

  it("is not erased while it runs, nor twice", async () => {
    const { history, records } = store();
    await history.append(change("running"));
    expect(await records.erase("meeting/running", [], BY)).toBeUndefined();
    expect(await history.load("meeting/running", 0)).toHaveLength(1);
    expect(await records.erase("meeting/unknown", [], BY)).toBeUndefined();
  });

  it("takes along the chats that no other meeting needs", async () => {
    const { history, chats, records } = store();
    const inChat = (id: string, chatId: string, personId: string) =>
      ended(id, { events: [naming(personId)], row: { chatId } });
    await history.append(inChat("first", "shared", "only here"));
    await history.append(inChat("second", "shared", 'here "too"'));
    await history.append(inChat("third", "own", 'here "too"'));
    await chats.remember(chat("shared"));
    await chats.remember(chat("own"));
    await chats.remember(chat("p1", { kind: "personal", personId: "only here" }));
    await chats.remember(chat("p2", { kind: "personal", personId: 'here "too"' }));
    await chats.remember(chat("p3", { kind: "personal", personId: "somebody else" }));
    await records.erase("meeting/first", ["only here"], BY);
    await records.erase("meeting/third", ['here "too"'], BY);
    const left = await Promise.all(["shared", "own", "p1", "p2", "p3"].map((id) => chats.find(id)));
    expect(left.map((found) => found?.chatId)).toEqual(["shared", undefined, undefined, "p2", "p3"]);
  });

  it("does not come back with what somebody writes who still has it at hand", async () => {
    const { history, meetings, messages, records } = store();
    await history.append(ended("cached"));
    await records.erase("meeting/cached", [], BY);
    expect(await history.load("meeting/cached", 1)).toBeUndefined();
    const late = change("cached", { expectedVersion: 1, jobs: [mail("cached", "ola")] });
    await expect(history.append(late)).rejects.toBeInstanceOf(Conflict);
    const message = { stream: "meeting/cached", key: "ended", status: "sent", chatId: "c", hash: "h" } as const;
    await expect(messages.save(message)).rejects.toThrow();
    expect(await history.load("meeting/cached", 0)).toEqual([]);
    expect(await meetings.latestIn("chat of cached")).toBeUndefined();
  });

  it("does not begin anew where that was its one time, and does where it may", async () => {
    const { history, records } = store();
    for (const stream of ["entry/once", "follower/again"]) {
      const first = change("x", { stream, rows: {} });
      await history.append(first);
      await records.erase(stream, [], BY);
    }
    const once = change("x", { stream: "entry/once", rows: {}, isOnce: true, jobs: [mail("x", "ola")] });
    await expect(history.append(once)).rejects.toBeInstanceOf(Conflict);
    expect(await records.isThere("entry/once")).toBe(false);
    expect(await history.append(change("x", { stream: "follower/again", rows: {} }))).toBe("appended");
    expect(await records.isThere("follower/again")).toBe(true);
  });

  it("is kept where more has happened than what was looked at, such as a correction", async () => {
    const { history, records } = store();
    await history.append(ended("corrected"));
    await history.append(ended("corrected", { expectedVersion: 1 }));
    expect(await records.erase("meeting/corrected", [], { ...BY, leavesMails: true }, 1)).toBeUndefined();
    expect(await records.unfinished()).toEqual([]);
    expect(await records.erase("meeting/corrected", [], BY, 2)).toMatchObject({ events: 2 });
  });

  it("of the stafettlogg tells who was reminded of it, and which eining's figures it is in", async () => {
    const { history, records } = store();
    const about = (entryId: string) => ({ ...event("reminded"), item: { entryId } });
    const entry = { entryId: "m1-k2", einingId: "lia", status: "open", level: 1, oppmerksomheit: "Uro", words: "uro" };
    const rows = {
      entry: [{ ...entry, openedAt: "2026-09-01T12:00:00Z", schoolYear: 2026, services: [], groups: [] }],
    };
    await history.append(change("x", { stream: "entry/m1-k2", rows }));
    await history.append(change("x", { stream: "follower/kari", rows: {}, events: [about("m1-k2")] }));
    await history.append(change("x", { stream: "follower/per", rows: {}, events: [about("m1-k21")] }));
    const { id = 0, toldIn = [] } = (await records.erase("entry/m1-k2", [], { ...BY, leavesMails: true })) ?? {};
    expect(toldIn.toSorted()).toEqual(["eining/lia", "follower/kari"]);
    expect(await records.unfinished()).toEqual([{ id, streams: ["entry/m1-k2", ...toldIn] }]);
    await records.finished(id);
    expect(await records.unfinished()).toEqual([]);
  });

  it("is found by its age, those that run among them", async () => {
    const { store } = await freshStore();
    const at = (ms: number) => ({ row: { startedAtMs: START_MS + ms } });
    await store.history.append(change("old", at(1)));
    await store.history.append(ended("older", at(0)));
    await store.history.append(ended("new", at(9)));
    const rows = await store.records.startedBefore(START_MS + 9);
    expect(rows.map((row) => [row.meetingId, row.active])).toEqual([
      ["older", false],
      ["old", true],
    ]);
    expect((await store.records.find("new"))?.startedAtMs).toBe(START_MS + 9);
    await store.records.vacuum();
    expect(await store.history.load("meeting/new", 0)).toHaveLength(1);
  });

  it("has events stored anew without their text, and is then done with until it has new ones", async () => {
    const { store } = await freshStore();
    const odd = event("odd \u0000 \ud83d");
    await store.history.append(ended("m", { events: [event("first"), event("second"), odd] }));
    await store.history.append(change("running"));
    expect(await store.records.untidied(START_MS + 1)).toEqual(["m"]);
    expect(await store.records.untidied(START_MS)).toEqual([]);
    await store.records.tidy("m", new Map([[2, { ...odd, erased: true }]]), 3);
    expect(await store.history.load("meeting/m", 0)).toEqual([event("first"), { ...odd, erased: true }, odd]);
    expect(await store.records.untidied(START_MS + 1)).toEqual([]);
    await store.history.append(ended("m", { expectedVersion: 3 }));
    expect(await store.records.untidied(START_MS + 1)).toEqual(["m"]);
    await store.records.tidy("m", new Map(), 4);
    expect(await store.records.untidied(START_MS + 1)).toEqual([]);
  });

  it("lets one of several processes have a task, with the setting of the last time", async () => {
    const { store } = await freshStore();
    const { records } = store;
    const when = { sinceMs: START_MS - 1, atMs: START_MS };
    const both = await Promise.all([records.claim("task", "a", when), records.claim("task", "a", when)]);
    expect(both.filter((claim) => claim !== undefined)).toEqual([{ settingBefore: undefined }]);
    const later = { sinceMs: START_MS + 1, atMs: START_MS + 2 };
    const again = await Promise.all([1, 2, 3].map(() => records.claim("task", "b", later)));
    expect(again.filter((claim) => claim !== undefined)).toEqual([{ settingBefore: "a" }]);
    expect(await records.claim("other", "", later)).toEqual({ settingBefore: undefined });
  });

  it("takes the log of who read it along; one read is kept once", async () => {
    const { history, reads, records } = store();
    await history.append(ended("read"));
    const read = { stream: "meeting/read", personId: "kari", way: "card", edition: 1, hourMs: START_MS } as const;
    await reads.note(read);
    await reads.note(read);
    await reads.note({ ...read, hourMs: START_MS + 3_600_000 });
    expect(await reads.of("meeting/read")).toEqual([read, { ...read, hourMs: START_MS + 3_600_000 }]);
    expect(await records.erase("meeting/read", [], BY)).toMatchObject({ reads: 2 });
    expect(await reads.of("meeting/read")).toEqual([]);
    await expect(reads.note(read)).rejects.toThrow();
  });
});

const GREAT = `INSERT INTO event (stream_id, version, body)
  SELECT 'meeting/another', 1 + n, json_build_object('text', repeat('Kva er det som held det ved like? ', 600)) FROM generate_series(1, 2000) n`;

it.skipIf(engine !== "postgres" || databaseMissing)(
  "a meeting of very many is erased among very many, though the server gives up what takes it long",
  { timeout: 300_000 },
  async () => {
    const { store, database } = await freshStore();
    const people = Array.from({ length: 60 }, (_, at) => `person ${at}`);
    await store.history.append(ended("large"));
    await store.history.append(ended("another"));
    for (const personId of people) await store.chats.remember(chat(`with ${personId}`, { kind: "personal", personId }));
    const { query, close } = await beside(database.location);
    await query(GREAT);
    await close();
    expect(await store.records.erase("meeting/large", people, BY)).toMatchObject({ events: 1 });
    expect(await store.chats.find("with person 59")).toBeUndefined();
  },
);
