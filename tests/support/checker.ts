/**
 * What must hold after whatever has been done to the bot, read from the database and from what Teams and the mailbox
 * took: everything acknowledged is there once, what is said once was said once, and the chats show how things stand.
 */

import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { desired } from "../../src/app/meeting/outbox.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Desired } from "../../src/app/outbox.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { type Reader, type Replayed, readingFrom } from "./replay.ts";
import { stafettloggFaults } from "./stafettloggChecker.ts";
import type { ConnectorCall } from "./teamsRecord.ts";

/** What somebody wrote, and the bot said yes to. */
export interface Acknowledged {
  readonly stream: string;
  readonly text: string;
}

export interface Evidence {
  readonly databaseUrl: string;
  /** pg-boss's schema. */
  readonly bossSchema?: string;
  readonly acknowledged: readonly Acknowledged[];
  readonly calls: readonly ConnectorCall[];
  /** Message-IDs of the mails that were handed over, each as often as it was. */
  readonly mails: readonly string[];
  /** What lies in the archive, by `<parent>/<folder>`; where there is one. */
  readonly packages?: readonly string[];
  /** The product's clock, for cards that tell the time. */
  readonly nowMs: number;
  /** What the product's clock showed when a call came. */
  readonly productMs: (call: ConnectorCall) => number;
}

/** Most calls to a chat within so many milliseconds (PLATFORM §3). */
const LIMITS = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
] as const;

export type Meetings = ReadonlyMap<string, Replayed<MeetingState, MeetingEvent>>;

/** Everything that is wrong, a line each; nothing is well. Ask when the bot has had the time to finish. */
export function faultsIn(evidence: Evidence): Promise<string[]> {
  const { databaseUrl, bossSchema = "pgboss", acknowledged, calls, packages } = evidence;
  return readingFrom(databaseUrl, async (reader) => {
    const meetings = await reader.replayed(meetingAggregate);
    const ledger = await ledgerIn(reader);
    const jobs = await jobsIn(reader, bossSchema);
    const mails = await toldMails(reader);
    return [
      ...(await missing(reader, acknowledged)),
      ...(await gapsIn(reader)),
      ...jobsLeft(jobs),
      ...doubled(ledger, calls),
      ...(await outdated(meetings, ledger, evidence)),
      ...wrongMails(mails, evidence.mails),
      ...wrongPackages(meetings, packages),
      ...tooOften(calls),
      ...(await stafettloggFaults(reader, { ...evidence, meetings, ledger, jobs })),
    ];
  });
}

export interface Row {
  readonly stream: string;
  readonly key: string;
  readonly status: string;
  readonly chatId: string;
  readonly activityId: string | null;
}

/** The bot's own word on what stands where. */
export function ledgerIn({ rows }: Reader): Promise<Row[]> {
  return rows(`SELECT stream_id AS stream, key, status, chat_id AS "chatId", activity_id AS "activityId" FROM message`);
}

/** Texts that were acknowledged and are not there, or not once. */
async function missing({ rows }: Reader, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const all = await rows<{ stream: string; body: object }>("SELECT stream_id AS stream, body FROM event");
  const streams = Map.groupBy(all, ({ stream }) => stream);
  return acknowledged.flatMap(({ stream, text }) => {
    const sought = JSON.stringify(text).slice(1, -1);
    const events = streams.get(stream) ?? [];
    const count = events.filter(({ body }) => JSON.stringify(body).includes(sought)).length;
    return count === 1 ? [] : [`«${text}» was acknowledged and is there ${count} times`];
  });
}

async function gapsIn({ rows }: Reader): Promise<string[]> {
  const found = await rows<{ id: string }>(
    "SELECT stream_id AS id FROM event GROUP BY stream_id HAVING max(version) <> count(*) OR min(version) <> 1",
  );
  return found.map(({ id }) => `the events of ${id} have a gap`);
}

export interface Job {
  readonly stream: string;
  readonly kind: string;
  readonly state: string;
  readonly isDue: boolean;
}

/** Those that are not done. */
function jobsIn({ rows }: Reader, schema: string): Promise<Job[]> {
  return rows(
    `SELECT data ->> 'stream' AS stream, data ->> 'kind' AS kind, state, start_after < now() AS "isDue"
     FROM "${schema}".job WHERE state <= 'active' OR state = 'failed'`,
  );
}

function jobsLeft(jobs: readonly Job[]): string[] {
  const left = jobs.filter(({ isDue, state }) => isDue || state === "failed");
  return left.map(({ kind, state }) => `a job (${kind}) is ${state}`);
}

const IS_ONCE = /^(prompt|remark|reminder|unreachable|warned|turn|asked|takeOver|leaderAway|viddevaktAway)/;

