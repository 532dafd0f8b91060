import { describe, expect, it } from "vitest";
import { noPictures } from "../../src/app/meeting/draws.ts";
import { runJob } from "../../src/app/meeting/jobs.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import type { ReferatFiles } from "../../src/app/meeting/referatFiles.ts";
import { Unreachable } from "../../src/errors.ts";
import type { Delivery } from "../../src/meeting/afterwards/referat.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { approved, as, completedMeeting, type Played, play, WITHOUT_APP } from "../support/meeting.ts";
import {
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

const approve = approved;
const sent = play([approve], completedMeeting());
const correction = [
  as("leader", { type: "editSection", section: "remarks", text: "Godt møte" }),
  as("leader", { type: "correctReferat", why: "Ein merknad mangla" }),
];
const away = (retryAfterSeconds?: number) => new Unreachable("unreachable", { permanent: false, retryAfterSeconds });
const mail = (personId: string, attempt = 1) => ({ kind: "mail", meetingId: "m1", personId, attempt }) as const;

/** The post around one meeting whose referat was sent. */
function around(played: Played = sent) {
  const store = fakeStore();
  store.seed("m1", played);
  const clock = fakeClock(played.nowMs);
  const mailer = fakeMailer();
  const queue = fakeQueue();
  const all = meetings(store, clock);
  const files: Pick<ReferatFiles, "mail"> = {
    mail: async (_meetingId, edition) => ({ subject: `Utgåve ${edition}`, html: "", text: "", attachments: [] }),
  };
  const parts = {
    ...noPresence,
    meetings: all,
    queue,
    mailer,
    clock,
    files: { ...files, package: () => Promise.reject(new Error("nothing to archive")) },
    mailDomain: "kommune.example",
    chats: fakeChats(),
    messages: fakeLedger(),
    messenger: fakeMessenger(),
    realMs: () => 0,
    targetedMessages: false,
    log: quiet,
    draws: noPictures,
    einings: fakeEinings(),
  };
  return {
    store,
    mailer,
    queue,
    parts,
    run: (personId: string, attempt?: number) => runJob(parts, mail(personId, attempt)),
    async correct() {
      for (const command of correction) await all.handle("m1", command);
    },
    do: (command: Parameters<typeof all.handle>[1]) => all.handle("m1", command),
    async delivery(personId: string): Promise<Delivery | undefined> {
      const meeting = await all.find("m1");
      return meeting?.status === "ended" && meeting.referat.status === "sent"
        ? meeting.referat.deliveries[personId]
        : undefined;
    },
  };
}

describe("a mail with the referat", () => {
  it("is handed over, and the meeting knows", async () => {
    const { run, mailer, delivery } = around();
    await run("olav");
    expect(mailer.mails).toMatchObject([
      { subject: "Utgåve 1", to: { name: "Olav Dal", address: "olav@kommune.example" }, atMs: sent.nowMs },
    ]);
    expect(await delivery("olav")).toEqual({ status: "handedOver", atMs: sent.nowMs });
    expect(await delivery("siri")).toMatchObject({ status: "queued" });
  });

  it("has an id of its own, that any mail server takes and that tells nothing", async () => {
    const { run, mailer } = around();
    for (const id of ["olav", "siri"]) await run(id);
    const ids = mailer.mails.map((m) => m.messageId);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^referat\.[0-9a-f]{32}@kommune\.example$/);
  });

  it("that is too large goes out with fewer files, down to the text alone", async () => {
    const { run, mailer, parts, delivery } = around();
    const rooms: number[] = [];
    parts.files.mail = async (_meetingId, _edition, room = 0) => {
      rooms.push(room);
      const content = new Uint8Array(room > 5_000_000 ? 5_000_000 : room > 3_000_000 ? 3_000_000 : 0);
      const attachments = content.length === 0 ? [] : [{ name: "a.pdf", contentType: "application/pdf", content }];
      return { subject: "", html: "", text: "", attachments };
    };
    mailer.fault = ({ attachments }) => {
      if (attachments.length > 0) throw new Unreachable("tooLarge", { permanent: true });
    };
    await run("olav");
    expect(rooms).toEqual([Number.POSITIVE_INFINITY, 4_999_999, 2_999_999]);
    expect(await delivery("olav")).toMatchObject({ status: "handedOver" });
  });

  it("is sent once, however often the job comes", async () => {
    const { run, mailer } = around();
    for (let times = 0; times < 3; times += 1) await run("olav");
    expect(mailer.mails).toHaveLength(1);
  });

  it("is not sent to somebody without an address, to strangers, or before the referat is approved", async () => {
    const { run, mailer } = around();
    for (const id of [WITHOUT_APP, "stranger", "__proto__"]) await run(id);
    const draft = around(completedMeeting());
    await draft.run("olav");
    await runJob(draft.parts, { ...mail("olav"), meetingId: "m2" });
    expect([...mailer.mails, ...draft.mailer.mails]).toEqual([]);
  });

  it("goes to the address the leader gives", async () => {
    const { run, do: order, mailer } = around();
    await order(as("leader", { type: "giveAddress", personId: WITHOUT_APP, email: "gro@kommune.example" }));
    await run(WITHOUT_APP);
    expect(mailer.mails).toMatchObject([{ to: { name: "Gro Li", address: "gro@kommune.example" } }]);
  });

  it("keeps its id when the process was killed before the meeting knew", async () => {
    const { run, mailer, store, delivery } = around();
    store.fault = () => {
      throw new Unreachable("database", { permanent: false });
    };
    await expect(run("olav")).rejects.toMatchObject({ reason: "database" });
    store.fault = () => {};
    expect(await delivery("olav")).toMatchObject({ status: "queued" });
    await run("olav");
    expect(mailer.mails).toHaveLength(2);
    expect(mailer.mails[1]).toEqual(mailer.mails[0]);
    expect(await delivery("olav")).toMatchObject({ status: "handedOver" });
  });

  it("that was handed over is not reported as failed when the database is away", async () => {
    const { run, store, queue, delivery } = around();
    store.fault = () => {
      throw new Unreachable("database", { permanent: false });
    };
    await expect(run("olav", 10)).rejects.toMatchObject({ reason: "database" });
    store.fault = () => {};
    expect(queue.later).toEqual([]);
    expect(await delivery("olav")).toMatchObject({ status: "queued" });
  });
});

