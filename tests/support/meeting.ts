/**
 * Meetings for tests, made the way the product makes them: commands through `decide`, events through `evolve`.
 * Time stands still unless a step says that minutes pass.
 */
import type { Command, CommandBody } from "../../src/meeting/commands.ts";
import { decide } from "../../src/meeting/decide.ts";
import type { MeetingEvent, MeetingInfo } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { type Participant, type PersonId, SYSTEM } from "../../src/meeting/people.ts";
import type { Plan } from "../../src/meeting/plan.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import type { ActiveMeeting, EndedMeeting, MeetingState } from "../../src/meeting/state.ts";

/** Tuesday 2 March 2027, 09.00 in Oslo. */
export const START_MS = Date.parse("2027-03-02T08:00:00Z");

/** A command, minutes that pass, or commands that depend on how the meeting stands. */
export type Step = Command | { readonly minutes: number } | ((state: MeetingState) => readonly Step[]);

export interface Played {
  readonly state: MeetingState;
  readonly events: readonly MeetingEvent[];
  readonly nowMs: number;
}

export const nothingYet: Played = { state: noMeeting, events: [], nowMs: START_MS };

/** Plays steps on top of `from`. A refusal is thrown, as `decide` throws it. */
export function play(steps: readonly Step[], from: Played = nothingYet): Played {
  let played = from;
  for (const step of steps) {
    if (typeof step === "function") played = play(step(played.state), played);
    else if ("minutes" in step && !("type" in step))
      played = { ...played, nowMs: played.nowMs + step.minutes * 60_000 };
    else {
      const events = decide(step, played.state, played.nowMs);
      played = { ...played, state: events.reduce(evolve, played.state), events: [...played.events, ...events] };
    }
  }
  return played;
}

/** `command` as asked for by `by`. */
export function as(by: PersonId, command: CommandBody, confirmed = false): Command {
  return confirmed ? { ...command, by, confirmed } : { ...command, by };
}

export function activeOf(played: Played): ActiveMeeting {
  if (played.state.status !== "active") throw new Error(`the meeting is ${played.state.status}`);
  return played.state;
}

export function endedOf(played: Played): EndedMeeting {
  if (played.state.status !== "ended") throw new Error(`the meeting is ${played.state.status}`);
  return played.state;
}

const person = (id: PersonId, name: string, teneste: Participant["teneste"]): Participant => ({
  id,
  name,
  teneste,
  hasApp: true,
  present: true,
  teamsId: `29:${id}`,
  email: `${id}@kommune.example`,
});

/** Leader (of the unit), two more of the unit, and two tenester. */
export const PEOPLE: readonly Participant[] = [
  person("leader", "Randi Fjell", "eining"),
  person("olav", "Olav Dal", "eining"),
  person("siri", "Siri Vik", "eining"),
  person("per", "Per Haug", "ppt"),
  person("kari", "Kari Nes", "helsestasjon"),
];
/** The person without the app whom the typical meeting adds. */
export const WITHOUT_APP = "utan-app:1";

export const INFO: MeetingInfo = {
  meetingId: "m1",
  chatId: "19:chat",
  eining: "Lia skule",
  einingKind: "school",
  topic: "Uro i friminutta",
  målform: "nn",
  totalMinutes: 60,
  sendAfterWorkingDays: 1,
};

export const PLAN: Plan = {
  oppmerksomheit: "Samspel i storefri",
  category: "social",
  goal: "Elevane finn nokon å vere saman med i storefri",
  successSigns: "Ingen går åleine tre veker på rad",
  responsible: ["eining"],
  partner: "ppt",
  startBy: "2027-03-08",
  evaluateBy: "2027-04-12",
  evaluatedBy: "Rektor og PPT",
  evaluatedHow: "Samtale på trinnmøtet",
};

/** Everyone left in the round has their turn; the leader passes the word on. */
export const wholeRound: Step = (state) => {
  if (state.status !== "active" || !("round" in state.visit)) return [];
  const open = state.visit.round.turns.filter((t) => t.status === "waiting" || t.status === "speaking");
  return open.map((t) => as(state.leaderId, { type: "endTurn", personId: t.personId }));
};

/** The leader goes on, and stands by it where somebody has not had the word or not evaluated. */
export const next: Step = (state) =>
  state.status === "active" ? [as(state.leaderId, { type: "nextPhase", from: state.visit.phase }, true)] : [];

