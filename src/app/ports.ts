/** What the application needs from the world. Each edge implements one of these; only `main` knows which. */
import type { Card } from "../../cards/kit/context.ts";
import type { ArchivePackage } from "../arkivmelding/package.ts";
import type { Målform } from "../meeting/events.ts";
import type { Participant, PersonId } from "../meeting/people.ts";
import type { MailFile } from "../referat/mail.ts";
import type { DrawnPictures, Picture, ReferatDocument } from "../referat/model.ts";
import type { Entry } from "../stafettlogg/entry.ts";

export type { ArchivePackage };

/** The product's clock. Milliseconds since 1970; runs faster than the real one when CLOCK_SPEED says so. */
export interface Clock {
  now(): number;
}

/** What the store knows of a meeting without replaying it. */
export interface MeetingRow {
  readonly meetingId: string;
  readonly chatId: string;
  readonly active: boolean;
  readonly leaderId: PersonId;
  readonly topic: string;
  readonly startedAtMs: number;
}

/** An edition of a referat as it was sent; never altered. */
export interface SentDocument {
  readonly number: number;
  readonly document: ReferatDocument;
}

/** Values by column, as schema.prisma names them; a moment as an ISO string. */
export type Row = Readonly<Record<string, unknown>>;
/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** One change to one aggregate, written whole or not at all. */
export interface Change {
  readonly stream: string;
  /** Number of events the decision was based on. */
  readonly expectedVersion: number;
  readonly events: readonly StoredEvent[];
  readonly jobs: readonly QueuedJob[];
  /** Inserted, or given new content where they are there. */
  readonly rows: Rows;
  /** Inserted once. */
  readonly documents: Rows;
  /** What came in, or was due, that led to it. */
  readonly correlationId: string;
  /** Conversation and activity id of the incoming activity; the same one is taken once. */
  readonly inboundId?: string;
}

/** An event as it is stored: JSON, in the form of the version that wrote it. */
export type StoredEvent = Readonly<Record<string, unknown>>;

/** Events as they are stored. */
export interface History {
  /**
   * Events after `afterVersion`, oldest first; empty when there are no newer ones, or none at all. Undefined when
   * event `afterVersion` is not there either: what it belongs to has been erased.
   */
  load(stream: string, afterVersion: number): Promise<readonly StoredEvent[] | undefined>;
  /**
   * Writes events, rows and jobs in one transaction. `duplicate` when `inboundId` was taken before. Throws Conflict when
   * the version has moved on, when it has been erased, and when a row breaks a rule: the chat got another active meeting.
   */
  append(change: Change): Promise<"appended" | "duplicate">;
  /** Whether this inbound activity has changed something before. */
  wasTaken(inboundId: string): Promise<boolean>;
}

/** Rows of projections, for those who make them anew. */
export interface ReadModels {
  /** Streams of a kind by name, those after `after`, at most `limit`. */
  streams(kind: string, after: string, limit: number): Promise<readonly string[]>;
  /**
   * Gives a stream these rows, and no others in their tables. False, with nothing done, where it has not just `version`
   * events, or somebody is writing them: read it again.
   */
  replace(stream: string, version: number, rows: Rows): Promise<boolean>;
}

/** What is known of meetings without replaying them. */
export interface MeetingStore {
  activeIn(chatId: string): Promise<MeetingRow | undefined>;
  latestIn(chatId: string): Promise<MeetingRow | undefined>;
  /** Newest first, at most `limit`. */
  ledBy(personId: PersonId, limit: number): Promise<readonly MeetingRow[]>;
  entriesOf(personId: PersonId, limit: number): Promise<readonly Entry[]>;
  /** The document of an edition, or undefined where it was not sent. */
  edition(stream: string, number: number): Promise<ReferatDocument | undefined>;
}

/** How a referat was read: its card in private, a form with its text, or an export by an operator. */
export type ReadWay = "card" | "dialog" | "export";

/** That somebody read a referat in an hour. No text of it. */
export interface Read {
  readonly meetingId: string;
  /** A person of the meeting, or `operator:<name of the user on the machine>`. */
  readonly personId: PersonId;
  readonly way: ReadWay;
  /** 0 while the referat was a draft. */
  readonly edition: number;
  /** When the hour began. */
  readonly hourMs: number;
}

