import { describe, expect, it } from "vitest";
import type { Change, Chat } from "../../src/app/ports.ts";
import { Conflict } from "../../src/errors.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { databaseMissing, freshStore, useStore } from "./database.ts";
import { change, entry, event, mail, START_MS, timer } from "./samples.ts";

const BY = { operator: "drift", atMs: START_MS };
const chat = (chatId: string, parts: Partial<Chat> = {}): Chat => ({
  chatId,
  serviceUrl: "https://smba.example/",
  botId: "28:bot",
  kind: "meeting",
  ...parts,
});
const ended = (meetingId: string, parts: Partial<Change> = {}) => {
  const whole = change(meetingId, parts);
  return { ...whole, row: { ...whole.row, active: false } };
};
const naming = (personId: string) =>
  ({ ...event("with people"), people: [{ id: personId }] }) as unknown as MeetingEvent;

describe.skipIf(databaseMissing)("a meeting that is erased", () => {
  const store = useStore();

  it("leaves nothing of itself, and nothing of others is touched", async () => {
    const { meetings, messages, records } = store();
    for (const id of ["a", "b"]) {
      await meetings.append(
        ended(id, { entries: [entry(id, "1", "kari")], jobs: [mail(id, "ola"), timer(id, START_MS + 9e9)] }),
      );
      await messages.save({ meetingId: id, key: "ended", status: "sent", chatId: "c", hash: "h" });
    }
    expect(await records.erase("a", [], BY)).toEqual({ events: 1, editions: 0, reads: 0 });
    expect(await meetings.load("a", 0)).toEqual([]);
    expect(await messages.all("a")).toEqual([]);
    expect((await meetings.entriesOf("kari", 9)).map((e) => e.meetingId)).toEqual(["b"]);
    expect(await meetings.load("b", 0)).toHaveLength(1);
    expect(await messages.all("b")).toHaveLength(1);
    const jobs: unknown[] = [];
    await store().queue.start(async (job) => void jobs.push(job));
    await expect.poll(() => jobs).toEqual([mail("b", "ola")]);
    await store().queue.stop();
  });

  it("is not erased while it runs, nor twice", async () => {
    const { meetings, records } = store();
    await meetings.append(change("running"));
    expect(await records.erase("running", [], BY)).toBeUndefined();
    expect(await meetings.load("running", 0)).toHaveLength(1);
    expect(await records.erase("unknown", [], BY)).toBeUndefined();
  });

  it("takes along the chats that no other meeting needs", async () => {
    const { meetings, chats, records } = store();
    const inChat = (id: string, chatId: string, personId: string) => {
      const whole = ended(id, { events: [naming(personId)] });
      return { ...whole, row: { ...whole.row, chatId } };
    };
    await meetings.append(inChat("first", "shared", "only here"));
    await meetings.append(inChat("second", "shared", 'here "too"'));
    await meetings.append(inChat("third", "own", 'here "too"'));
    await chats.remember(chat("shared"));
    await chats.remember(chat("own"));
    await chats.remember(chat("p1", { kind: "personal", personId: "only here" }));
    await chats.remember(chat("p2", { kind: "personal", personId: 'here "too"' }));
    await chats.remember(chat("p3", { kind: "personal", personId: "somebody else" }));
    await records.erase("first", ["only here"], BY);
    await records.erase("third", ['here "too"'], BY);
    const left = await Promise.all(["shared", "own", "p1", "p2", "p3"].map((id) => chats.find(id)));
    expect(left.map((found) => found?.chatId)).toEqual(["shared", undefined, undefined, "p2", "p3"]);
  });

  it("does not come back with what somebody writes who still has it at hand", async () => {
    const { meetings, messages, records } = store();
    await meetings.append(ended("cached"));
    await records.erase("cached", [], BY);
    expect(await meetings.load("cached", 1)).toBeUndefined();
    const late = change("cached", { expectedVersion: 1, jobs: [mail("cached", "ola")] });
    await expect(meetings.append(late)).rejects.toBeInstanceOf(Conflict);
    const message = { meetingId: "cached", key: "ended", status: "sent", chatId: "c", hash: "h" } as const;
    await expect(messages.save(message)).rejects.toThrow();
    expect(await meetings.load("cached", 0)).toEqual([]);
    expect(await meetings.latestIn("chat of cached")).toBeUndefined();
  });

  it("is found by its age, those that run among them", async () => {
    const { store } = await freshStore();
    const at = (whole: Change, ms: number) => ({ ...whole, row: { ...whole.row, startedAtMs: START_MS + ms } });
    await store.meetings.append(at(change("old"), 1));
    await store.meetings.append(at(ended("older"), 0));
    await store.meetings.append(at(ended("new"), 9));
    const rows = await store.records.startedBefore(START_MS + 9);
    expect(rows.map((row) => [row.meetingId, row.active])).toEqual([
      ["older", false],
      ["old", true],
    ]);
    expect((await store.records.find("new"))?.startedAtMs).toBe(START_MS + 9);
    await store.records.vacuum();
    expect(await store.meetings.load("new", 0)).toHaveLength(1);
  });

  it("has events stored anew without their text, and is then done with until it has new ones", async () => {
    const { store } = await freshStore();
    const odd = event("odd \u0000 \ud83d");
    await store.meetings.append(ended("m", { events: [event("first"), event("second"), odd] }));
    await store.meetings.append(change("running"));
    expect(await store.records.untidied(START_MS + 1)).toEqual(["m"]);
    expect(await store.records.untidied(START_MS)).toEqual([]);
    await store.records.tidy("m", new Map([[2, { ...odd, erased: true }]]), 3);
    expect(await store.meetings.load("m", 0)).toEqual([event("first"), { ...odd, erased: true }, odd]);
    expect(await store.records.untidied(START_MS + 1)).toEqual([]);
    await store.meetings.append(ended("m", { expectedVersion: 3 }));
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
    const { meetings, reads, records } = store();
    await meetings.append(ended("read"));
    const read = { meetingId: "read", personId: "kari", way: "card", edition: 1, hourMs: START_MS } as const;
    await reads.note(read);
    await reads.note(read);
    await reads.note({ ...read, hourMs: START_MS + 3_600_000 });
    expect(await reads.of("read")).toEqual([read, { ...read, hourMs: START_MS + 3_600_000 }]);
    expect(await records.erase("read", [], BY)).toMatchObject({ reads: 2 });
    expect(await reads.of("read")).toEqual([]);
    await expect(reads.note(read)).rejects.toThrow();
  });
});
