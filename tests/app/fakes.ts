/** The ports in memory, each with a list of what was asked of it, and a way to make it fail. */

import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { Meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Archive } from "../../src/app/ports/archive.ts";
import type { Chat, ChatStore, StartCards } from "../../src/app/ports/chats.ts";
import type { Clock } from "../../src/app/ports/clock.ts";
import type { Change, History, Rows, StoredEvent } from "../../src/app/ports/events.ts";
import type { FiguresStore } from "../../src/app/ports/figures.ts";
import type { Inbox } from "../../src/app/ports/inbox.ts";
import type { JobSender } from "../../src/app/ports/jobs.ts";
import type { Log } from "../../src/app/ports/log.ts";
import type { Mailer, OutgoingMail } from "../../src/app/ports/mail.ts";
import type { MeetingRow, MeetingStore, SentDocument } from "../../src/app/ports/meetings.ts";
import type { MessageLedger, SentMessage } from "../../src/app/ports/messages.ts";
import type { Manner, Messenger, OutgoingMessage } from "../../src/app/ports/messenger.ts";
import type { OverviewStore } from "../../src/app/ports/overview.ts";
import type { Attendance } from "../../src/app/ports/people.ts";
import type { ReadingParts } from "../../src/app/stafettlogg/reading.ts";
import type { ArchivePackage } from "../../src/arkivmelding/package.ts";
import { Conflict, Refused } from "../../src/errors.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import type { Job } from "../../src/meeting/jobs.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { tally } from "../stafettlogg/figures/lines.ts";
import { SCHOOL_NOW } from "../support/entry.ts";
import { type Played, START_MS } from "../support/meeting.ts";

/** Throws what the test wants to go wrong at this call; asked before the call does anything. */
export type Fault<Call> = (call: Call) => void;
const noFault = () => {};

export interface FakeLog extends Log {
  /** What was told, as «level event». */
  readonly lines: string[];
}

export function fakeLog(): FakeLog {
  const lines: string[] = [];
  const at = (level: string) => (event: string) => void lines.push(`${level} ${event}`);
  return { lines, info: at("info"), warn: at("warn"), error: at("error") };
}
export const quiet: Log = { info() {}, warn() {}, error() {} };

/** Nobody can be told of: what a job about presence needs, in tests that are about something else. */
export const noPresence = {
  attendance: { members: async () => [], isInMeeting: async () => undefined } satisfies Attendance,
  log: quiet,
  sleep: async () => undefined,
  handOver: async () => undefined,
};

export interface FakeClock extends Clock {
  nowMs: number;
}

export function fakeClock(nowMs = START_MS): FakeClock {
  return {
    nowMs,
    now() {
      return this.nowMs;
    },
  };
}

export interface FakeStore extends History, MeetingStore {
  /** Both are the store itself. */
  readonly history: FakeStore;
  readonly meetings: FakeStore;
  readonly changes: Change[];
  /** Stores what happened in a meeting that was played. */
  seed(meetingId: string, played: Played): void;
  eventsOf(meetingId: string): readonly MeetingEvent[];
  fault: (change: Change) => void | Promise<void>;
  /** Asked when the change is stored already. */
  faultAfter: Fault<Change>;
}

function written(id: string, events: readonly MeetingEvent[]): StoredEvent[] {
  return events.map((event, index) =>
    meetingAggregate.toStored(event, { stream: meetingStream(id), version: index + 1 }),
  );
}

/** Tables of thousands of cases ask after each what has happened, and all but the last of it they have asked for before. */
const readBefore = new WeakMap<StoredEvent, MeetingEvent>();

function readBack(id: string, stored: readonly StoredEvent[]): MeetingEvent[] {
  return stored.map((event, index) => {
    const place = { stream: meetingStream(id), version: index + 1 };
    const read = readBefore.get(event) ?? meetingAggregate.fromStored(event, place);
    readBefore.set(event, read);
    return read;
  });
}

/** What goes through `append` and `load`, and who is active; other rows and entries are asked for elsewhere. */
export function fakeStore(): FakeStore {
  const events = new Map<string, readonly StoredEvent[]>();
  const taken = new Set<string>();
  const changes: Change[] = [];
  const stored = (stream: string) => events.get(stream) ?? [];
  /** Of the meetings that were changed here. */
  const activeIn = (chatId: string) => {
    const rows = new Map(changes.flatMap(({ rows }) => meetingRows(rows).map((row) => [row.meetingId, row])));
    return [...rows.values()].find((row) => row.chatId === chatId && row.active);
  };
  const store: FakeStore = {
    get history() {
      return store;
    },
    get meetings() {
      return store;
    },
    changes,
    fault: noFault,
    faultAfter: noFault,
    seed: (meetingId, played) => void events.set(meetingStream(meetingId), written(meetingId, played.events)),
    eventsOf: (meetingId) => readBack(meetingId, stored(meetingStream(meetingId))),
    async load(stream, afterVersion) {
      return stored(stream).length < afterVersion ? undefined : stored(stream).slice(afterVersion);
    },
    async append(change) {
      const { stream, inboundId, expectedVersion } = change;
      await this.fault(change);
      if (inboundId !== undefined && taken.has(inboundId)) return "duplicate";
      if (stored(stream).length !== expectedVersion) throw new Conflict();
      const [row] = meetingRows(change.rows);
      const other = row?.active ? activeIn(row.chatId) : undefined;
      if (other !== undefined && other.meetingId !== row?.meetingId) throw new Conflict();
      events.set(stream, [...stored(stream), ...change.events]);
      if (inboundId !== undefined) taken.add(inboundId);
      changes.push(change);
      this.faultAfter(change);
      return "appended";
    },
    async wasTaken(inboundId) {
      return taken.has(inboundId);
    },
    async edition(stream, number) {
      const editions = changes.flatMap((change) => (change.stream === stream ? editionsIn(change) : []));
      return editions.find((edition) => edition.number === number)?.document;
    },
    activeIn: async (chatId) => activeIn(chatId),
    latestIn: async () => undefined,
    ledBy: async () => [],
    startedBy: async () => [],
    sparedWords: async () => [],
  };
  return store;
}