export interface ReadLedger {
  /** The same again is kept once. */
  note(read: Read): Promise<void>;
  /** Oldest first. */
  of(meetingId: string): Promise<readonly Read[]>;
}

/** How much of a meeting was erased. */
export interface Erased {
  readonly events: number;
  readonly editions: number;
  readonly reads: number;
}

/** What is done with meetings when they are over, by those who keep the records. */
export interface Records {
  /** Meetings started before `beforeMs`, oldest first, those that run among them. */
  startedBefore(beforeMs: number): Promise<readonly MeetingRow[]>;
  find(meetingId: string): Promise<MeetingRow | undefined>;
  /**
   * Takes away all that belongs to a stream: events, rows, documents, messages, jobs, the log of reads, and the chats that
   * no other one needs, `people`'s private ones among them. Leaves the counts and who did it.
   * Undefined, with nothing done, when it is a meeting that runs, or is not there.
   */
  erase(stream: string, people: readonly PersonId[], by: Erasing): Promise<Erased | undefined>;
  /** Meetings that are over, were started before `beforeMs`, and have events that have not been tidied. */
  untidied(beforeMs: number): Promise<readonly string[]>;
  /** Stores events anew, by version, and that all up to `version` have been tidied. */
  tidy(meetingId: string, events: ReadonlyMap<number, StoredEvent>, version: number): Promise<void>;
  /**
   * Takes a task that one process does for all, unless one has since `sinceMs`: then undefined. Gives the setting it was
   * last done with, undefined the first time.
   */
  claim(
    task: string,
    setting: string,
    when: { readonly sinceMs: number; readonly atMs: number },
  ): Promise<{ readonly settingBefore: string | undefined } | undefined>;
  /** Lets the database give back, or use anew, the room of what was erased. */
  vacuum(): Promise<void>;
}

/** Mails that were written to a folder. */
export interface MailCopies {
  /** Takes away those of a meeting; gives how many. */
  erase(meetingId: string): Promise<number>;
}

export interface Erasing {
  /** Name of the user on the machine, or `retention`. */
  readonly operator: string;
  readonly atMs: number;
}

/** Messages to the bot that have been taken: the same one, sent again, is answered once. */
export interface Inbox {
  /** Whether the activity is to be answered now: it is new, or whoever took it has been lost for half a minute. */
  claim(inboundId: string): Promise<boolean>;
  /** It has been answered, whether or not it was claimed before. */
  done(inboundId: string): Promise<void>;
  /** Whether it was answered within so many real milliseconds, by whichever process. */
  wasDone(inboundId: string, withinMs: number): Promise<boolean>;
}

/** How to reach a chat. `kind` is `meeting` where the chat belongs to a Teams meeting. */
export interface Chat {
  readonly chatId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly kind: "meeting" | "group" | "personal";
  readonly tenantId?: string;
  readonly teamsMeetingId?: string;
  readonly målform?: Målform;
  /** The person of a personal chat. */
  readonly personId?: PersonId;
}

export interface ChatStore {
  /** Inserts, or changes what is told: the rest stays, and a Teams meeting's chat never becomes another kind. */
  remember(chat: Chat): Promise<void>;
  forget(chatId: string): Promise<void>;
  find(chatId: string): Promise<Chat | undefined>;
  findPersonal(personId: PersonId): Promise<Chat | undefined>;
}

/** A message the product keeps in a chat: posted once under its key, then updated. Times are real ones. */
export interface SentMessage {
  readonly stream: string;
  readonly key: string;
  /**
   * `sending` is written before a post; finding it later means nobody knows whether it arrived. `unsent` certainly does
   * not stand there as it should, and is tried again.
   */
  readonly status: "sending" | "sent" | "unsent";
  readonly chatId: string;
  readonly activityId?: string;
  /** Hash of what was last sent under this key, or tried. */
  readonly hash: string;
  /** What people wait for on it, as it was when it was sent: a change of that is shown at once, others at a calm pace. */
  readonly beat?: string;
  /** How many tries in a row have come to nothing. */
  readonly fails?: number;
  readonly triedAtMs?: number;
  /** Not to be tried before. */
  readonly notBeforeMs?: number;
}

