/** The BTI meeting at system level (DOMAIN §3 steps 3–10). */
import type { Script } from "./phase.ts";

export const BTI = {
  id: "bti",
  texts: "bti",
  takesUp: "topic",
  lasts: { choices: [45, 60, 90], usual: 60 },
  phases: [
    {
      id: "roles",
      kind: "gathering",
      texts: "roles",
      minutes: 5,
      mayAct: [],
      mustHold: ["viddevaktSettled"],
    },
    {
      id: "description",
      kind: "statement",
      texts: "description",
      minutes: 5,
      mayAct: ["describe"],
      mustHold: ["described"],
    },
    {
      id: "clarifying",
      kind: "round",
      texts: "clarifying",
      minutes: 10,
      opens: "round",
      collects: "clarifying",
      mayAct: ["answerQuestion"],
      mustHold: ["roundOver"],
    },
    {
      id: "statusQuo",
      kind: "agreement",
      texts: "statusQuo",
      minutes: 5,
      mayAct: ["wordStatusQuo", "agree", "agreeTogether", "reserve", "concludeStatusQuo"],
      mustHold: ["statusQuoSettled"],
    },
    {
      id: "factors",
      kind: "choice",
      texts: "factors",
      minutes: 12,
      opens: "round",
      collects: "factors",
      mayAct: ["mergeFactors", "splitFactor", "judgeFactor", "vote", "chooseFactors"],
      mustHold: ["factorChosen", "roundOver"],
    },
    {
      id: "tiltak",
      kind: "round",
      texts: "tiltak",
      minutes: 12,
      opens: "round",
      collects: "tiltak",
      mayAct: ["nameFactor"],
      mustHold: ["tiltakProposed", "roundOver"],
    },
    {
      id: "summary",
      kind: "plan",
      texts: "summary",
      minutes: 6,
      mayAct: ["nameFactor", "takeTiltak", "dropTiltak"],
      mustHold: ["tiltakTaken"],
    },
    {
      id: "evaluation",
      kind: "questions",
      texts: "evaluation",
      minutes: 5,
      mayAct: ["evaluate"],
      mustHold: [],
    },
  ],
} as const satisfies Script;

export const BTI_PHASES = BTI.phases.map(({ id }) => id);
export type BtiPhase = (typeof BTI_PHASES)[number];