function meetingRows({ meeting = [] }: Rows): MeetingRow[] {
  return (meeting as unknown as (MeetingRow & { readonly startedAt: string })[]).map(({ startedAt, ...row }) => ({
    ...row,
    startedAtMs: Date.parse(startedAt),
  }));
}

export function editionsIn({ documents }: Change) {
  return (documents.edition ?? []) as unknown as readonly SentDocument[];
}

export function fakeInbox(): Inbox {
  const taken = new Set<string>();
  const doneAtMs = new Map<string, number>();
  const askedAtMs = new Map<string, number>();
  const latestMs = new Map<string, number>();
  return {
    async claim(inboundId) {
      const isNew = !taken.has(inboundId);
      taken.add(inboundId);
      return isNew;
    },
    done: async (inboundId) => void doneAtMs.set(inboundId, Date.now()),
    wasDone: async (inboundId, withinMs) => Date.now() - (doneAtMs.get(inboundId) ?? -withinMs) < withinMs,
    async firstAsked(id, withinMs) {
      const firstMs = askedAtMs.get(id) ?? Number.NEGATIVE_INFINITY;
      if (Date.now() - firstMs >= withinMs) askedAtMs.set(id, Date.now());
      return String(askedAtMs.get(id));
    },
    async isLatest(id, happenedAtMs) {
      if (happenedAtMs < (latestMs.get(id) ?? happenedAtMs)) return false;
      latestMs.set(id, happenedAtMs);
      return true;
    },
    othersLike: async (beginning, id) =>
      [...askedAtMs.keys()].filter((one) => one.startsWith(beginning) && one !== id).length,
  };
}

export interface FakeQueue extends JobSender<Job> {
  /** Jobs that were put off: until a moment of the product's clock, or for so many real milliseconds. */
  readonly later: { readonly job: Job; readonly dueAtMs?: number; readonly waitMs?: number }[];
}

export function fakeQueue(): FakeQueue {
  const later: FakeQueue["later"] = [];
  return {
    later,
    async sendIn(jobs, waitMs) {
      for (const job of jobs) later.push({ job, waitMs });
    },
    async send(jobs, dueAtMs = 0) {
      for (const job of jobs) later.push({ job, dueAtMs });
    },
  };
}

export const CHAT: Chat = { chatId: "19:chat", serviceUrl: "https://teams.example", botId: "28:bot", kind: "meeting" };

export function personalChat(personId: string, chatId = `a:${personId}`): Chat {
  return { ...CHAT, chatId, kind: "personal", personId };
}

export function fakeChats(...known: readonly Chat[]): ChatStore {
  const chats = new Map(known.map((chat) => [chat.chatId, chat]));
  return {
    startCards: fakeStartCards(),
    async remember(chat) {
      const before = chats.get(chat.chatId);
      chats.set(chat.chatId, { ...before, ...chat, kind: before?.kind === "meeting" ? "meeting" : chat.kind });
    },
    async forget(chatId) {
      chats.delete(chatId);
    },
    async find(chatId) {
      return chats.get(chatId);
    },
    async findPersonal(personId) {
      return [...chats.values()].find((chat) => chat.personId === personId);
    },
    async addressesIn(tenantId) {
      return [...new Set([...chats.values()].filter((one) => one.tenantId === tenantId).map((one) => one.serviceUrl))];
    },
    async moved(chatId, serviceUrl) {
      const chat = chats.get(chatId);
      if (chat !== undefined) chats.set(chatId, { ...chat, serviceUrl });
    },
  };
}

export interface FakeLedger extends MessageLedger {
  statusOf(key: string): SentMessage["status"] | undefined;
  fault: Fault<SentMessage>;
}