export interface MessageLedger {
  all(stream: string): Promise<readonly SentMessage[]>;
  /** Inserts or replaces by stream and key. */
  save(message: SentMessage): Promise<void>;
  /**
   * Notes where a message stands whose answer was lost, unless it has been posted anew meanwhile. Gives whether it did.
   */
  found(stream: string, key: string, activityId: string): Promise<boolean>;
  /** Streams of a kind that have a message under this key, at most `limit`, those tried last first. */
  streamsWith(kind: string, key: string, limit: number): Promise<readonly string[]>;
}

/** A message that somebody pressed a button on, or that their client showed. */
export interface Sighting {
  readonly meetingId: string;
  /** What the button says that it sits on. */
  readonly key: string;
  readonly chatId: string;
  readonly activityId: string;
  /** In whose private chat; absent in the meeting's. */
  readonly personId?: PersonId;
}

/** The messages that stand in chats, as those see them who answer people. */
export interface StandingMessages {
  /** Sees to it that the cards stand in the meeting's chat, or in private with a person; with `anew` below all else. */
  ask(meetingId: string, personId: PersonId | undefined, look: "check" | "anew"): Promise<void>;
  /** Meetings that have something in private for somebody who is known by these ids; those tried last first. */
  meetingsFor(personIds: readonly PersonId[]): Promise<readonly string[]>;
  /** A card has shown where it stands: one whose post was never answered is found by that, and a doubled one is closed. */
  sighted(sighting: Sighting): Promise<void>;
}

/** Something to be done for a stream, and how the queue is to treat it. It goes with the stream. */
export interface QueuedJob {
  readonly stream: string;
  readonly kind: string;
  /** What is to be done, as the stream's kind of aggregate stores it. No names or texts. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Jobs of one lane run one at a time, those of different lanes side by side. */
  readonly lane: string;
  /** Jobs with the same key are one job while they wait. */
  readonly key: string;
  /** A higher one goes first. */
  readonly priority: number;
  /** How often it is tried again. */
  readonly retries: number;
  /** That of the change that asked for it. */
  readonly correlationId?: string;
  /** In product time; at once where there is none. */
  readonly dueAtMs?: number;
  /** It may wait a little after the last one of its lane. */
  readonly isCalm?: true;
}

export interface JobSender<Job = QueuedJob> {
  /** Stores jobs outside a change (for example after a send that must be tried again), due at product time. */
  send(jobs: readonly Job[], dueAtMs?: number): Promise<void>;
  /** The same, due after so many milliseconds of real time. */
  sendIn(jobs: readonly Job[], waitMs: number): Promise<void>;
}

