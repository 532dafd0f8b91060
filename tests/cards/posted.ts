/** Every card that is posted in chats, over meetings in every phase and as everybody sees them. */
import { abortCard } from "../../cards/chat/abort.ts";
import { endedCard } from "../../cards/chat/ended.ts";
import { helpCard } from "../../cards/chat/help.ts";
import { cannotReachCard, leaderChangedNotice, teamsMeetingEndedNotice } from "../../cards/chat/notice.ts";
import { movedCard, overCard, startedCard } from "../../cards/chat/past.ts";
import { promptCard } from "../../cards/chat/prompt.ts";
import { reminderCard } from "../../cards/chat/reminder.ts";
import { noMeetingCard, privateStatusCard, statusCard } from "../../cards/chat/status.ts";
import { viddevaktCard } from "../../cards/chat/viddevakt.ts";
import { welcomeCard } from "../../cards/chat/welcome.ts";
import type { Card } from "../../cards/kit/context.ts";
import { liveCard } from "../../cards/phases/live.ts";
import { resultCard } from "../../cards/phases/result.ts";
import { referatDraftCard } from "../../cards/referat/draft.ts";
import { sendingSoonCard } from "../../cards/referat/sendingSoon.ts";
import { type Målform, type Prompt, REMINDERS } from "../../src/meeting/events.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import type { ActiveMeeting, EndedMeeting, KnownMeeting } from "../../src/meeting/state.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { entriesOf } from "../support/handed.ts";
import {
  activeOf,
  as,
  completedMeeting,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  type Played,
  play,
  start,
} from "../support/meeting.ts";
import { shortMeetings } from "../support/shortMeeting.ts";
import { STATES } from "./referatStates.ts";

export type Named = readonly [name: string, card: Card];

/** Who looks: everybody, and the three with a role. */
const VIEWERS = [undefined, "leader", "olav", "siri"] as const;

/** All cards of a running meeting. */
export function activeCards(name: string, meeting: ActiveMeeting, nowMs: number): Named[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const { number } = meeting.visit;
  const speaker = meeting.people[0]?.id ?? "";
  const prompts: Prompt[] = [
    { about: "phaseNearEnd", visit: number },
    { about: "phaseUp", visit: number },
    { about: "phaseOver", visit: number, overMinutes: 4 },
    { about: "turnUp", visit: number, personId: speaker, turn: 1 },
    { about: "turnsMissing", visit: number, personIds: meeting.people.map((p) => p.id) },
  ];
  return [
    ...VIEWERS.map((viewerId): Named => {
      const card = liveCard(viewerId === undefined ? ctx : { ...ctx, viewerId });
      return [`${name}: live for ${viewerId ?? "everybody"}`, card];
    }),
    ...knownCards(name, meeting, nowMs),
    ...prompts.flatMap((prompt): Named[] => [[`${name}: prompt ${prompt.about}`, promptCard(ctx, prompt)]]),
    [`${name}: abort`, abortCard(ctx)],
  ];
}

/** The cards that stay behind where the meeting has been. */
function resultCards(name: string, meeting: KnownMeeting, nowMs: number): Named[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return meeting.past.map((visit) => [`${name}: result of ${visit.phase}`, resultCard(ctx, visit.number)]);
}

/** All cards of a meeting that has ended. */
export function endedCards(name: string, meeting: EndedMeeting, nowMs: number): Named[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return [
    [`${name}: ended`, endedCard(ctx, true)],
    [`${name}: referat`, referatDraftCard({ ...ctx, referat: sectionTexts(meeting) })],
    [`${name}: sending soon`, sendingSoonCard(ctx, nowMs)],
    ...resultCards(name, meeting, nowMs),
    ...knownCards(name, meeting, nowMs),
  ];
}

function knownCards(name: string, meeting: KnownMeeting, nowMs: number): Named[] {
  const målform = meeting.info.målform;
  const ctx = { meeting, nowMs, t: translator(målform) };
  const entries = meeting.status === "ended" ? entriesOf(meeting.info.meetingId, meeting) : [];
  const [person] = meeting.people;
  return [
    [`${name}: viddevakt`, viddevaktCard(ctx)],
    [`${name}: status`, statusCard(ctx)],
    [
      `${name}: private status`,
      privateStatusCard({
        ...ctx,
        målform,
        makesEntries: true,
        entries: entries.map((entry) => ({ entryId: "e1", entry })),
      }),
    ],
    [`${name}: Teams meeting ended`, teamsMeetingEndedNotice(ctx, meeting.status === "active")],
    [`${name}: moved`, movedCard({ ...ctx, toCard: "https://teams.example" }, false)],
    [`${name}: moved in private`, movedCard(ctx, true)],
    [`${name}: started`, startedCard(ctx)],
    [`${name}: over`, overCard(ctx)],
    ...(person === undefined ? [] : [[`${name}: can't reach`, cannotReachCard(ctx, person)] as const]),
    ...REMINDERS.map((reminder): Named => [`${name}: reminder ${reminder}`, reminderCard(ctx, reminder)]),
    ...(["agreed", "silent"] as const).map((because): Named => {
      const remark = { kind: "leaderChanged", from: "leader", to: "siri", because, key: "remark:1" } as const;
      return [`${name}: leader changed, ${because}`, leaderChangedNotice(ctx, remark)];
    }),
  ];
}