export function fakeLedger(): FakeLedger {
  const rows = new Map<string, SentMessage>();
  return {
    fault: noFault,
    statusOf: (key) => rows.get(key)?.status,
    async all() {
      return [...rows.values()];
    },
    async save(message) {
      this.fault(message);
      rows.set(message.key, message);
    },
    async found(_stream, key, activityId) {
      const row = rows.get(key);
      if (row?.status !== "sending" || row.activityId !== undefined) return false;
      const { notBeforeMs: _grace, ...rest } = row;
      rows.set(key, { ...rest, activityId, status: "sent" });
      return true;
    },
    async streamsWith(_kind, key) {
      return rows.has(key) ? [meetingStream("m1")] : [];
    },
  };
}

function fakeStartCards(): StartCards {
  const standing = new Set<string>();
  return {
    note: async (_chatId, activityId) => void standing.add(activityId),
    in: async () => [...standing],
    async forget(_chatId, activityIds) {
      for (const id of activityIds) standing.delete(id);
    },
  };
}

export interface Call {
  readonly does: "post" | "update" | "open";
  readonly chatId: string;
  readonly text: string;
  /** Of the message that was posted or updated. */
  readonly activityId?: string;
  readonly message?: OutgoingMessage;
  readonly manner?: Manner;
}

export interface FakeMessenger extends Messenger {
  /** What was taken. */
  readonly calls: Call[];
  /** Takes the calls made so far away and gives them. */
  taken(): Call[];
  readonly said: string[];
  fault: (call: Omit<Call, "activityId">) => void | Promise<void>;
}

export function fakeMessenger(): FakeMessenger {
  const calls: Call[] = [];
  const said: string[] = [];
  let posted = 0;
  return {
    calls,
    said,
    fault: noFault,
    taken: () => calls.splice(0),
    async post({ chatId }, message, manner = {}) {
      const call = { does: "post", chatId, text: message.fallbackText, message, manner } as const;
      await this.fault(call);
      posted += 1;
      calls.push({ ...call, activityId: `activity:${posted}` });
      return `activity:${posted}`;
    },
    async update({ chatId }, activityId, message, manner = {}) {
      const call = { does: "update", chatId, text: message.fallbackText, message, manner } as const;
      await this.fault(call);
      calls.push({ ...call, activityId });
    },
    async openPersonal(_via, { id }) {
      const chat = personalChat(id);
      const call = { does: "open", chatId: chat.chatId, text: "" } as const;
      await this.fault(call);
      calls.push(call);
      return chat;
    },
    linkTo: ({ kind }, activityId = "chat") =>
      kind === "personal" ? undefined : `https://teams.example/${activityId}`,
    async say(_chat, text) {
      said.push(text);
    },
  };
}

export interface FakeMailer extends Mailer {
  readonly mails: OutgoingMail[];
  fault: (mail: OutgoingMail) => void | Promise<void>;
}

export function fakeMailer(): FakeMailer {
  const mails: OutgoingMail[] = [];
  return {
    attachmentBytes: Number.POSITIVE_INFINITY,
    mails,
    fault: noFault,
    async send(mail) {
      await this.fault(mail);
      mails.push(mail);
    },
  };
}

export interface FakeArchive extends Archive {
  readonly keys: string[];
  answers: "delivered" | "awaitingReceipt";
  fault: (pack: ArchivePackage) => void | Promise<void>;
}

export function fakeArchive(): FakeArchive {
  const keys: string[] = [];
  return {
    keys,
    answers: "delivered",
    fault: noFault,
    async deliver(pack) {
      await this.fault(pack);
      keys.push(pack.key);
      return { status: this.answers, reference: `ref ${pack.key}` };
    },
  };
}

/** The leader approves the referat, and the minute goes by before it is sent. */
export async function approveAndSend(all: Meetings, clock: FakeClock, meetingId = "m1") {
  await all.handle(meetingId, { type: "approveReferat", by: "leader" });
  clock.nowMs += 60_000;
  return all.handle(meetingId, { type: "timer", timer: { kind: "sendReferat" }, by: SYSTEM });
}

/** A stafettlogg in which there is nothing to read. */
export function fakeOverview(): OverviewStore {
  const empty = { rows: [], skipped: 0, count: 0 };
  const counts = { active: 0, due: 0, overdue: 0, ended: 0, unanswered: 0 };
  return {
    entries: async () => ({ ...empty, counts, einings: [], makesEntries: false }),
    tiltak: async () => empty,
  };
}

/** A stafettlogg with these entries, all of one eining that everybody who asks leads. */
export function fakeStafettlogg(...given: readonly Entry[]): ReadingParts {
  const found = given.map((entry, index) => ({ entryId: `e${index + 1}`, entry }));
  const ids = async () => found.map(({ entryId }) => entryId);
  const none = async () => [];
  return {
    entries: {
      find: async (id) => found.find(({ entryId }) => entryId === id)?.entry,
      all: async () => found,
      history: none,
      handle: () => Promise.reject(new Refused("entryUnknown")),
    },
    store: { openIn: ids, heldBy: ids, ofMeeting: none, busyIn: none, closedBefore: none, after: none },
    einings: { find: async () => SCHOOL_NOW, named: async () => [{ einingId: "fjordglytt" }] },
  };
}

/** A stafettlogg that nothing has been counted in. */
export const noFigures: FiguresStore = {
  tallies: async () => tally([]),
  years: async () => [],
  lines: async () => [],
};
