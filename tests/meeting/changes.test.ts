import { describe, expect, it } from "vitest";
import { decide } from "../../src/meeting/decide.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import {
  activeOf,
  as,
  completedMeeting,
  endedOf,
  meetingDoneWith,
  meetingIn,
  type Played,
  play,
  START_MS,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const changed = <M extends KnownMeeting>(meeting: M, changes: KnownMeeting["changes"]): M => ({ ...meeting, changes });
const vote = (personId: string, factorIds: readonly string[]) =>
  ({ type: "vote", personId, factorIds, by: personId }) as const;

/** Of what was done last. */
const undo = (played: Played) => ({ type: "undo", at: activeOf(played).undoables.at(-1)?.at ?? 0 }) as const;

const said = as("per", {
  ...({ type: "contribute", authorId: "per", text: "Få vaksne ute" } as const),
  detail: { kind: "factors", systemFactor: true },
});
const chosen = play([said], meetingIn("factors"));

describe("changing one's mind", () => {
  it("is counted: votes, edits and answers given again, by whoever gave them", () => {
    const { after } = given(chosen).when("kari", { type: "vote", personId: "kari", factorIds: ["k2"] });
    expect(activeOf(after).changes.kari).toBe((activeOf(chosen).changes.kari ?? 0) + 1);
  });

  it("is refused kindly when one has done it hundreds of times; others may still, and the meeting goes on", () => {
    const meeting = changed(activeOf(chosen), { kari: LIMITS.changesEach });
    expect(() => decide(vote("kari", ["k2"]), meeting, START_MS)).toThrow("tooOften");
    expect(decide(vote("per", ["k2"]), meeting, START_MS)).toMatchObject([{ type: "votesCast" }]);
    const end = { type: "pause", because: "person", by: "leader" } as const;
    expect(decide(end, changed(meeting, { leader: LIMITS.changesEach }), START_MS)).toMatchObject([{ type: "paused" }]);
  });

  it("is counted also when somebody goes and comes back, or is said to be gone and here by turns", () => {
    const per = activeOf(chosen).people.find(({ id }) => id === "per");
    if (per === undefined) throw new Error("per is there");
    const round = [as("per", { type: "leave", personId: "per" }), as("per", { type: "join", participant: per })];
    expect(activeOf(play([...round, ...round], chosen)).changes.per).toBe((activeOf(chosen).changes.per ?? 0) + 2);
    const meeting = changed(activeOf(chosen), { per: LIMITS.changesEach, leader: LIMITS.changesEach });
    expect(() => decide(as("per", { type: "leave", personId: "per" }), meeting, START_MS)).toThrow("tooOften");
    expect(() => decide(as("leader", { type: "leave", personId: WITHOUT_APP }), meeting, START_MS)).toThrow("tooOften");
    // What Teams tells is so, however often.
    expect(decide(as(SYSTEM, { type: "leave", personId: "per" }), meeting, START_MS)).not.toEqual([]);
  });

  it("is refused to all when all have done it thousands of times", () => {
    const crowd = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`p${i}`, LIMITS.changesEach]));
    const meeting = changed(activeOf(chosen), crowd);
    expect(() => decide(vote("kari", ["k2"]), meeting, START_MS)).toThrow("tooOften");
  });

  it("can be undone by whoever may change nothing more, and then stands as it did: an answer, two factors made one", () => {
    const atLimit = (played: Played, by: string) => ({
      ...played,
      state: changed(activeOf(played), { [by]: LIMITS.changesEach }),
    });
    const answers = (played: Played) => activeOf(played).record.statusQuo?.answers;
    const worded = play([as("leader", { type: "wordStatusQuo", sentence: "Uro" })], meetingIn("statusQuo"));
    const agreed = play([as("per", { type: "agree", personId: "per" })], worded);
    const reserved = play([as("per", { type: "reserve", personId: "per", reason: "Veit for lite" })], agreed);
    const back = given(atLimit(reserved, "per")).when("per", undo(reserved)).after;
    expect(answers(back)).toEqual(answers(agreed));
    given(back).when("per", { type: "reserve", personId: "per", reason: "Nei" }).refused("tooOften");

    const factors = meetingDoneWith("factors");
    const merged = play([as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })], factors);
    const split = given(atLimit(merged, "leader")).when("leader", undo(merged)).after;
    expect(activeOf(split).record).toEqual(activeOf(factors).record);
  });

  it("also afterwards: the referat can be sent, but not be edited without end", () => {
    const meeting = changed(endedOf(completedMeeting()), { leader: LIMITS.changesEach });
    const edit = { type: "editSection", section: "remarks", text: "Godt møte", by: "leader" } as const;
    expect(() => decide(edit, meeting, START_MS)).toThrow("tooOften");
    const approved = decide({ type: "approveReferat", by: "leader" }, meeting, START_MS);
    expect(approved.map(({ type }) => type)).toEqual(["sendingBegun"]);
  });
});
