/**
 * A script that the product does not have: fewer phases, in another order, with other names, and with tiltak proposed where
 * they are planned. Imported before anything else, it makes itself known; a bot gets to know it by `--import` of this file.
 */
import type { Script } from "../../src/meeting/script/phase.ts";
import { addScript } from "../../src/meeting/script/scripts.ts";

export const SHORT = {
  id: "short",
  texts: "bti",
  takesUp: "topic",
  lasts: { choices: [45, 60, 90], usual: 60 },
  phases: [
    { id: "arrival", kind: "gathering", texts: "roles", minutes: 10, mayAct: [], mustHold: [] },
    {
      id: "causes",
      kind: "choice",
      texts: "factors",
      minutes: 20,
      opens: "round",
      collects: "factors",
      mayAct: ["mergeFactors", "splitFactor", "judgeFactor", "vote", "chooseFactors"],
      mustHold: ["roundOver", "factorChosen"],
    },
    {
      id: "steps",
      kind: "plan",
      texts: "summary",
      minutes: 20,
      collects: "tiltak",
      mayAct: ["nameFactor", "takeTiltak", "dropTiltak"],
      mustHold: ["tiltakTaken"],
    },
    {
      id: "account",
      kind: "statement",
      texts: "description",
      minutes: 10,
      mayAct: ["describe"],
      mustHold: ["described"],
    },
  ],
} as const satisfies Script;

addScript(SHORT);
