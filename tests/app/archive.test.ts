import { describe, expect, it } from "vitest";
import { archive } from "../../src/app/meeting/archive.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { Unreachable } from "../../src/errors.ts";
import type { ArchiveState } from "../../src/meeting/afterwards/referat.ts";
import type { Command } from "../../src/meeting/commands.ts";
import { approved, as, completedMeeting, type Played, play } from "../support/meeting.ts";
import { fakeArchive, fakeClock, fakeQueue, fakeStore } from "./fakes.ts";

const sent = play([approved], completedMeeting());
const correction = [
  as("leader", { type: "editSection", section: "remarks", text: "Godt møte" }),
  as("leader", { type: "correctReferat", why: "Ein merknad mangla" }),
];
const away = new Unreachable("unreachable", { permanent: false });
const job = (edition = 1, attempt = 1) => ({ kind: "archive", meetingId: "m1", edition, attempt }) as const;

function around(played: Played = sent) {
  const store = fakeStore();
  store.seed("m1", played);
  const clock = fakeClock(played.nowMs);
  const all = meetings(store, clock);
  const deliverTo = fakeArchive();
  const queue = fakeQueue();
  const parts = {
    meetings: all,
    queue,
    clock,
    files: {
      mail: () => Promise.reject(new Error("no mail is asked for")),
      package: async (meetingId: string, edition: number) => ({
        stream: `meeting/${meetingId}`,
        key: `${meetingId}.${edition}`,
        parent: "BTI-møte",
        folder: "2027-03-02",
        publicTitle: "Referat",
        sentAtMs: sent.nowMs,
        files: [],
      }),
    },
    archive: { deliverTo, settings: { journalpostType: "X" } as const },
  };
  return {
    store,
    queue,
    parts,
    deliverTo,
    run: (edition?: number, attempt?: number) => archive(parts, job(edition, attempt)),
    do: (command: Command) => all.handle("m1", command),
    async correct() {
      for (const command of correction) await all.handle("m1", command);
    },
    async state(): Promise<ArchiveState | undefined> {
      const meeting = await all.find("m1");
      return meeting?.status === "ended" && meeting.referat.status === "sent" ? meeting.referat.archive : undefined;
    },
  };
}

describe("the referat in the archive", () => {
  it("is delivered, and the leader sees where it is", async () => {
    const { run, deliverTo, state, store } = around();
    await run();
    expect(deliverTo.keys).toEqual(["m1.1"]);
    expect(await state()).toEqual({ status: "delivered", edition: 1, reference: "ref m1.1" });
    expect(store.eventsOf("m1").slice(-2)).toMatchObject([{ type: "archiveQueued" }, { type: "archived" }]);
  });

  it("is on its way while the archive is at it", async () => {
    const { run, deliverTo, state } = around();
    let meanwhile: ArchiveState | undefined;
    deliverTo.fault = async () => {
      meanwhile = await state();
    };
    await run();
    expect(meanwhile).toEqual({ status: "queued", edition: 1 });
  });

  it("waits for a receipt where the archive gives one later", async () => {
    const { run, deliverTo, do: order, state } = around();
    deliverTo.answers = "awaitingReceipt";
    await run();
    expect(await state()).toMatchObject({ status: "awaitingReceipt" });
    await order(
      as("system", { type: "archiveResult", edition: 1, result: { status: "delivered", reference: "ref m1.1" } }),
    );
    expect(await state()).toMatchObject({ status: "delivered" });
  });

  it("is delivered once, however often the job comes", async () => {
    const { run, deliverTo } = around();
    for (let times = 0; times < 3; times += 1) await run();
    expect(deliverTo.keys).toEqual(["m1.1"]);
  });

  it("is delivered under the same key when the process was killed before the meeting knew", async () => {
    const { run, deliverTo, store, state } = around();
    store.fault = ({ events }) => {
      if (events[0]?.type === "archived") throw new Unreachable("database", { permanent: false });
    };
    await expect(run(1, 10)).rejects.toMatchObject({ reason: "database" });
    store.fault = () => {};
    expect(await state()).toMatchObject({ status: "queued" });
    await run();
    expect(deliverTo.keys).toEqual(["m1.1", "m1.1"]);
    expect(await state()).toMatchObject({ status: "delivered" });
  });

  it("is nobody's concern where no archive is set up, or nothing was sent", async () => {
    const { parts, state, store } = around();
    await archive({ ...parts, archive: undefined }, job());
    expect(await state()).toEqual({ status: "none" });
    expect(store.changes).toEqual([]);
    const draft = around(completedMeeting());
    await draft.run();
    expect(draft.deliverTo.keys).toEqual([]);
  });
});