/** The cards that need no meeting. */
function loneCards(målform: Målform): Named[] {
  const words = { målform, t: translator(målform) };
  const yesNo = [true, false] as const;
  return [
    ...yesNo.map((personal): Named => [`welcome, personal ${personal}`, welcomeCard({ ...words, personal })]),
    ...yesNo.flatMap((personal) =>
      yesNo.map(
        (unknown): Named => [
          `help, personal ${personal}, unknown ${unknown}`,
          helpCard({ ...words, personal, unknown }),
        ],
      ),
    ),
    ["welcome, asked to start", welcomeCard({ ...words, personal: false, asked: true })],
    ["no meeting", noMeetingCard(words)],
    ["no status", privateStatusCard({ ...words, meeting: undefined, entries: [], makesEntries: false, nowMs: 0 })],
  ];
}

/** Out-of-the-way states, each on top of a typical meeting. */
const TURNS_OF_EVENTS: Readonly<Record<string, (målform: Målform) => Played>> = {
  "just started": (målform) => play([start({ målform })]),
  "viddevakt asked": (målform) => play([start({ målform }), as("leader", { type: "askViddevakt", personId: "olav" })]),
  "viddevakt declined": (målform) =>
    play([
      start({ målform }),
      as("leader", { type: "askViddevakt", personId: "olav" }),
      as("olav", { type: "answerViddevakt", yes: false }),
    ]),
  "without viddevakt": (målform) => play([start({ målform }), as("leader", { type: "goWithoutViddevakt" })]),
  "topic reported": (målform) =>
    play([
      start({ målform, reportedById: "per" }),
      as("leader", { type: "goWithoutViddevakt" }),
      as("leader", { type: "nextPhase", from: "roles" }),
    ]),
  paused: (målform) => play([as("leader", { type: "pause", because: "person" })], meetingIn("factors", { målform })),
  "take-over asked": (målform) => play([as("siri", { type: "askToLead" })], meetingIn("tiltak", { målform })),
  "went back": (målform) =>
    play(
      [as("leader", { type: "goBack", phase: "clarifying", reason: "Nye opplysningar" })],
      meetingIn("tiltak", { målform }),
    ),
  "round ended": (målform) => play([as("leader", { type: "endRound" }, true)], meetingIn("factors", { målform })),
  "sentence changed": (målform) =>
    play(
      [as("leader", { type: "wordStatusQuo", sentence: "ei ny setning" })],
      meetingDoneWith("statusQuo", { målform }),
    ),
  "end taken back": (målform) =>
    play([as("leader", { type: "continueMeeting", ending: 0 })], completedMeeting({ målform })),
};

const ENDS: Readonly<Record<string, (målform: Målform) => Played>> = {
  completed: (målform) => completedMeeting({ målform }),
  "taken back and completed again": (målform) =>
    play([as("leader", { type: "continueMeeting", ending: 0 }), next], completedMeeting({ målform })),
  aborted: (målform) =>
    play([as("leader", { type: "abort", reason: "Brannalarm" })], meetingIn("factors", { målform })),
  "aborted at once": (målform) => play([as("leader", { type: "abort", reason: "" })], play([start({ målform })])),
  stale: (målform) =>
    play(
      [{ minutes: 721 }, as(SYSTEM, { type: "timer", timer: { kind: "stale" } })],
      meetingIn("factors", { målform }),
    ),
};

/** Everything above, for typical meetings in one målform. */
export function postedCards(målform: Målform): Named[] {
  const phases = PHASES.flatMap((phase) => [
    [`${phase} begun`, meetingIn(phase, { målform })] as const,
    [`${phase} done`, meetingDoneWith(phase, { målform })] as const,
  ]);
  const turns = Object.entries(TURNS_OF_EVENTS).map(([name, make]) => [name, make(målform)] as const);
  const ends = Object.entries(ENDS).map(([name, make]) => [name, make(målform)] as const);
  const referats = Object.entries(STATES).map(([name, make]) => [name, make({ målform })] as const);
  return [
    ...[...phases, ...shortMeetings({ målform }), ...turns].flatMap(([name, played]) => [
      ...activeCards(name, activeOf(played), played.nowMs),
      ...resultCards(name, activeOf(played), played.nowMs),
    ]),
    ...[...ends, ...referats].flatMap(([name, played]) => endedCards(name, endedOf(played), played.nowMs)),
    ...loneCards(målform),
  ];
}
