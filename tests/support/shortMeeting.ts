/** What a meeting by the short script does in each phase. */
import { as, PLAN, type Step, wholeRound } from "./meeting.ts";

export { SHORT } from "./shortScript.ts";

/** By phase, in their order. Contributions get the ids k1 (factor) and k2 (tiltak). */
export const SHORT_TYPICAL: readonly (readonly Step[])[] = [
  [],
  [
    as("olav", {
      type: "contribute",
      authorId: "olav",
      text: "Få vaksne ute i storefri",
      detail: { phase: "factors", systemFactor: true },
    }),
    wholeRound,
    as("leader", { type: "chooseFactors", factorIds: ["k1"] }),
  ],
  [
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "To faste vaksne har leik i storefri",
      detail: { phase: "tiltak", factorId: "k1", kind: "inGroup" },
    }),
    as("leader", { type: "takeTiltak", id: "k2", plan: PLAN }),
  ],
  [
    as("leader", {
      type: "describe",
      what: "Mange elevar går åleine i storefri",
      behind: "Observasjonar i haust",
      grounds: ["observations"],
    }),
  ],
];
