/** The bot with the ports in memory: an activity goes in as Teams sends it, the answer to it comes out. */

import { idIn } from "../../src/app/aggregate.ts";
import { followers } from "../../src/app/followers/followers.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { standingMessages } from "../../src/app/meeting/standing.ts";
import type { ChatStore } from "../../src/app/ports/chats.ts";
import type { History } from "../../src/app/ports/events.ts";
import type { MeetingRow, MeetingStore } from "../../src/app/ports/meetings.ts";
import type { Colleague, Roster } from "../../src/app/ports/people.ts";
import { readsOf } from "../../src/app/records/reads.ts";
import type { Entries } from "../../src/app/stafettlogg/entries.ts";
import { bot } from "../../src/app/turns/bot.ts";
import type { StartPolicy } from "../../src/app/turns/parts.ts";
import type { Command } from "../../src/meeting/commands.ts";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import type { Greeting } from "../../src/stored/chat/greeting.ts";
import { parseActivity } from "../../src/teams/activity.ts";
import type { InvokeAnswer } from "../../src/teams/adapter.ts";
import { invokeAnswer } from "../../src/teams/answers.ts";
import { fakeReads } from "../app/fakeReads.ts";
import {
  CHAT,
  fakeChats,
  fakeClock,
  fakeInbox,
  fakeLedger,
  fakeMessenger,
  fakeOverview,
  fakeQueue,
  fakeStafettlogg,
  fakeStore,
  noFigures,
} from "../app/fakes.ts";
import { fakeLists } from "../einings/fakeLists.ts";
import { fakeEinings } from "../einings/fakes.ts";
import type { Json } from "../support/forms.ts";
import { INFO, PEOPLE, type Played, START_MS } from "../support/meeting.ts";

/** An account as an activity names it. */
export type Who = Readonly<Record<string, unknown>> & { readonly id: string };
/** The person with this id, as Teams tells of them on what they do themselves. */
export const who = (id: string): Who => ({ id: `29:${id}`, aadObjectId: id, name: id });

const SCHOOL = { name: "Fjordglytt skule", einingKind: "school", målform: "nn" } as const;

let activityNumber = 0;

/** An activity in the meeting's chat; `fields` are added to what all have, or replace it. */
export function activity(from: Who, fields: Json): Json {
  activityNumber += 1;
  return {
    id: `f:${activityNumber}`,
    channelId: "msteams",
    serviceUrl: CHAT.serviceUrl,
    from,
    recipient: { id: CHAT.botId },
    conversation: { id: INFO.chatId, conversationType: "groupChat", isGroup: true },
    channelData: { meeting: { id: "MCMx" } },
    ...fields,
  };
}

export const task = (kind: "fetch" | "submit", from: Who, data: unknown) =>
  activity(from, { type: "invoke", name: `task/${kind}`, value: { data } });

export const execute = (from: Who, data: Json, trigger: "manual" | "automatic" = "manual") =>
  activity(from, {
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", verb: data.verb, data }, trigger },
  });

export const message = (from: Who, text: unknown) => activity(from, { type: "message", text });

export type Turns = ReturnType<typeof turns>;

