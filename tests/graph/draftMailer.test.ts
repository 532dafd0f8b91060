import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DraftLedger, MailDraft, OutgoingMail } from "../../src/app/ports/mail.ts";
import { Unreachable } from "../../src/errors.ts";
import { graphClient } from "../../src/graph/client.ts";
import { draftMailer } from "../../src/graph/draftMailer.ts";
import { type Answer, GraphStandIn, SENDER, throttled } from "../mail/graphStandIn.ts";
import { MAIL, PNG } from "../mail/sample.ts";

let graph: GraphStandIn;
let drafts: DraftLedger;
let nowMs = 0;
beforeEach(async () => {
  graph = await new GraphStandIn().start();
  graph.mayWrite = true;
  drafts = ledger();
  nowMs = Date.UTC(2026, 9, 25);
});
afterEach(() => graph.stop());

function ledger(): DraftLedger {
  const rows = new Map<string, MailDraft>();
  return {
    find: async (messageId) => rows.get(messageId),
    async claim({ messageId }, draftId) {
      const row = rows.get(messageId) ?? { draftId };
      rows.set(messageId, row);
      return row;
    },
    async mark(messageId, from, to) {
      const row = rows.get(messageId);
      if (row === undefined || row.triedAtMs !== from) return false;
      rows.set(messageId, { draftId: row.draftId, ...(to === undefined ? {} : { triedAtMs: to }) });
      return true;
    },
    forget: async (messageId) => void rows.delete(messageId),
  };
}

/** A process that sends mail, as it is when it has just started. */
const process = (change: { fetch?: typeof globalThis.fetch; drafts?: DraftLedger } = {}) =>
  draftMailer({
    graph: graphClient({ ...graph.options, ...(change.fetch ? { fetch: change.fetch } : {}) }),
    sender: { mailbox: SENDER, name: "BTI-assistenten" },
    drafts: change.drafts ?? drafts,
    nowMs: () => nowMs,
  });

/** Tries until the mail is handed over, each time as a new process, as late as is asked for; gives how many tries it took. */
async function sentAtLast(mail: OutgoingMail = MAIL): Promise<number> {
  for (let tries = 1; tries < 10; tries += 1) {
    try {
      await process().send(mail);
      return tries;
    } catch (error) {
      if (!(error instanceof Unreachable) || error.permanent) throw error;
      nowMs += Math.max(15, error.retryAfterSeconds ?? 0) * 1000;
      graph.mailbox.settle();
    }
  }
  throw new Error("it was never handed over");
}

async function fault(mail: OutgoingMail = MAIL) {
  const error: unknown = await process()
    .send(mail)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof Unreachable)) throw new Error("no Unreachable was thrown");
  return { reason: error.reason, permanent: error.permanent };
}

const SEND = /POST .*\/send$/;
const LATER = { reason: "unreachable", permanent: false };

describe("a mail by way of a draft", () => {
  test("reaches the participant whole, and leaves no draft", async () => {
    await process().send(MAIL);
    const [sent] = graph.mailbox.delivered;
    expect(sent).toMatchObject({
      internetMessageId: `<${MAIL.messageId}>`,
      subject: MAIL.subject,
      from: { emailAddress: { name: "BTI-assistenten", address: SENDER } },
      toRecipients: [{ emailAddress: MAIL.to }],
      attachments: [{ name: "Referat – møte på Ås.docx" }, { name: "flower.png", isInline: true, contentId: "flower" }],
    });
    expect([graph.mailbox.delivered.length, graph.mailbox.drafts, graph.mailbox.sentItems]).toEqual([1, 0, 1]);
  });

  test("is sent once, however often it is handed over", async () => {
    for (let times = 0; times < 3; times += 1) await process().send(MAIL);
    expect(graph.mailbox.delivered).toHaveLength(1);
  });

  test("is known in Sent Items when the database is older than it", async () => {
    await process().send(MAIL);
    await process({ drafts: ledger() }).send(MAIL);
    expect(graph.mailbox.delivered).toHaveLength(1);
  });

  test("takes files that are too large for one request along, small and large", async () => {
    const pdf = Buffer.alloc(7_000_001, "PDF");
    const attachments = [
      { name: "a.pdf", contentType: "application/pdf", content: pdf },
      { name: "big.png", contentType: "image/png", content: Buffer.alloc(3_000_000, 1), cid: "big" },
      { name: "flower.png", contentType: "image/png", content: PNG, cid: "flower" },
    ];
    await process().send({ ...MAIL, attachments });
    const sent = graph.mailbox.delivered[0]?.attachments ?? [];
    expect(sent.map(({ name, isInline, contentId }) => [name, isInline, contentId])).toEqual([
      ["a.pdf", undefined, undefined],
      ["big.png", true, "big"],
      ["flower.png", true, "flower"],
    ]);
    expect(Buffer.from(sent[0]?.contentBytes ?? "", "base64").equals(pdf)).toBe(true);
  });

  test("that the mailbox has no room for is too large, and leaves no draft behind for a smaller one", async () => {
    graph.mailbox.messageBytes = 1000;
    expect(await fault()).toEqual({ reason: "tooLarge", permanent: true });
    await process().send({ ...MAIL, attachments: [] });
    expect([graph.mailbox.delivered.length, graph.mailbox.drafts]).toEqual([1, 0]);
  });

  test("goes out under the mailbox's own name where Exchange takes no other sender", async () => {
    graph.mailbox.refusesFrom = true;
    const one = process();
    await expect(one.send(MAIL)).rejects.toMatchObject(LATER);
    await one.send(MAIL);
    expect(graph.mailbox.delivered.map(({ from }) => from)).toEqual([undefined]);
    expect(graph.mailbox.drafts).toBe(0);
  });

  test("to a wrong address is the address's fault, and a mended one is sent", async () => {
    const wrong = { ...MAIL, to: { name: MAIL.to.name, address: "ase.ovrebo" } };
    expect(await fault(wrong)).toEqual({ reason: "invalidAddress", permanent: true });
    await process().send(MAIL);
    expect([graph.mailbox.delivered.length, graph.mailbox.drafts]).toEqual([1, 0]);
  });

  test("is denied where the application may send but not write in the mailbox", async () => {
    graph.mayWrite = false;
    expect(await fault()).toEqual({ reason: "denied", permanent: true });
  });
});

