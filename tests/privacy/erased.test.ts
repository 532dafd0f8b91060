/** A meeting that was held to the end, with mails and all, is erased; then it is looked for everywhere. */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { senderOf } from "../../src/app/jobs.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { noPictures } from "../../src/app/meeting/draws.ts";
import { meetingWorker } from "../../src/app/meeting/jobs.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { queued } from "../../src/app/meeting/queued.ts";
import { referatFiles } from "../../src/app/meeting/referatFiles.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Renderer } from "../../src/app/ports/rendering.ts";
import { eraseMeeting } from "../../src/app/records/erasure.ts";
import { withMailCopies } from "../../src/app/records/mailCopies.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { handOver } from "../../src/app/stafettlogg/handOver.ts";
import { entryStream } from "../../src/app/stafettlogg/stream.ts";
import { folderCopies, folderMailer } from "../../src/mail/folder.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { withinRates } from "../../src/teams/withinRates.ts";
import { fakeMessenger, noPresence } from "../app/fakes.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { databaseMissing, freshDatabase, silent } from "../store/database.ts";
import { as, meetingDoneWith, PEOPLE, START_MS } from "../support/meeting.ts";
import { type Marks, markedEvents } from "./marked.ts";
import { filesHolding, tablesOf } from "./tables.ts";

const GONE: Marks = { id: "zyxid-", word: "zyxord" };
const STAYS: Marks = { id: "annaid-", word: "annaord" };
const HOUR_MS = 3_600_000;

/** Files that hold what the document says, as real ones do. */
const renderer: Renderer = {
  async render(document) {
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    return { docx: bytes, pdf: bytes, pictures: new Map() };
  },
  draw: () => Promise.reject(new Error("no picture")),
  drawPages: () => Promise.reject(new Error("no pages")),
  drawChart: () => Promise.reject(new Error("no bars")),
  close: async () => {},
};

it.skipIf(databaseMissing)(
  "nothing is left of an erased meeting, in any table, mail file or dump; and all of another one is",
  { timeout: 300_000 },
  async () => {
    const mails = await mkdtemp(join(tmpdir(), "bti-mails-"));
    onTestFinished(() => rm(mails, { recursive: true, force: true }));
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const { location } = database;
    const open = () => openStore(location, { clockSpeed: 1, log: silent });

    const first = await open();
    for (const marks of [GONE, STAYS]) await hold(first, marks, mails);
    const rows = await first.records.rowsOf("zyxid-leader");
    await first.close();
    const before = await looked(location, /zyxid|zyxord/i);
    const othersBefore = await looked(location, /annaid|annaord/i);
    expect(Object.keys(before).sort()).toEqual(
      ["chat", "edition", "event", "mail_draft", "meeting", "message", "read_log", "send_rate", "stream", "spared_word"]
        .concat("entry", "entry_person", "entry_tiltak", "pgboss.job", "pgboss.job_common")
        .sort(),
    );
    // Wherever a person's id stands, it is handed out to them: in the words of events and entries, or as it is.
    const inWords = ["event", "edition", "read_log", "chat", "meeting", "entry", "entry_person", "entry_tiltak"];
    const holding = Object.keys(await looked(location, /zyxid-leader/)).map((table) =>
      table.replace(/^pgboss\.job.*/, "job"),
    );
    expect(new Set(holding.filter((table) => !inWords.includes(table)))).toEqual(
      new Set(rows.map(({ table }) => table)),
    );
    // Texts, names and addresses are where they are said to be, and nowhere else.
    expect(Object.keys(await looked(location, /zyxord/i)).sort()).toEqual([
      "edition",
      "entry",
      "entry_tiltak",
      "event",
      "meeting",
      "spared_word",
    ]);
    expect((await filesHolding(mails, /zyxord/i)).length).toBe(PEOPLE.length);

    const second = await open();
    const records = withMailCopies(second.records, folderCopies(mails));
    const parts = { meetings: meetings(second, second.clock), records };
    const by = { operator: "drift", atMs: second.clock.now() };
    const outcome = await eraseMeeting(parts, "zyxid-m1", { evenUnarchived: true }, by);
    expect(outcome).toMatchObject({ editions: 1, reads: 1, mails: PEOPLE.length });
    // What it handed over to the stafettlogg goes on, and is erased by itself.
    const [entryId = "", ...others] = await second.entries.ofMeeting("zyxid-m1");
    expect(others).toEqual([]);
    expect(await second.records.erase(entryStream(entryId), peopleOf(GONE), by)).toMatchObject({ events: 2 });
    await second.records.vacuum();
    await second.close();

    expect(await looked(location, /zyxid|zyxord/i)).toEqual({});
    expect(await filesHolding(mails, /zyxid|zyxord/i)).toEqual([]);
    if ("databaseUrl" in location) {
      const dump = await promisify(execFile)("pg_dump", [location.databaseUrl], { maxBuffer: 1e8 });
      expect(dump.stdout.match(/zyxid|zyxord/gi)).toBeNull();
      expect(dump.stdout).toContain("annaord");
    } else {
      // Rewritten, not only marked as free.
      expect(await filesHolding(join(location.dataDir, "database", "base"), /zyxid|zyxord/i)).toEqual([]);
    }
    expect(await looked(location, /annaid|annaord/i)).toEqual(othersBefore);
    expect((await filesHolding(mails, /annaord/i)).length).toBe(PEOPLE.length);
  },
);

