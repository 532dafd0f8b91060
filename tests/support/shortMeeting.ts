/** What a meeting by the short script does in each phase. */
import type { MeetingInfo } from "../../src/meeting/events.ts";
import { as, next, PLAN, type Played, play, type Step, start, wholeRound } from "./meeting.ts";
import { SHORT } from "./shortScript.ts";

export { SHORT } from "./shortScript.ts";

/** By phase, in their order. Contributions get the ids k1 (factor) and k2 (tiltak). */
export const SHORT_TYPICAL: readonly (readonly Step[])[] = [
  [],
  [
    as("olav", {
      type: "contribute",
      authorId: "olav",
      text: "Få vaksne ute i storefri",
      detail: { kind: "factors", systemFactor: true },
    }),
    wholeRound,
    as("leader", { type: "chooseFactors", factorIds: ["k1"] }),
  ],
  [
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "To faste vaksne har leik i storefri",
      detail: { kind: "tiltak", factorId: "k1", tiltakKind: "inGroup" },
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

/** Such a meeting in each of its phases: just come to it, and with what it says and settles there. */
export function shortMeetings(info: Partial<MeetingInfo> = {}): [name: string, Played][] {
  return SHORT.phases.flatMap(({ id }, at): [string, Played][] => {
    const before = SHORT_TYPICAL.slice(0, at).flatMap((steps) => [...steps, next]);
    const begun = play([start({ ...info, script: SHORT.id }), ...before]);
    return [
      [`${id} begun`, begun],
      [`${id} done`, play(SHORT_TYPICAL[at] ?? [], begun)],
    ];
  });
}