export interface JobQueue extends JobSender {
  /**
   * Starts working: each job is handled at least once, one at a time in a lane; a throw means again later. The signal says
   * that the job has had its time, or that work stops: calls that it waits for must end then.
   */
  start(handle: (job: QueuedJob, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Waits a little for running jobs, ends what they wait for, then stops. */
  stop(): Promise<void>;
}

/** Who is in a chat, and what they may do there. Asked each time: roles change. */
export interface Roster {
  /** Everybody in the chat, taken as employed by the unit until the leader says otherwise. Throws Unreachable. */
  members(chat: Chat): Promise<Participant[]>;
  /** One of them, or undefined when they are not in the chat. Throws Unreachable. */
  member(chat: Chat, teamsId: string): Promise<Participant | undefined>;
  /**
   * Only organizer or presenter may start a meeting; in a chat without a Teams meeting everyone may. Where roles can't be
   * seen the organizer may, and everyone where nobody can be told to be that. Throws Unreachable for what passes.
   */
  mayStart(chat: Chat, personId: PersonId): Promise<boolean>;
}

/** Who is in a chat, and in the Teams meeting that it belongs to. */
export interface Attendance {
  /** Everybody in the chat. Throws Unreachable. */
  members(chat: Chat): Promise<readonly Participant[]>;
  /** Whether somebody is in the Teams meeting now; undefined where Teams can't say. Throws Unreachable where it may later. */
  isInMeeting(chat: Chat, person: Participant): Promise<boolean | undefined>;
}

export type OutgoingMessage = Card;

/** How a message makes itself heard: in the person's activity feed, or as a notice over the meeting. Others are silent. */
export type Alert = "feed" | "meeting";

export interface Manner {
  readonly alert?: Alert;
  /** The one person in the chat who sees it. */
  readonly onlyFor?: Participant;
}

export interface Messenger {
  /** Posts and gives the activity id. Throws Unreachable. */
  post(chat: Chat, message: OutgoingMessage, manner?: Manner): Promise<string>;
  /** Replaces a posted message, in silence. Throws Unreachable. */
  update(chat: Chat, activityId: string, message: OutgoingMessage, manner?: Pick<Manner, "onlyFor">): Promise<void>;
  /** Opens (or finds) the 1:1 chat with a person who is in `via`. Throws Unreachable, permanent where the app is not installed for them. */
  openPersonal(via: Chat, person: Participant): Promise<Chat>;
  /** A line of plain text, for short answers. Throws Unreachable. */
  say(chat: Chat, text: string): Promise<void>;
}

/** Teams' limits on calls to a chat and a tenant (PLATFORM §3), counted for all processes together. */
export interface Rates {
  /**
   * The real milliseconds until a call may be made, which is kept free for it; more than `patienceMs` means that it may
   * not, and that nothing was kept. Throws Unreachable.
   */
  reserve(chatId: string, tenantId: string | undefined, patienceMs: number): Promise<number>;
}

/** The organisation's own knowledge of people's addresses. */
export interface Directory {
  /** Addresses of those in a chat, by object id in lower case; without those it does not know. Throws Unreachable. */
  addresses(chatId: string): Promise<ReadonlyMap<string, string>>;
}

/** The app in a person's own scope, which private messages need. */
export interface PersonalApps {
  /**
   * Installs the app for the person; nothing happens where they have it. Teams may need some seconds before a private
   * chat can be opened. Throws Unreachable with a code as reason, permanent where the same would be refused again.
   */
  install(person: Participant): Promise<void>;
}

/** The files of a referat. Pictures are PNG, by their name in the document. */
export interface RenderedReferat {
  readonly docx: Uint8Array;
  readonly pdf: Uint8Array;
  readonly pictures: DrawnPictures;
}

export interface Renderer {
  /** Both throw Unreachable when the thread was lost; what was asked for can then be asked for again. */
  render(document: ReferatDocument): Promise<RenderedReferat>;
  /** One picture as PNG, its longer side `longestPx`. */
  draw(picture: Picture, longestPx: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface OutgoingMail {
  /** The meeting it is about; stays here. */
  readonly meetingId: string;
  /** Stable for the same mail, so that a second hand-over can be recognised. Without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailFile[];
  readonly atMs: number;
}

export interface Mailer {
  /** Bytes of attachments that one mail has room for. */
  readonly attachmentBytes: number;
  /** Hands the mail over. Throws Unreachable with a MailFault as reason, or `tooLarge`: a smaller one may be taken. */
  send(mail: OutgoingMail): Promise<void>;
}

/** A mail that lies ready in the sender's mailbox. */
export interface MailDraft {
  /** The mailbox's own id of it. */
  readonly draftId: string;
  /** When sending it was last asked for, in real milliseconds since 1970; absent where it was not, or certainly in vain. */
  readonly triedAtMs?: number;
}

/** What is known of drafts, so that a mail goes out once whoever is stopped on the way. By Message-ID. */
export interface DraftLedger {
  find(messageId: string): Promise<MailDraft | undefined>;
  /** Stores the draft, unless one is stored for that mail; gives the one that stands. */
  claim(mail: Pick<OutgoingMail, "meetingId" | "messageId">, draftId: string): Promise<MailDraft>;
  /** Writes `to` where `from` stands; false where somebody else was first. */
  mark(messageId: string, from: number | undefined, to: number | undefined): Promise<boolean>;
  forget(messageId: string): Promise<void>;
}

/**
 * `delivered`: it lies where the archive takes it from, and no more will be heard of it. `awaitingReceipt`: it is on its
 * way, and the archive's own answer comes later, under the same `reference`.
 */
export interface ArchiveReceipt {
  readonly status: "delivered" | "awaitingReceipt";
  /** What the package is found again by: a path, a Message-ID, … It may hold words of people, so it is not for the log. */
  readonly reference: string;
}

export interface Archive {
  /**
   * Hands the package over; the same one twice is kept once, or can be told to be the same by its key. Throws
   * Unreachable with an ArchiveFault as reason.
   */
  deliver(pack: ArchivePackage): Promise<ArchiveReceipt>;
}

/** Counts and codes only: never names or texts of people. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

/** What the bot stands on. */
export type Part = "database" | "queue" | "token";
export type Readiness = Readonly<Record<Part, "ok" | "fault">>;