/** Messages that are said once and were posted more often than the ledger knows. */
function doubled(ledger: readonly Row[], calls: readonly ConnectorCall[]): string[] {
  const posts = calls.filter((call) => call.method === "POST");
  const contentOf = (call: ConnectorCall) => JSON.stringify(call.body.attachments ?? call.body.text);
  const once = ledger.filter((row) => IS_ONCE.test(row.key) && row.activityId !== null);
  return once.flatMap((row) => {
    const own = posts.find((call) => call.chatId === row.chatId && call.activityId === row.activityId);
    if (own === undefined) return [`${row.key} is said to stand in ${row.chatId} and was never posted`];
    const same = (call: ConnectorCall) => call.chatId === own.chatId && contentOf(call) === contentOf(own);
    const known = once.filter((other) => posts.some((p) => p.activityId === other.activityId && same(p))).length;
    // Where the answer was lost the ledger does not know what stands: it may be one such message, and no more.
    const lost = ledger.filter((other) => other.chatId === row.chatId && other.status === "sending").length;
    const posted = posts.filter(same).length;
    return posted <= known + lost ? [] : [`${row.key} was posted ${posted} times in ${row.chatId}`];
  });
}

/** Cards in the meetings' chats that do not show how things stand. */
async function outdated(meetings: Meetings, ledger: readonly Row[], { calls, nowMs }: Evidence): Promise<string[]> {
  const faults: string[] = [];
  for (const [meetingId, { state }] of meetings) {
    if (state.status === "none") continue;
    const wanted = desired(state, nowMs);
    for (const message of wanted.filter(({ to, mode, isClosing }) => to === "chat" && mode !== "once" && !isClosing)) {
      const row = ledger.find((one) => one.stream === meetingStream(meetingId) && one.key === message.key);
      const shown = calls.findLast((call) => call.activityId === row?.activityId && call.method !== "DELETE");
      if (shown === undefined) faults.push(`${message.key} of ${meetingId} does not stand in the chat`);
      else if (!(await shows(shown, message))) faults.push(`${message.key} of ${meetingId} does not show the state`);
    }
  }
  return faults;
}

async function shows(call: ConnectorCall, message: Desired): Promise<boolean> {
  const { card } = await message.draw();
  const attachments = (call.body.attachments ?? []) as readonly {
    readonly content: Readonly<Record<string, unknown>>;
  }[];
  return wordsOf(attachments[0]?.content) === wordsOf(card);
}

/** What can be read on a card: a picture may be missing where the chat refused it, and times pass. */
function wordsOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(wordsOf).join("");
  if (typeof part !== "object" || part === null) return "";
  return Object.entries(part)
    .map(([key, value]) =>
      (key === "text" || key === "title") && typeof value === "string" ? `${value}\n` : wordsOf(value),
    )
    .join("")
    .replaceAll(/\d\d[.:]\d\d|\d+ min\w*/g, "");
}

/** How many mails the events tell of. */
async function toldMails({ rows }: Reader): Promise<number> {
  const told = ["mailHandedOver", "digestMailed"];
  const [found] = await rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM event WHERE body ->> 'type' = ANY($1)",
    [told],
  );
  return found?.count ?? 0;
}

/** Each mail that the events tell of was handed over once, and no other. */
function wrongMails(told: number, mails: readonly string[]): string[] {
  const counts = Map.groupBy(mails, (id) => id);
  const twice = [...counts]
    .filter(([, of]) => of.length > 1)
    .map(([id]) => `mail ${id} was handed over more than once`);
  return told === counts.size ? twice : [...twice, `${told} mails are told of, ${counts.size} are there`];
}

/** Each edition that was sent lies there once, where the meeting says that it does, and nothing lies beside it. */
function wrongPackages(meetings: Meetings, packages: readonly string[] | undefined): string[] {
  if (packages === undefined) return [];
  const all = [...meetings.values()].flatMap(({ events }) => events);
  const told = all.flatMap((event) => (event.type === "archived" ? [event.reference] : []));
  const editions = all.filter(({ type }) => type === "referatSent" || type === "referatCorrected").length;
  return [
    ...(told.length === editions ? [] : [`${told.length} of ${editions} editions are archived`]),
    ...told.filter((one) => !packages.includes(one)).map((one) => `${one} is not in the archive`),
    ...packages.filter((one) => !told.includes(one)).map((one) => `${one} is in the archive and told of nowhere`),
  ];
}

function tooOften(calls: readonly ConnectorCall[]): string[] {
  const faults: string[] = [];
  for (const [chatId, of] of Map.groupBy(calls, (call) => call.chatId)) {
    for (const [windowMs, limit] of LIMITS) {
      const windows = of.map((first) => of.filter(({ atMs }) => atMs >= first.atMs && atMs < first.sinceMs + windowMs));
      const most = windows.reduce((fullest, window) => (window.length > fullest.length ? window : fullest));
      if (most.length <= limit) continue;
      const after = most.map(({ atMs }) => Math.round(atMs - (most[0]?.atMs ?? 0)));
      faults.push(`${most.length} calls to ${chatId} within ${windowMs} ms: after ${after}`);
    }
  }
  return faults;
}
