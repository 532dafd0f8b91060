/** The meeting that follows up what was agreed on: what was tried, what came of it, and what comes now (DOMAIN §3 step 12, §5). */
import type { Script } from "./phase.ts";

export const FOLLOW_UP = {
  id: "followUp",
  texts: "followUp",
  takesUp: "entries",
  lasts: { choices: [20, 30, 45], usual: 30 },
  phases: [
    { id: "roles", kind: "gathering", texts: "roles", minutes: 4, mayAct: [], mustHold: ["viddevaktSettled"] },
    {
      id: "tried",
      kind: "round",
      texts: "tried",
      minutes: 8,
      opens: "round",
      collects: "seen",
      mayAct: [],
      mustHold: ["roundOver"],
    },
    {
      id: "happened",
      kind: "review",
      texts: "happened",
      minutes: 8,
      collects: "seen",
      mayAct: ["reviewTiltak"],
      mustHold: ["tiltakReviewed"],
    },
    {
      id: "whatNow",
      kind: "next",
      texts: "whatNow",
      minutes: 8,
      mayAct: ["reviewTiltak", "decideNext", "closeBrought", "keepOpen"],
      mustHold: ["nextDecided"],
    },
    { id: "roundingOff", kind: "next", texts: "roundingOff", minutes: 2, mayAct: [], mustHold: [] },
  ],
} as const satisfies Script;
