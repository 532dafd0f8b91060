/** What is recorded of a release besides the story that the practice room plays: meetings that end otherwise, or have not ended. */
import type { Meetings } from "../../src/app/meeting/meetings.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { as, next, PEOPLE, PLAN, type Step, start, TYPICAL, WITHOUT_APP } from "../support/meeting.ts";

/** Carries steps out in a meeting of the store; `pass` lets time go by. */
export async function carryOut(
  meetings: Meetings,
  meetingId: string,
  steps: readonly Step[],
  pass: (minutes: number) => void = () => undefined,
): Promise<void> {
  for (const step of steps) {
    if (typeof step === "function") {
      const state = (await meetings.find(meetingId)) ?? ({ status: "none" } as const);
      await carryOut(meetings, meetingId, step(state), pass);
    } else if ("type" in step) await meetings.handle(meetingId, step);
    else pass(step.minutes);
  }
}

/** From the beginning of `from` on to `to`, or to the end, by what typical meetings do. */
export function through(from: PhaseId, to?: PhaseId): Step[] {
  const phases = PHASES.slice(PHASES.indexOf(from), to === undefined ? undefined : PHASES.indexOf(to));
  return phases.flatMap((phase) => [...TYPICAL[phase], { minutes: 2 }, next]);
}

/** A meeting in a chat of its own. */
const startIn = (meetingId: string): Step => start({ meetingId, chatId: `19:${meetingId}`, sendAfterHours: 48 });

const timer = (kind: "stale" | "warnOfSending" | "sendReferat"): Step => as(SYSTEM, { type: "timer", timer: { kind } });

/** In a round of a meeting that has gone back: turns had, running and to come, and somebody who asks to lead. */
export const middle: readonly Step[] = [
  startIn("middle"),
  ...through("roles", "factors"),
  as("leader", { type: "goBack", phase: "clarifying", reason: "Vi gløymde 4. trinn" }),
  { minutes: 1 },
  as("olav", { type: "endTurn", personId: "olav" }),
  as("siri", { type: "pass", personId: "siri" }),
  as("leader", { type: "lengthen", minutes: 5 }),
  as("olav", { type: "remind", reminder: "speakingTime" }),
  as("siri", { type: "askToLead" }),
];