describe("a mail that is not taken for now", () => {
  it("is tried again after longer and longer waits, and given up after ten attempts", async () => {
    const { run, mailer, queue, delivery } = around();
    mailer.fault = () => {
      throw away();
    };
    for (let attempt = 1; attempt <= 9; attempt += 1) await run("olav", attempt);
    expect(queue.later.map(({ dueAtMs = 0 }) => (dueAtMs - sent.nowMs) / 1000)).toEqual([
      15, 30, 60, 120, 240, 480, 960, 1920, 3600,
    ]);
    expect(queue.later.map(({ job }) => job)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => mail("olav", n)));
    expect(await delivery("olav")).toMatchObject({ status: "queued" });
    await run("olav", 10);
    expect(queue.later).toHaveLength(9);
    expect(await delivery("olav")).toEqual({ status: "failed", fault: "unreachable" });
  });

  it("is not tried before the server wants it, in real time", async () => {
    const { run, mailer, queue } = around();
    for (const seconds of [0, 5, 120]) {
      mailer.fault = () => {
        throw away(seconds);
      };
      await run("olav");
    }
    // No sooner than our own wait.
    expect(queue.later.map(({ waitMs }) => waitMs)).toEqual([undefined, 15_000, 120_000]);
  });

  it("can be tried again by the leader when we have given up", async () => {
    const { run, do: order, mailer, delivery } = around();
    mailer.fault = () => {
      throw away();
    };
    await run("olav", 10);
    mailer.fault = () => {};
    await order(as("leader", { type: "retryMail", personId: "olav" }));
    await run("olav");
    expect(await delivery("olav")).toMatchObject({ status: "handedOver" });
  });
});

describe("a mail that is refused", () => {
  it.each(["denied", "rejected", "invalidAddress", "unreachable"] as const)(
    "ends at once with the reason that the leader is told: %s",
    async (fault) => {
      const { run, mailer, queue, delivery } = around();
      mailer.fault = () => {
        throw new Unreachable(fault, { permanent: true, retryAfterSeconds: 5 });
      };
      await run("olav");
      expect(queue.later).toEqual([]);
      expect(await delivery("olav")).toEqual({ status: "failed", fault });
    },
  );

  it("because it could not be made is shown as failed, and the fault reaches the log", async () => {
    const { run, mailer, parts, delivery } = around();
    const fault = new TypeError("a fault of ours");
    parts.files.mail = () => Promise.reject(fault);
    await expect(run("olav")).rejects.toBe(fault);
    expect(await delivery("olav")).toEqual({ status: "failed", fault: "rejected" });
    await run("olav");
    expect(mailer.mails).toEqual([]);
  });

  it("is not shown by a reason that nobody has words for", async () => {
    const { run, parts, queue, delivery } = around();
    parts.files.mail = () => Promise.reject(new Unreachable("renderer", { permanent: false }));
    await run("olav", 9);
    expect(queue.later).toHaveLength(1);
    await run("olav", 10);
    expect(await delivery("olav")).toEqual({ status: "failed", fault: "rejected" });
  });
});

describe("when the referat is corrected", () => {
  it("everyone gets the new edition, under an id of its own", async () => {
    const { run, correct, mailer } = around();
    await run("olav");
    await correct();
    await run("olav");
    expect(mailer.mails.map((m) => m.subject)).toEqual(["Utgåve 1", "Utgåve 2"]);
    expect(mailer.mails[1]?.messageId).not.toBe(mailer.mails[0]?.messageId);
  });

  it("a job that was late brings the new edition, and the new edition's own job then nothing", async () => {
    const { run, correct, mailer, delivery } = around();
    await correct();
    await run("olav", 7);
    await run("olav");
    expect(mailer.mails.map((m) => m.subject)).toEqual(["Utgåve 2"]);
    expect(await delivery("olav")).toMatchObject({ status: "handedOver" });
  });

  it("while a mail is on its way, what becomes of that mail does not keep the new edition back", async () => {
    for (const outcome of ["taken", "refused"] as const) {
      const { run, correct, mailer, delivery } = around();
      mailer.fault = async () => {
        await correct();
        if (outcome === "refused") throw new Unreachable("denied", { permanent: true });
      };
      await run("olav");
      mailer.fault = () => {};
      expect(await delivery("olav")).toMatchObject({ status: "queued" });
      await run("olav");
      expect(mailer.mails.at(-1)?.subject).toBe("Utgåve 2");
      expect(await delivery("olav")).toMatchObject({ status: "handedOver" });
    }
  });

  it("but the correction not sent yet, a mail that is tried again brings what was sent", async () => {
    const { run, do: order, mailer } = around();
    await order(as("leader", { type: "editSection", section: "remarks", text: "Godt møte" }));
    await run("olav", 2);
    expect(mailer.mails.map((m) => m.subject)).toEqual(["Utgåve 1"]);
  });
});
