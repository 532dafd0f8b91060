/** What a script is made of. A script is a value: what a meeting goes through, and what is done and needed in each phase. */

/** The id of a phase in its script; events and cards name it, so it never changes. */
export type PhaseId = string;
export type ScriptId = string;

/** What a phase is like: which card it has, and what it leaves in the referat. */
export type PhaseKind =
  /** Who is here, and who has which role. */
  | "gathering"
  /** One describes, the others listen. */
  | "statement"
  /** Everybody adds innspel of one kind. */
  | "round"
  /** One sentence, and everybody's answer to it. */
  | "agreement"
  /** Everybody adds factors; the group votes, and chooses which to reduce. */
  | "choice"
  /** Tiltak are taken, with a plan for each. */
  | "plan"
  /** What was tried is evaluated, tiltak by tiltak. */
  | "review"
  /** What comes after each tiltak, and whether its entry ends. */
  | "next"
  /** Questions to the unit's own people. */
  | "questions";

/** What people add: questions, factors, proposals of tiltak, what they have tried and seen. The names are those that the events have. */
export type InnspelKind = "clarifying" | "factors" | "tiltak" | "seen";

/** What can be done only in a phase that says so, besides adding innspel of the kind it collects. */
export const PHASE_ACTS = [
  "describe",
  "answerQuestion",
  "wordStatusQuo",
  "agree",
  "agreeTogether",
  "reserve",
  "concludeStatusQuo",
  "mergeFactors",
  "splitFactor",
  "judgeFactor",
  "vote",
  "chooseFactors",
  "nameFactor",
  "takeTiltak",
  "dropTiltak",
  "evaluate",
  "reviewTiltak",
  "decideNext",
  "closeBrought",
  "keepOpen",
] as const;
export type PhaseAct = (typeof PHASE_ACTS)[number];

/** What can be asked of a phase before it is left; see `during/checks.ts`. */
export type Check =
  | "viddevaktSettled"
  | "described"
  | "roundOver"
  | "statusQuoSettled"
  | "factorChosen"
  | "tiltakProposed"
  | "tiltakTaken"
  | "tiltakReviewed"
  | "nextDecided";

/** Which of the texts name a phase and say what it is for. */
export type PhaseTexts =
  | "roles"
  | "description"
  | "clarifying"
  | "statusQuo"
  | "factors"
  | "tiltak"
  | "summary"
  | "evaluation"
  | "tried"
  | "happened"
  | "whatNow"
  | "roundingOff";

export interface Phase {
  readonly id: PhaseId;
  readonly kind: PhaseKind;
  readonly texts: PhaseTexts;
  /** Minutes of it in a meeting of the script's usual length. */
  readonly minutes: number;
  /** What is set going when it is entered: a round, where the word goes round the table. */
  readonly opens?: "round";
  readonly collects?: InnspelKind;
  readonly mayAct: readonly PhaseAct[];
  /** Must hold before it is left, asked in this order. */
  readonly mustHold: readonly Check[];
}

/** Which of the texts name a kind of meeting. */
export type ScriptTexts = "bti" | "followUp";

export interface Script {
  readonly id: ScriptId;
  readonly texts: ScriptTexts;
  /** What one chooses when it starts: a topic, or entries of the stafettlogg. */
  readonly takesUp: "topic" | "entries";
  /** How many minutes a meeting may be planned to last, and how many unless somebody says otherwise. */
  readonly lasts: { readonly choices: readonly number[]; readonly usual: number };
  /** In their order; at least one. */
  readonly phases: readonly [Phase, ...Phase[]];
}
