import { describe, expect, it } from "vitest";
import { Conflict } from "../../src/errors.ts";
import { databaseMissing, freshStore, useStore } from "./database.ts";
import { change, event, meetingRow, render, START_MS } from "./samples.ts";

describe.skipIf(databaseMissing)("a meeting in the store", () => {
  const store = useStore();

  it("comes back event by event in the order it happened, from any version on", async () => {
    const odd = event("æøå \u0000 \ud83d \ud83d\udc36 \" \\ '; DROP TABLE event; -- {x}");
    await store().history.append(change("m", { events: [event("1"), odd, event("3")] }));
    await store().history.append(change("m", { expectedVersion: 3, events: [event("4")] }));
    expect(await store().history.load("meeting/m", 0)).toEqual([event("1"), odd, event("3"), event("4")]);
    expect(await store().history.load("meeting/m", 2)).toEqual([event("3"), event("4")]);
    expect(await store().history.load("meeting/m", 4)).toEqual([]);
    expect(await store().history.load("meeting/unknown", 0)).toEqual([]);
  });

  it("takes the same activity once, whoever else has written meanwhile", async () => {
    expect(await store().history.wasTaken("a/1")).toBe(false);
    expect(await store().history.append(change("once", { inboundId: "a/1" }))).toBe("appended");
    expect(await store().history.wasTaken("a/1")).toBe(true);
    expect(await store().history.append(change("once", { expectedVersion: 1, inboundId: "a/1" }))).toBe("duplicate");
    expect(await store().history.append(change("other", { inboundId: "a/1" }))).toBe("duplicate");
    expect(await store().history.load("meeting/once", 0)).toHaveLength(1);
    expect(await store().meetings.latestIn("chat of other")).toBeUndefined();
  });

  it("lets one of two that write at the same time through", async () => {
    await store().history.append(change("race"));
    const write = (text: string) =>
      store().history.append(change("race", { expectedVersion: 1, events: [event(text)] }));
    const outcomes = await Promise.allSettled([write("x"), write("y")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((o) => o.status === "rejected")?.reason).toBeInstanceOf(Conflict);
    expect(await store().history.load("meeting/race", 0)).toHaveLength(2);
  });

  it("keeps nothing of a change that came too late: no event, no job, no new leader", async () => {
    const { store } = await freshStore();
    const first = change("m");
    await store.history.append(first);
    const late = change("m", {
      row: { leaderId: "another" },
      events: [event("late")],
      jobs: [render("m")],
      inboundId: "a/2",
    });
    await expect(store.history.append(late)).rejects.toBeInstanceOf(Conflict);
    expect(await store.history.load("meeting/m", 0)).toEqual(first.events);
    expect(await store.meetings.activeIn("chat of m")).toEqual(meetingRow("m"));
    expect(await store.history.wasTaken("a/2")).toBe(false);
    // The queue hands out the oldest first: the late job would come before this one.
    await store.queue.send([render("after")]);
    const job = await new Promise((resolve) => store.queue.start(async (begun) => resolve(begun)));
    expect(job).toEqual(render("after"));
  });

  it("is the only active one in its chat, until it ends", async () => {
    const row = (active: boolean, startedAtMs: number) => ({ chatId: "chat", active, startedAtMs });
    await store().history.append(change("m1", { row: row(true, START_MS) }));
    const second = change("m2", { row: row(true, START_MS + 1) });
    await expect(store().history.append(second)).rejects.toBeInstanceOf(Conflict);
    expect(await store().history.load("meeting/m2", 0)).toEqual([]);
    expect((await store().meetings.activeIn("chat"))?.meetingId).toBe("m1");
    await store().history.append(change("m1", { row: row(false, START_MS), expectedVersion: 1 }));
    expect(await store().meetings.activeIn("chat")).toBeUndefined();
    expect((await store().meetings.latestIn("chat"))?.meetingId).toBe("m1");
    expect(await store().history.append(second)).toBe("appended");
    expect(await store().meetings.latestIn("chat")).toEqual(meetingRow("m2", row(true, START_MS + 1)));
  });

  it("has words that are not asked about in the unit's other meetings, until one of these says otherwise", async () => {
    const said = (words: Readonly<Record<string, boolean>>, eining: string, at: number) => ({
      spared_word: Object.entries(words).map(([word, spared], n) => {
        return { word, eining, spared, saidAt: new Date(START_MS + at * 10 + n).toISOString() };
      }),
    });
    const append = async (meetingId: string, at: number, eining: string, words: Readonly<Record<string, boolean>>) => {
      const plain = change(meetingId, { row: { chatId: `words-${meetingId}`, active: false } });
      await store().history.append({ ...plain, rows: { ...plain.rows, ...said(words, eining, at) } });
    };
    await append("w1", 1, "nes skule", { Solbakken: true, Furulund: true });
    await append("w2", 2, "nes skule", { Solbakken: false, Tuva: true });
    await append("w3", 3, "vik skule", { Vika: true });
    const words = (limit: number) => store().meetings.sparedWords("nes skule", limit);
    expect(await words(9)).toEqual(["Furulund", "Tuva"]);
    expect(await words(1)).toEqual(["Tuva"]);
    expect(await store().meetings.sparedWords("nes", 9)).toEqual([]);
  });

  it("is listed for who led it, newest first", async () => {
    for (const [index, meetingId] of ["l1", "l2", "l3"].entries()) {
      const row = { leaderId: "kari", startedAtMs: START_MS + index };
      await store().history.append(change(meetingId, { row }));
    }
    expect((await store().meetings.ledBy("kari", 2)).map((row) => row.meetingId)).toEqual(["l3", "l2"]);
    expect(await store().meetings.ledBy("nobody", 2)).toEqual([]);
  });

  it("counts for who started it, also when somebody else leads it now", async () => {
    const begun = (atMs: number) => ({ row: { startedAtMs: atMs }, events: [{ ...event("begun"), by: "starter" }] });
    await store().history.append(change("s1", begun(START_MS)));
    await store().history.append(change("s2", begun(START_MS + 1)));
    const handedOver = { row: { leaderId: "another", startedAtMs: START_MS + 1 }, expectedVersion: 1 };
    await store().history.append(change("s2", { ...handedOver, events: [{ ...event("later"), by: "another" }] }));
    expect(await store().meetings.startedBy("starter", START_MS - 1)).toEqual(expect.arrayContaining(["s1", "s2"]));
    expect(await store().meetings.startedBy("starter", START_MS)).toEqual(["s2"]);
    expect(await store().meetings.startedBy("another", 0)).toEqual([]);
  });

  it("takes any text where the database is choosy, without what it can't hold", async () => {
    await store().history.append(change("odd", { row: { topic: "Tri\u0000vsel \ud83d" } }));
    expect((await store().meetings.latestIn("chat of odd"))?.topic).toBe("Trivsel \ufffd");
  });
});