/** A bot that knows the meeting that was played, in whose chat `members` are. */
export function turns({
  played,
  members = PEOPLE,
  roster = rosterOf(members),
  starting = {},
  startedToday = 0,
  spared = [],
  colleagues = [],
  clockSpeed = 1,
  entries = [],
  onEntry,
  lateMs,
}: {
  /** Of the school that the leader leads, and Siri works at. */
  readonly entries?: readonly Entry[];
  /** What becomes of what is asked of them; refused where that is not said. */
  readonly onEntry?: Entries["handle"];
  readonly clockSpeed?: number;
  /** How long the press that takes a list in waits. */
  readonly lateMs?: number;
  readonly starting?: Partial<StartPolicy>;
  readonly colleagues?: readonly Colleague[];
  /** Words that are no child, as meetings and entries of the school have said. */
  readonly spared?: readonly string[];
  /** Meetings that whoever asks has started within the last hours. */
  readonly startedToday?: number;
  readonly played?: Played;
  readonly members?: readonly Participant[];
  readonly roster?: Roster;
} = {}) {
  const clock = fakeClock(played?.nowMs ?? START_MS);
  const stored = fakeStore();
  if (played !== undefined) stored.seed(INFO.meetingId, played);
  const messenger = fakeMessenger();
  const logged: { level: "info" | "warn" | "error"; event: string; fields: Json }[] = [];
  const log =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: Json = {}) =>
      void logged.push({ level, event, fields });
  /** What each part throws, or waits for, at every call; nothing to begin with. */
  const faults = { store: async () => {}, roster: async () => {} };

  /** The one that was played, or that has been started since. */
  const meetingId = () => idIn(stored.changes.at(-1)?.stream ?? "") || INFO.meetingId;
  const row = async (active: boolean): Promise<MeetingRow | undefined> => {
    await faults.store();
    const meeting = await known.find(meetingId());
    if (meeting === undefined || (active && meeting.status !== "active")) return undefined;
    const { info, leaderId, startedAtMs } = meeting;
    return { ...info, active: meeting.status === "active", leaderId, startedAtMs };
  };
  const store: History & MeetingStore = {
    ...stored,
    load: async (...args) => {
      await faults.store();
      return stored.load(...args);
    },
    append: async (change) => {
      await faults.store();
      return stored.append(change);
    },
    activeIn: () => row(true),
    latestIn: () => row(false),
    ledBy: async (personId) => {
      const led = await row(false);
      return led?.leaderId === personId ? [led] : [];
    },
    sparedWords: async () => spared,
    startedBy: async () => Array.from({ length: startedToday }, (_, n) => `before-${n}`),
  };
  const chatsKnown = fakeChats(CHAT);
  const chats: ChatStore = {
    ...chatsKnown,
    find: async (id) => {
      await faults.store();
      return chatsKnown.find(id);
    },
  };
  const known = meetings({ history: store, meetings: store }, clock);
  const logs = { info: log("info"), warn: log("warn"), error: log("error") };
  const reads = fakeReads();
  const faulty: Roster = {
    members: (chat) => faults.roster().then(() => roster.members(chat)),
    member: (chat, who) => faults.roster().then(() => roster.member(chat, who)),
    mayStart: (chat, personId) => faults.roster().then(() => roster.mayStart(chat, personId)),
  };
  const einings = fakeEinings(colleagues, clock.nowMs);
  const founds = {
    type: "found",
    facts: SCHOOL,
    because: "administrator",
    leader: { name: "Ingrid", personId: "leader" },
  } as const;
  const siri = { name: "Siri", email: "siri@kommune.example", roles: ["employee"], contactOf: [] } as const;
  const setUp = async () => {
    if (entries.length === 0) return;
    await einings.all.handle("fjordglytt", { ...founds, by: "admin", as: "administrator" });
    await einings.all.handle("fjordglytt", { type: "addPerson", person: siri, by: "admin", as: "administrator" });
    await einings.all.handle("fjordglytt", {
      type: "recognise",
      email: siri.email,
      personId: "siri",
      by: SYSTEM,
      as: "member",
    });
  };
  const isSetUp = setUp();
  const sent = fakeLists(einings.history);
  const ofEntries = fakeStafettlogg(...entries);
  const queue = fakeQueue();
  const ledger = fakeLedger();
  /** What is still to be said, and when. */
  const greetings: { readonly job: Greeting; readonly waitMs: number }[] = [];
  const answer = bot({
    meetings: known,
    store,
    chats,
    inbox: fakeInbox(),
    standing: standingMessages({ messages: ledger, queue, realMs: () => clock.nowMs }),
    messenger,
    roster: faulty,
    stafettlogg: { ...ofEntries, entries: { ...ofEntries.entries, ...(onEntry && { handle: onEntry }) } },
    handingOut: { queue: { send: async () => {}, sendIn: async () => {} }, archives: true },
    greetings: {
      ...{ chats, store, messenger, log: logs, målform: "nn" as const },
      realMs: () => clock.nowMs,
      queue: {
        send: async () => {},
        sendIn: async (jobs, waitMs) => void greetings.push(...jobs.map((job) => ({ job, waitMs }))),
      },
    },
    overview: fakeOverview(),
    figures: {
      store: noFigures,
      image: async () => undefined,
      queue: { send: async () => {}, sendIn: async () => {} },
    },
    einings: { ...einings, administrators: ["admin"] },
    lists: { ...sent.lists, ...(lateMs === undefined ? {} : { lateMs }) },
    reminders: { followers: followers(fakeStore(), clock), messages: ledger },
    starting: { onlyTeamsMeetings: false, senderDomain: "kommune.example", ...starting },
    sectionTexts,
    stairs: async () => undefined,
    reads: readsOf(reads, clock, logs),
    clock: Object.assign(clock, { speed: clockSpeed }),
    log: logs,
    målform: "nn",
  });
  return {
    chats,
    clock,
    messenger,
    einings,
    sent,
    queue,
    greetings,
    ledger,
    reads,
    logged,
    faults,
    meetingId,
    /** The events of the meeting, oldest first. */
    events: () => stored.eventsOf(meetingId()),
    /** Something that others do meanwhile. */
    happens: (command: Command) => known.handle(meetingId(), command),
    /** The leader approves the referat, and the minute goes by before it is sent. */
    async approved() {
      await known.handle(meetingId(), { type: "approveReferat", by: "leader" });
      clock.nowMs += 60_000;
      await known.handle(meetingId(), { type: "timer", timer: { kind: "sendReferat" }, by: SYSTEM });
    },
    meeting: () => known.find(meetingId()),
    async turn(body: Json): Promise<InvokeAnswer> {
      await isSetUp;
      return invokeAnswer(await answer(parseActivity(body)));
    },
  };
}

function rosterOf(members: readonly Participant[]): Roster {
  return {
    members: async () => [...members],
    member: async (_chat, { teamsId }) => members.find((m) => m.teamsId === teamsId),
    mayStart: async () => true,
  };
}

/** The dialog in an answer. Throws where there is none. */
export function dialogIn(answer: InvokeAnswer): { readonly title: string; readonly card: Json } {
  const { task } = (answer.body ?? {}) as {
    task?: { type: string; value: { title: string; card: { content: Json } } };
  };
  if (task?.type !== "continue") throw new Error(`no dialog but ${JSON.stringify(answer)}`);
  return { title: task.value.title, card: task.value.card.content };
}