/** The leader approves the referat, and nobody takes it back in the minute before it is sent. */
export const approved: Step = (state) => [
  as(state.status === "none" ? "" : state.leaderId, { type: "approveReferat" }),
  { minutes: 1 },
  as(SYSTEM, { type: "timer", timer: { kind: "sendReferat" } }),
];

export const start = (info: Partial<MeetingInfo> = {}, people: readonly Participant[] = PEOPLE): Step =>
  as("leader", { type: "start", info: { ...INFO, ...info }, people });

/** What a typical meeting does in each phase. Contributions get the ids k1 (question), k2 and k3 (factors), k4 and k5 (tiltak). */
export const TYPICAL: Readonly<Record<PhaseId, readonly Step[]>> = {
  roles: [
    as("leader", { type: "addWithoutApp", name: "Gro Li", teneste: "eining" }),
    as("leader", { type: "askViddevakt", personId: "olav" }),
    as("olav", { type: "answerViddevakt", yes: true }),
    as("leader", { type: "appointSecretary", personId: "siri" }),
  ],
  description: [
    as("leader", {
      type: "describe",
      what: "Mange elevar går åleine i storefri",
      behind: "Elevundersøkinga og observasjonar i haust",
      grounds: ["observations", "development"],
    }),
  ],
  clarifying: [
    as("per", { type: "contribute", authorId: "per", text: "Gjeld det alle trinna?", detail: { kind: "clarifying" } }),
    as("siri", { type: "answerQuestion", id: "k1", text: "Mest mellomtrinnet", answeredById: "siri" }),
    { minutes: 1 },
    wholeRound,
  ],
  statusQuo: [
    as("leader", { type: "wordStatusQuo", sentence: "mange elevar på mellomtrinnet står utanfor i storefri" }),
    ...["leader", "olav", "siri", "per"].map((id) => as(id, { type: "agree", personId: id })),
    as("siri", { type: "agree", personId: WITHOUT_APP }),
    as("kari", { type: "reserve", personId: "kari", reason: "Vi veit lite om 4. trinn" }),
    as("leader", { type: "concludeStatusQuo" }),
  ],
  factors: [
    as("olav", {
      type: "contribute",
      authorId: "olav",
      text: "Få vaksne ute i storefri",
      detail: { kind: "factors", systemFactor: true },
    }),
    as("siri", {
      type: "contribute",
      authorId: WITHOUT_APP,
      text: "Lite å gjere på i skulegarden",
      detail: { kind: "factors", systemFactor: true },
    }),
    { minutes: 2 },
    wholeRound,
    as("per", { type: "vote", personId: "per", factorIds: ["k2", "k3"] }),
    as("olav", { type: "vote", personId: "olav", factorIds: ["k2"] }),
    as("leader", { type: "chooseFactors", factorIds: ["k2"] }),
  ],
  tiltak: [
    as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "To faste vaksne har leik i storefri",
      detail: { kind: "tiltak", factorId: "k2", tiltakKind: "inGroup" },
    }),
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "PPT orienterer på personalmøte",
      detail: { kind: "tiltak", factorId: "k2", tiltakKind: "staffMeeting" },
    }),
    wholeRound,
  ],
  summary: [as("leader", { type: "takeTiltak", id: "k4", plan: PLAN })],
  evaluation: [
    as("olav", {
      type: "evaluate",
      personId: "olav",
      answer: { worked: "God struktur", better: "", structure: "yes", useful: "yes", nextTime: "Starte presis" },
    }),
  ],
};

/** A typical meeting that has just come to `phase`. */
export function meetingIn(phase: PhaseId, info: Partial<MeetingInfo> = {}): Played {
  const before = PHASES.slice(0, PHASES.indexOf(phase));
  return play([start(info), ...before.flatMap((p) => [...TYPICAL[p], { minutes: 3 }, next])]);
}

/** The same with all that it says and settles in `phase`, not yet gone on. */
export function meetingDoneWith(phase: PhaseId, info: Partial<MeetingInfo> = {}): Played {
  return play(TYPICAL[phase], meetingIn(phase, info));
}

/** A typical meeting that was held to the end. */
export function completedMeeting(info: Partial<MeetingInfo> = {}): Played {
  return play([{ minutes: 2 }, next], meetingDoneWith("evaluation", info));
}