describe("an archive that does not answer", () => {
  it("is tried again after longer and longer waits, ten times", async () => {
    const { run, deliverTo, queue, state } = around();
    deliverTo.fault = () => {
      throw away;
    };
    for (let attempt = 1; attempt <= 9; attempt += 1) await run(1, attempt);
    expect(queue.later.map(({ dueAtMs = 0 }) => (dueAtMs - sent.nowMs) / 1000)).toEqual([
      15, 30, 60, 120, 240, 480, 960, 1920, 3600,
    ]);
    expect(queue.later.at(-1)?.job).toEqual(job(1, 10));
    expect(await state()).toEqual({ status: "queued", edition: 1 });
    await run(1, 10);
    expect(queue.later).toHaveLength(9);
    expect(await state()).toEqual({ status: "failed", edition: 1, fault: "unreachable" });
  });

  it("is left in peace for as long as it asks for", async () => {
    const { run, deliverTo, queue } = around();
    deliverTo.fault = () => {
      throw new Unreachable("unreachable", { permanent: false, retryAfterSeconds: 120 });
    };
    await run();
    expect(queue.later.map(({ waitMs }) => waitMs)).toEqual([120_000]);
  });
});

describe("an archive that says no", () => {
  it.each(["denied", "rejected", "full"] as const)("is not asked again; the leader is told: %s", async (fault) => {
    const { run, deliverTo, queue, state } = around();
    deliverTo.fault = () => {
      throw new Unreachable(fault, { permanent: true });
    };
    await run();
    expect(queue.later).toEqual([]);
    expect(await state()).toEqual({ status: "failed", edition: 1, fault });
  });

  it("is asked again when the leader says so", async () => {
    const { run, deliverTo, do: order, state } = around();
    deliverTo.fault = () => {
      throw new Unreachable("denied", { permanent: true });
    };
    await run();
    await run();
    expect(await state()).toMatchObject({ status: "failed" });
    deliverTo.fault = () => {};
    await order(as("leader", { type: "retryArchive" }));
    await run();
    expect(await state()).toMatchObject({ status: "delivered" });
  });
});

describe("a package that could not be made", () => {
  it("is shown as failed, and the fault reaches the log", async () => {
    const { run, parts, state } = around();
    const fault = new TypeError("a fault of ours");
    parts.files.package = () => Promise.reject(fault);
    await expect(run()).rejects.toBe(fault);
    expect(await state()).toEqual({ status: "failed", edition: 1, fault: "rejected" });
  });
});

describe("a corrected referat", () => {
  it("is archived beside the one before", async () => {
    const { run, correct, deliverTo, state } = around();
    await run();
    await correct();
    expect(await state()).toMatchObject({ status: "delivered", edition: 1 });
    await run(2);
    expect(deliverTo.keys).toEqual(["m1.1", "m1.2"]);
    expect(await state()).toEqual({ status: "delivered", edition: 2, reference: "ref m1.2" });
  });

  it("does not keep the one before out of the archive, where that is late; what is told is the newest", async () => {
    const { run, correct, deliverTo, queue, state } = around();
    deliverTo.fault = () => {
      throw away;
    };
    await run();
    await correct();
    await run(2);
    deliverTo.fault = () => {};
    await run(1, 2);
    expect(await state()).toEqual({ status: "queued", edition: 2 });
    await run(2, 2);
    expect(queue.later.map(({ job: later }) => later)).toEqual([job(1, 2), job(2, 2)]);
    expect(deliverTo.keys).toEqual(["m1.1", "m1.2"]);
    expect(await state()).toMatchObject({ status: "delivered", edition: 2 });
  });

  it("is not shown as archived because the one before was, a moment later", async () => {
    const { run, correct, deliverTo, state } = around();
    deliverTo.fault = correct;
    await run();
    deliverTo.fault = () => {};
    expect(await state()).toEqual({ status: "queued", edition: 1 });
    await run(2);
    expect(await state()).toMatchObject({ status: "delivered", edition: 2 });
  });
});
