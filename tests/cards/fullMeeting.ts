/** The largest meeting that the size of cards is promised for: 40 people, every text as long as it may be. */

import { SECTIONS } from "../../src/meeting/afterwards/referat.ts";
import type { Målform } from "../../src/meeting/events.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { OWN_ACTORS } from "../../src/meeting/plan.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { approved, as, next, PLAN, type Played, play, type Step, start } from "../support/meeting.ts";
import { HOSTILE } from "./markup.ts";

/** What texts are filled with: words, what takes most room when escaped, characters of four bytes, markup. */
export const FILLINGS = {
  words: "blåbær ",
  signs: "\\",
  emoji: "😀",
  lines: "a\n",
  quotes: '"',
  markup: `${HOSTILE} `,
} as const;
type Filling = keyof typeof FILLINGS;

const PEOPLE = 40;

function filled(filling: Filling, length: number): string {
  const unit = FILLINGS[filling];
  return unit
    .repeat(Math.ceil(length / unit.length))
    .slice(0, length)
    .toWellFormed()
    .trim()
    .padEnd(1, "a");
}

function people(filling: Filling): Participant[] {
  return Array.from({ length: PEOPLE }, (_, at): Participant => {
    const id = ["leader", "olav", "siri"][at] ?? `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
    const name = `${at} ${filled(filling, LIMITS.nameChars - 3)}`;
    // One in four has no address, so that the referat can't reach them.
    const email = at % 4 === 3 ? {} : { email: `${"navn_".repeat(10)}${at}@kommune.example` };
    return {
      id,
      name,
      teneste: at % 2 === 0 ? "eining" : "skulehelseteneste",
      hasApp: true,
      present: true,
      teamsId: `29:${id}`,
      ...email,
    };
  });
}

/** The full meeting at the end of every phase, all that can be said said. */
export function fullMeeting(målform: Målform, filling: Filling): Played[] {
  const everyone = people(filling);
  const begun = play([
    start(
      { målform, eining: filled(filling, LIMITS.nameChars), topic: filled(filling, LIMITS.sentenceChars) },
      everyone,
    ),
  ]);
  const atEnd: Played[] = [];
  let played = begun;
  for (const phase of PHASES) {
    played = play(stepsIn(phase, everyone, filling), played);
    atEnd.push(played);
    played = phase === "evaluation" ? played : play([next], played);
  }
  return atEnd;
}

/** The same, `full`, ended by the leader: as the meeting left it, worked on as much as one may, sent to those who can't be reached, and corrected. */
export function fullMeetingEnded(full: readonly Played[], filling: Filling): Played[] {
  const draft = play([next], full.at(-1));
  const worked = play(workedOn(filling), draft);
  const sent = play([approved], worked);
  const corrected = play(
    Array.from({ length: 2 }, (_, at) => [
      ...rewritten(filling, `${at} `),
      as("leader", { type: "correctReferat", why: filled(filling, LIMITS.sentenceChars) }, true),
    ]).flat(),
    sent,
  );
  return [draft, worked, sent, play(rewritten(filling, "e "), corrected)];
}

function workedOn(filling: Filling): Step[] {
  const reason = filled(filling, LIMITS.sentenceChars);
  return [
    ...rewritten(filling, ""),
    ...people(filling)
      .slice(PEOPLE / 2)
      .map(({ id }) => as("leader", { type: "leaveOutRecipient", personId: id, reason }, true)),
    ...Array.from({ length: 10 }, (_, at) =>
      as("leader", {
        type: "addRecipient",
        name: filled(filling, LIMITS.nameChars),
        email: `${"navn_".repeat(12)}${at}@${"lang.".repeat(30)}example`,
      }),
    ),
  ];
}

function rewritten(filling: Filling, first: string): Step[] {
  const text = first + filled(filling, LIMITS.sectionChars - first.length);
  return SECTIONS.map((section) => as("leader", { type: "editSection", section, text }, true));
}

function stepsIn(phase: PhaseId, everyone: readonly Participant[], filling: Filling): Step[] {
  const text = filled(filling, LIMITS.contributionChars);
  const sentence = filled(filling, LIMITS.sentenceChars);
  const byAll = (step: (id: string, at: number) => Step) => everyone.map((p, at) => step(p.id, at));
  switch (phase) {
    case "roles":
      return [
        as("leader", { type: "askViddevakt", personId: "olav" }),
        as("olav", { type: "answerViddevakt", yes: true }),
        as("leader", { type: "appointSecretary", personId: "siri" }),
      ];
    case "description":
      return [
        as(
          "leader",
          { type: "describe", what: text, behind: text, grounds: ["observations", "development", "logs"] },
          true,
        ),
      ];
    case "clarifying":
      return [
        ...byAll((id) => as(id, { type: "contribute", authorId: id, text, detail: { kind: "clarifying" } }, true)),
        // Each writes their own answer: one person may write only so many.
        ...byAll((id, at) => as(id, { type: "answerQuestion", id: `k${at + 1}`, text, answeredById: id }, true)),
        as("leader", { type: "endRound" }, true),
      ];
    case "statusQuo":
      return [
        as("leader", { type: "wordStatusQuo", sentence }, true),
        ...byAll((id) => as(id, { type: "reserve", personId: id, reason: text }, true)),
        as("leader", { type: "concludeStatusQuo" }),
      ];
    case "factors":
      return [
        ...byAll((id) =>
          as(id, { type: "contribute", authorId: id, text, detail: { kind: "factors", systemFactor: true } }, true),
        ),
        as("leader", { type: "chooseFactors", factorIds: everyone.map((_, at) => `k${PEOPLE + at + 1}`) }),
      ];
    case "tiltak":
      return byAll((id, at) => {
        const detail = { kind: "tiltak", factorId: `k${PEOPLE + at + 1}`, tiltakKind: "staffMeeting" } as const;
        return as(id, { type: "contribute", authorId: id, text, detail }, true);
      });
    case "summary":
      return everyone
        .slice(0, PEOPLE / 2)
        .map((_, at) =>
          as(
            "leader",
            { type: "takeTiltak", id: `k${2 * PEOPLE + at + 1}`, plan: plan(text, sentence, filling) },
            true,
          ),
        );
    case "evaluation":
      return [];
  }
}

function plan(text: string, sentence: string, filling: Filling) {
  return {
    ...PLAN,
    oppmerksomheit: filled(filling, LIMITS.oppmerksomheitChars),
    goal: sentence,
    successSigns: text,
    responsible: [...OWN_ACTORS, "ppt", "skulehelseteneste"] as const,
    evaluatedBy: filled(filling, LIMITS.nameChars),
    evaluatedHow: text,
  };
}