async function looked(location: Parameters<typeof tablesOf>[0], mark: RegExp) {
  const tables = await tablesOf(location);
  try {
    return await tables.holding(mark);
  } finally {
    await tables.close();
  }
}

/** Holds a meeting to the end: its last steps as commands, its jobs run, its referat read and sent. */
async function hold(store: Store, marks: Marks, mails: string): Promise<void> {
  let laterMs = 0;
  const all = meetings(store, { now: () => store.clock.now() + laterMs });
  const events = markedEvents(meetingDoneWith("evaluation"), marks);
  const started = events[0] as Extract<MeetingEvent, { type: "meetingStarted" }>;
  const { meetingId, chatId, topic } = started.info;
  const startedAt = new Date(started.atMs).toISOString();
  const stream = meetingStream(meetingId);
  await store.history.append({
    stream,
    rows: { meeting: [{ meetingId, chatId, topic, active: true, leaderId: started.leaderId, startedAt }] },
    documents: {},
    expectedVersion: 0,
    correlationId: "correlation",
    events: events.map((event, index) => meetingAggregate.toStored(event, { stream, version: index + 1 })),
    jobs: [queued({ kind: "timer", meetingId, timer: { kind: "stale" }, dueAtMs: store.clock.now() + 8 * HOUR_MS })],
    inboundId: `${marks.id}inbound`,
  });
  await store.chats.remember({ chatId, serviceUrl: "https://teams.example", botId: "28:bot", kind: "meeting" });
  const { leaderId } = started;
  const word = `${marks.word[0]?.toUpperCase()}${marks.word.slice(1)}heim`;
  const answer = { worked: `Vi spurde ${word}`, better: "", structure: "yes", useful: "yes", nextTime: "" } as const;
  await all.handle(meetingId, { ...as(leaderId, { type: "evaluate", personId: leaderId, answer }), noChild: [word] });
  await all.handle(meetingId, as(leaderId, { type: "nextPhase", from: "evaluation" }, true));
  await all.handle(meetingId, as(leaderId, { type: "approveReferat" }));
  laterMs += 60_000;
  const ended = await all.handle(meetingId, as(SYSTEM, { type: "timer", timer: { kind: "sendReferat" } }));
  expect(ended).toMatchObject({ status: "ended", referat: { status: "sent" } });
  await store.reads.note({ stream, personId: leaderId, way: "card", edition: 1, hourMs: START_MS });
  await store.drafts.claim({ stream, messageId: `referat.${meetingId}` }, "draft");
  await store.rates.reserve(chatId, undefined, 1_000);
  const inStafettlogg = entries({ ...store, einings: { find: async () => undefined } }, store.clock);
  const parts = {
    ...noPresence,
    meetings: all,
    chats: store.chats,
    messages: store.messages,
    messenger: withinRates(privately(marks), store.rates),
    clock: store.clock,
    queue: senderOf(meetingAggregate, store.queue),
    mailer: folderMailer(mails),
    files: referatFiles({ store: store.meetings, meetings: all, renderer }),
    mailDomain: "bti.example",
    realMs: Date.now,
    targetedMessages: false,
    log: silent,
    draws: noPictures,
    handOver: (meeting: EndedMeeting) =>
      handOver(
        {
          entries: inStafettlogg,
          records: store.records,
          einings: fakeEinings().all,
          meetings: all,
          einingOf: async () => "lia",
        },
        meeting,
      ),
    einings: fakeEinings(),
  };
  await store.queue.start(meetingWorker(parts));
  const delivered = async () => {
    const meeting = await all.find(meetingId);
    if (meeting?.status !== "ended" || meeting.referat.status !== "sent") return 0;
    return Object.values(meeting.referat.deliveries).filter(({ status }) => status === "handedOver").length;
  };
  await expect.poll(delivered).toBe(PEOPLE.length);
  const cards = async () => (await store.messages.all(stream)).map(({ key, status }) => `${key} ${status}`);
  await expect.poll(cards).toContain(`referat:${leaderId} sent`);
  await expect.poll(async () => (await store.entries.ofMeeting(meetingId)).length).toBe(1);
  await store.queue.stop();
}

function peopleOf({ id }: Marks): string[] {
  return PEOPLE.map((person) => `${id}${person.id}`);
}

/** Private chats whose ids are marked too. */
function privately(marks: Marks) {
  const messenger = fakeMessenger();
  return {
    ...messenger,
    openPersonal: async (_via: unknown, { id }: { readonly id: string }) =>
      ({
        chatId: `a:${marks.id}${id}`,
        serviceUrl: "https://teams.example",
        botId: "28:bot",
        kind: "personal",
        personId: id,
      }) as const,
  };
}