/** Nearly all that can go otherwise in a meeting, which is broken off; then the clock sends its referat. */
export const turbulent: readonly Step[] = [
  startIn("turbulent"),
  as("leader", { type: "addWithoutApp", name: "Gro Li", teneste: "eining" }),
  as("leader", { type: "askViddevakt", personId: "olav" }),
  as("olav", { type: "answerViddevakt", yes: false }),
  as("leader", { type: "goWithoutViddevakt" }),
  as("leader", { type: "setMålform", målform: "nb" }),
  as("leader", { type: "appointSecretary", personId: "olav" }),
  as("leader", { type: "appointSecretary", personId: null }),
  as("leader", { type: "updateParticipant", personId: "olav", teneste: "eining", present: true }),
  next,
  as("kari", { type: "leave", personId: "kari" }),
  as("kari", { type: "join", participant: { ...(PEOPLE[4] as (typeof PEOPLE)[0]) } }),
  as("leader", { type: "pause", because: "teamsMeetingEnded" }),
  { minutes: 7 },
  as("leader", { type: "resume" }),
  as("leader", { type: "askViddevakt", personId: "per" }),
  as("per", { type: "answerViddevakt", yes: true }),
  as("leader", { type: "appointSecretary", personId: "siri" }),
  ...TYPICAL.description,
  { minutes: 9 },
  next,
  as("per", { type: "contribute", authorId: "per", text: "Kven såg det?", detail: { kind: "clarifying" } }),
  as("per", { type: "editContribution", id: "k1", text: "Kven har sett det?", detail: { kind: "clarifying" } }),
  as("per", { type: "withdrawContribution", id: "k1" }),
  // Those who had no turn are told of at once, and the second time when the first is old enough.
  as("leader", { type: "endRound" }, true),
  as("leader", { type: "anotherRound" }),
  as("leader", { type: "endRound" }, true),
  next,
  as("leader", { type: "wordStatusQuo", sentence: "nokre går åleine" }),
  as("olav", { type: "agree", personId: "olav" }),
  ...TYPICAL.statusQuo,
  next,
  as("olav", contribute("olav", "Få vaksne ute", "factors")),
  as("siri", contribute("siri", "Dei vaksne er få", "factors")),
  as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] }),
  as("leader", { type: "vote", personId: WITHOUT_APP, factorIds: ["k2"] }),
  as("leader", { type: "chooseFactors", factorIds: ["k2"] }),
  next,
  as("kari", contribute("kari", "Leik i storefri", "tiltak")),
  next,
  as("leader", { type: "takeTiltak", id: "k4", plan: PLAN }),
  as("leader", { type: "dropTiltak", id: "k4" }),
  as("siri", { type: "askToLead" }),
  as("leader", { type: "answerTakeOver", yes: false }),
  as("siri", { type: "askToLead" }),
  as("leader", { type: "answerTakeOver", yes: true }),
  as("siri", { type: "abort", reason: "Brannalarmen gjekk" }),
  as("siri", { type: "leaveOutRecipient", personId: "kari", reason: "Ho bad om det" }),
  as("siri", { type: "leaveOutRecipient", personId: "per", reason: "Ein feil" }),
  as("siri", { type: "restoreRecipient", personId: "per" }),
  as("siri", { type: "editSection", section: "challenge", text: "Det gjeld Nora i 4. trinn." }, true),
  { minutes: 47 * 60 },
  timer("warnOfSending"),
  { minutes: 60 },
  timer("sendReferat"),
  as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: "rejected" }),
  as("siri", { type: "giveAddress", personId: "per", email: "per.haug@kommune.example" }),
  as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: "unreachable" }),
  as("siri", { type: "retryMail", personId: "per" }),
  as(SYSTEM, { type: "mailResult", edition: 1, personId: "per", fault: null }),
  as(SYSTEM, { type: "archiveResult", edition: 1, result: { status: "queued" } }),
  as(SYSTEM, { type: "archiveResult", edition: 1, result: { status: "failed", fault: "full" } }),
  as("siri", { type: "retryArchive" }),
  as(SYSTEM, { type: "archiveResult", edition: 1, result: { status: "delivered", reference: "Saker/7" } }),
];

/** Nobody came back to it. */
export const stale: readonly Step[] = [startIn("stale"), { minutes: 12 * 60 }, timer("stale")];

/** The leader's work on a referat that has been sent: one edition more, and a change that waits. */
export function correction(meeting: KnownMeeting): Step[] {
  const by = meeting.leaderId;
  const [id, plan] = Object.entries(meeting.record.plans)[0] ?? [];
  if (id === undefined || plan === undefined) throw new Error("no plan to correct");
  return [
    as(by, { type: "editSection", section: "challenge", text: "Det gjeld storefri på mellomtrinnet." }, true),
    as(by, { type: "correctPlan", id, plan: { ...plan, goal: `${plan.goal} Kvar dag.` } }, true),
    as(by, { type: "addRecipient", name: "Oda Strand", email: "oda.strand@example.no" }, true),
    as(by, { type: "correctReferat", why: "Målet var for vidt." }, true),
    as(by, { type: "editSection", section: "remarks", text: "Ikkje sendt enno." }, true),
  ];
}

function contribute(authorId: string, text: string, kind: "factors" | "tiltak") {
  const factors = { kind: "factors", systemFactor: true } as const;
  const detail = kind === "factors" ? factors : ({ kind: "tiltak", factorId: "k2", tiltakKind: "inGroup" } as const);
  return { type: "contribute", authorId, text, detail } as const;
}