describe("a mail whose answer is lost goes out once", () => {
  test.each<[string, RegExp, Answer]>([
    ["when the draft was asked for", /POST .*\/messages$/, "lost"],
    ["when the draft was refused for now", /POST .*\/messages$/, { status: 503, body: "" }],
    ["when sending was asked for", SEND, "lost"],
    ["when sending was asked for and nothing was done", SEND, "reset"],
    ["when a gateway answered", SEND, { status: 504, body: "<html>" }],
    ["when the mailbox is busy", SEND, throttled({ "retry-after": "30" })],
    ["when the draft can't be looked for", /GET .*\/messages$/, { status: 500, body: "" }],
  ])("%s", async (_what, on, answer) => {
    for (const [slow, idStays] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ] as const) {
      const mail = { ...MAIL, messageId: `${slow}.${idStays}@bti.example` };
      Object.assign(graph.mailbox, { slow, idStays });
      graph.faults.push({ on, answer });
      await sentAtLast(mail);
      const times = graph.mailbox.delivered.filter((m) => m.internetMessageId === `<${mail.messageId}>`).length;
      expect({ slow, idStays, times, drafts: graph.mailbox.drafts }).toEqual({ slow, idStays, times: 1, drafts: 0 });
    }
  });

  test("also when whoever reads the mailbox has emptied Sent Items meanwhile", async () => {
    graph.faults.push({ on: SEND, answer: "lost" });
    await expect(process().send(MAIL)).rejects.toMatchObject(LATER);
    graph.mailbox.empty("sent");
    await sentAtLast();
    expect(graph.mailbox.delivered).toHaveLength(1);
  });

  test("and a draft that somebody takes away before it is sent is made again", async () => {
    graph.faults.push({ on: SEND, answer: throttled({}) });
    await expect(process().send(MAIL)).rejects.toMatchObject(LATER);
    graph.mailbox.empty("draft");
    await sentAtLast();
    expect(graph.mailbox.delivered).toHaveLength(1);
  });
});

/** Thrown where the process is killed. */
class Killed extends Error {}

/** A process that is killed at its `step`th call to the outside, before the call is carried out or right after it. */
function killedAt(step: number, moment: "before" | "after") {
  let steps = 0;
  const at = async <T>(call: () => Promise<T>): Promise<T> => {
    if (steps > step) throw new Killed();
    steps += 1;
    if (steps <= step) return call();
    if (moment === "after") await call();
    throw new Killed();
  };
  const killedLedger: DraftLedger = {
    find: (...all) => at(() => drafts.find(...all)),
    claim: (...all) => at(() => drafts.claim(...all)),
    mark: (...all) => at(() => drafts.mark(...all)),
    forget: (...all) => at(() => drafts.forget(...all)),
  };
  const killedFetch: typeof globalThis.fetch = (...all) => at(() => graph.fetch(...all));
  return { mailer: process({ fetch: killedFetch, drafts: killedLedger }), wasKilled: () => steps > step };
}

describe("a mail whose process is killed goes out once", () => {
  test.each(["before", "after"] as const)("wherever it is killed: %s each call", async (moment) => {
    graph.mailbox.slow = true;
    let killed = 0;
    for (let step = 0; ; step += 1) {
      const mail = { ...MAIL, messageId: `${moment}.${step}@bti.example` };
      const one = killedAt(step, moment);
      await one.mailer.send(mail).catch(() => undefined);
      if (!one.wasKilled()) break;
      killed += 1;
      await sentAtLast(mail);
      const sent = graph.mailbox.delivered.filter((m) => m.internetMessageId === `<${mail.messageId}>`);
      expect({ step, sent: sent.length, drafts: graph.mailbox.drafts }).toEqual({ step, sent: 1, drafts: 0 });
      expect(sent[0]?.attachments).toHaveLength(2);
    }
    expect(killed).toBeGreaterThan(5);
  });

  test("when two processes find the same draft and want to send it at the same moment", async () => {
    graph.mailbox.slow = true;
    graph.faults.push({ on: SEND, answer: throttled({}) });
    await expect(process().send(MAIL)).rejects.toMatchObject(LATER);
    const both = await Promise.allSettled([process().send(MAIL), process().send(MAIL)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(graph.mailbox.delivered).toHaveLength(1);
  });

  test("when two processes have it at the same time, however they meet", async () => {
    graph.mailbox.slow = true;
    for (let round = 0; round < 10; round += 1) {
      const mail = { ...MAIL, messageId: `both.${round}@bti.example` };
      await Promise.allSettled([process().send(mail), process().send(mail), process().send(mail)]);
      await sentAtLast(mail);
      const sent = graph.mailbox.delivered.filter((m) => m.internetMessageId === `<${mail.messageId}>`);
      expect(sent).toHaveLength(1);
    }
    expect(graph.mailbox.drafts).toBe(0);
  });
});
