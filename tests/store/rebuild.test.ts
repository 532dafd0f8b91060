import { describe, expect, it } from "vitest";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { History } from "../../src/app/ports/events.ts";
import { rebuild } from "../../src/app/rebuild.ts";
import type { Store } from "../../src/store/store.ts";
import { as, completedMeeting, meetingIn, type Played } from "../support/meeting.ts";
import { databaseMissing, useStore } from "./database.ts";

/** A meeting whose events say one thing, and its rows another. */
async function storeWrong(store: Store, meetingId: string, { events }: Played): Promise<void> {
  const stream = meetingStream(meetingId);
  const stored = events.map((event, index) => {
    const own =
      event.type === "meetingStarted"
        ? { ...event, info: { ...event.info, meetingId, chatId: `19:${meetingId}` } }
        : event;
    return meetingAggregate.toStored(own, { stream, version: index + 1 });
  });
  const row = { meetingId, chatId: "wrong", active: false, leaderId: "nobody", topic: "Feil" };
  const startedAt = new Date(0).toISOString();
  await store.history.append({
    stream,
    expectedVersion: 0,
    correlationId: "correlation",
    events: stored,
    jobs: [],
    rows: { meeting: [{ ...row, startedAt }] },
    documents: { edition: [{ number: 7, document: {} }] },
  });
}

describe.skipIf(databaseMissing)("read models that are made anew", () => {
  const store = useStore();

  it("are what the events say, whatever was there, and the same the next time", async () => {
    await storeWrong(store(), "a", meetingIn("clarifying"));
    await storeWrong(store(), "b", completedMeeting());
    for (const _time of [1, 2]) {
      expect(await rebuild(store(), meetingAggregate)).toEqual({ streams: 2, unreadable: [] });
      expect(await store().meetings.activeIn("19:a")).toMatchObject({ meetingId: "a", topic: "Uro i friminutta" });
      expect(await store().meetings.activeIn("19:b")).toBeUndefined();
      expect(await store().meetings.latestIn("19:b")).toMatchObject({ meetingId: "b", leaderId: "leader" });
    }
  });

  it("leave alone what was written once and for all, and what is known besides of a meeting", async () => {
    await store().records.tidy("b", new Map(), completedMeeting().events.length);
    await rebuild(store(), meetingAggregate);
    expect(await store().records.untidied(Date.UTC(9999, 0))).toEqual([]);
    await expect(store().meetings.edition(meetingStream("b"), 7)).rejects.toMatchObject({ at: { version: 7 } });
  });

  it("take in what happens meanwhile", async () => {
    const all = meetings(store(), store().clock);
    const happened = { once: false };
    /** Somebody ends the meeting when its events have been read, and before its rows are written. */
    const history: History = {
      ...store().history,
      async load(stream, afterVersion) {
        const events = await store().history.load(stream, afterVersion);
        if (stream === meetingStream("a") && !happened.once) {
          happened.once = true;
          await all.handle("a", as("leader", { type: "abort", reason: "" }));
        }
        return events;
      },
    };
    expect(await rebuild({ ...store(), history }, meetingAggregate)).toMatchObject({ streams: 2 });
    expect(happened.once).toBe(true);
    expect(await store().meetings.activeIn("19:a")).toBeUndefined();
    expect(await store().meetings.latestIn("19:a")).toMatchObject({ active: false });
  });

  it("leave one alone that can't be read, and say so", async () => {
    const stream = meetingStream("broken");
    const events = [{ type: "song", v: 1, by: "kari", atMs: 1, body: {} }];
    await store().history.append({
      stream,
      expectedVersion: 0,
      correlationId: "correlation",
      events,
      jobs: [],
      rows: {},
      documents: {},
    });
    expect(await rebuild(store(), meetingAggregate)).toEqual({ streams: 2, unreadable: [stream] });
  });
});
