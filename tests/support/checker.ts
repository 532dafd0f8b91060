/**
 * What must hold after whatever has been done to the bot, read from the database and from what Teams and the mailbox
 * took: everything acknowledged is there once, what is said once was said once, and the chats show how things stand.
 */

import pg from "pg";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { desired } from "../../src/app/meeting/outbox.ts";
import type { Desired } from "../../src/app/outbox.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { KnownMeeting, MeetingState } from "../../src/meeting/state.ts";
import type { ConnectorCall } from "./teamsRecord.ts";

/** What somebody wrote, and the bot said yes to. */
export interface Acknowledged {
  readonly meetingId: string;
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
}

/** Most calls to a chat within so many milliseconds (PLATFORM §3). */
const LIMITS = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
] as const;

/** Of the stream that a row belongs to. */
const MEETING_ID = "substr(stream_id, length('meeting/') + 1)";

/** Everything that is wrong, a line each; nothing is well. Ask when the bot has had the time to finish. */
export async function faultsIn(evidence: Evidence): Promise<string[]> {
  const client = new pg.Client({ connectionString: evidence.databaseUrl });
  await client.connect();
  try {
    const meetings = await replayed(client);
    const ledger = await rowsOf<Row>(
      client,
      `SELECT ${MEETING_ID} AS "meetingId", key, status, chat_id AS "chatId", activity_id AS "activityId" FROM message`,
    );
    return [
      ...missing(meetings, evidence.acknowledged),
      ...(await gapsIn(client)),
      ...(await jobsLeft(client, evidence.bossSchema ?? "pgboss")),
      ...doubled(ledger, evidence.calls),
      ...(await outdated(meetings, ledger, evidence)),
      ...wrongMails(meetings, evidence.mails),
      ...wrongPackages(meetings, evidence.packages),
      ...tooOften(evidence.calls),
    ];
  } finally {
    await client.end();
  }
}

interface Row {
  readonly meetingId: string;
  readonly key: string;
  readonly status: string;
  readonly chatId: string;
  readonly activityId: string | null;
}

interface Replayed {
  readonly events: readonly MeetingEvent[];
  readonly state: KnownMeeting;
}

async function rowsOf<T>(client: pg.Client, sql: string): Promise<T[]> {
  return (await client.query(sql)).rows;
}

async function replayed(client: pg.Client): Promise<Map<string, Replayed>> {
  const rows = await rowsOf<{ id: string; body: StoredEvent }>(
    client,
    `SELECT ${MEETING_ID} AS id, body FROM event WHERE stream_id LIKE 'meeting/%' ORDER BY stream_id, version`,
  );
  const meetings = new Map<string, Replayed>();
  for (const [id, of] of Map.groupBy(rows, (row) => row.id)) {
    const events = of.map(({ body }, index) => meetingAggregate.fromStored(body, { stream: id, version: index + 1 }));
    const state = events.reduce<MeetingState>(evolve, noMeeting);
    if (state.status !== "none") meetings.set(id, { events, state });
  }
  return meetings;
}

/** Texts that were acknowledged and are not there, or not once. */
function missing(meetings: ReadonlyMap<string, Replayed>, acknowledged: readonly Acknowledged[]): string[] {
  return acknowledged.flatMap(({ meetingId, text }) => {
    const sought = JSON.stringify(text).slice(1, -1);
    const events = meetings.get(meetingId)?.events ?? [];
    const count = events.filter((event) => JSON.stringify(event).includes(sought)).length;
    return count === 1 ? [] : [`«${text}» was acknowledged and is there ${count} times`];
  });
}

async function gapsIn(client: pg.Client): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    client,
    "SELECT stream_id AS id FROM event GROUP BY stream_id HAVING max(version) <> count(*) OR min(version) <> 1",
  );
  return rows.map(({ id }) => `the events of ${id} have a gap`);
}

async function jobsLeft(client: pg.Client, schema: string): Promise<string[]> {
  const rows = await rowsOf<{ kind: string; state: string }>(
    client,
    `SELECT data ->> 'kind' AS kind, state FROM "${schema}".job
     WHERE state <= 'active' AND start_after < now() OR state = 'failed'`,
  );
  return rows.map(({ kind, state }) => `a job (${kind}) is ${state}`);
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
async function outdated(
  meetings: ReadonlyMap<string, Replayed>,
  ledger: readonly Row[],
  { calls, nowMs }: Evidence,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [meetingId, { state }] of meetings) {
    const wanted = desired(state, nowMs);
    for (const message of wanted.filter(({ to, mode, isClosing }) => to === "chat" && mode !== "once" && !isClosing)) {
      const row = ledger.find((one) => one.meetingId === meetingId && one.key === message.key);
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

/** Each mail that the events tell of was handed over once, and no other. */
function wrongMails(meetings: ReadonlyMap<string, Replayed>, mails: readonly string[]): string[] {
  const counts = Map.groupBy(mails, (id) => id);
  const twice = [...counts]
    .filter(([, of]) => of.length > 1)
    .map(([id]) => `mail ${id} was handed over more than once`);
  const told = [...meetings.values()].flatMap(({ events }) => events.filter(({ type }) => type === "mailHandedOver"));
  return told.length === counts.size ? twice : [...twice, `${told.length} mails are told of, ${counts.size} are there`];
}

/** Each edition that was sent lies there once, where the meeting says that it does, and nothing lies beside it. */
function wrongPackages(meetings: ReadonlyMap<string, Replayed>, packages: readonly string[] | undefined): string[] {
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
      const most = Math.max(
        ...of.map((first) => of.filter(({ atMs }) => atMs >= first.atMs && atMs < first.sinceMs + windowMs).length),
      );
      if (most > limit) faults.push(`${most} calls to ${chatId} within ${windowMs} ms`);
    }
  }
  return faults;
}
