/** A meeting of forty people who write as much as they may, and as awkwardly as they can. */

import type { Participant } from "../../src/meeting/people.ts";
import type { ContributionDetail } from "../../src/meeting/record.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { InnspelKind } from "../../src/meeting/script/phase.ts";
import { as, next, PLAN, type Played, play, type Step, start, wholeRound } from "./meeting.ts";

const PEOPLE_COUNT = 40;
const EACH = 2;
const AWKWARD = '*_[x](y)`\\"<at>~|&amp; æøå\n';

/** Text of exactly `length` characters that is hard on markdown and JSON alike. */
function awkward(length: number): string {
  return `a${AWKWARD.repeat(Math.ceil(length / AWKWARD.length))}`.slice(0, length - 1).concat("z");
}

const people: readonly Participant[] = Array.from({ length: PEOPLE_COUNT }, (_, at) => ({
  id: at === 0 ? "leader" : `00000000-0000-0000-0000-${String(at).padStart(12, "0")}`,
  name: `${at} ${"Åse_*Mari* ".repeat(10)}`.slice(0, LIMITS.nameChars).trim(),
  teneste: at % 2 === 0 ? "eining" : "skulehelseteneste",
  role: '_*[x](y)"'.repeat(9).slice(0, LIMITS.roleChars),
  hasApp: at % 4 !== 3,
  present: true,
}));

const words = awkward(LIMITS.contributionChars);
const say = (detail: ContributionDetail): Step[] =>
  people.flatMap((p) =>
    Array.from({ length: EACH }, (_, at) => {
      const text = `${at}${words.slice(1)}`;
      return as(p.hasApp ? p.id : "leader", { type: "contribute", authorId: p.id, text, detail }, true);
    }),
  );

const OF_ROUND: Readonly<Record<InnspelKind, ContributionDetail>> = {
  clarifying: { kind: "clarifying" },
  seen: { kind: "seen" },
  factors: { kind: "factors", systemFactor: true },
  tiltak: { kind: "tiltak", factorId: "k81", tiltakKind: "staffMeeting" },
};

const DONE: Readonly<Record<PhaseId, readonly Step[]>> = {
  roles: [as("leader", { type: "goWithoutViddevakt" })],
  description: [
    as(
      "leader",
      { type: "describe", what: words, behind: words, grounds: ["observations", "development", "logs"] },
      true,
    ),
  ],
  clarifying: [...say(OF_ROUND.clarifying), wholeRound],
  statusQuo: [
    as("leader", { type: "wordStatusQuo", sentence: awkward(LIMITS.sentenceChars) }, true),
    ...people.map((p) => as(p.hasApp ? p.id : "leader", { type: "reserve", personId: p.id, reason: words }, true)),
    as("leader", { type: "concludeStatusQuo" }),
  ],
  factors: [
    ...say(OF_ROUND.factors),
    wholeRound,
    as("leader", { type: "chooseFactors", factorIds: Array.from({ length: 80 }, (_, at) => `k${at + 81}`) }),
  ],
  tiltak: [...say(OF_ROUND.tiltak), wholeRound],
  summary: Array.from({ length: 80 }, (_, at) =>
    as(
      "leader",
      {
        type: "takeTiltak",
        id: `k${at + 161}`,
        plan: {
          ...PLAN,
          goal: awkward(LIMITS.sentenceChars),
          successSigns: words,
          evaluatedBy: awkward(LIMITS.nameChars),
          evaluatedHow: words,
        },
      },
      true,
    ),
  ),
  evaluation: [
    as(
      "leader",
      {
        type: "evaluate",
        personId: "leader",
        answer: { worked: words, better: words, structure: "yes", useful: "partly", nextTime: words },
      },
      true,
    ),
  ],
};

const played = new Map<PhaseId, Played>();

/** The meeting with everything that is said and settled in `phase`, not yet gone on. */
export function longMeeting(phase: PhaseId): Played {
  const known = played.get(phase);
  if (known !== undefined) return known;
  const before = PHASES[PHASES.indexOf(phase) - 1];
  const from =
    before === undefined
      ? play([start({ topic: "a".repeat(LIMITS.sentenceChars) }, people)])
      : play([next], longMeeting(before));
  const done = play(DONE[phase], from);
  played.set(phase, done);
  return done;
}
