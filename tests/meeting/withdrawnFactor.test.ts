/** A factor is taken back when tiltak have been proposed against it: the text goes, and the tiltak need another one. */
import { describe, expect, it } from "vitest";
import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { withoutFactor } from "../../src/meeting/record.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { translator } from "../../src/text/text.ts";
import {
  activeOf,
  as,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  PLAN,
  type Played,
  play,
  wholeRound,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const TEXT = "Få vaksne ute i storefri";
const back = as("leader", { type: "goBack", phase: "factors", reason: "Sjå på faktorane" });
const withdraw = as("olav", { type: "withdrawContribution", id: "k2" }, true);
const chooseOther = as("leader", { type: "chooseFactors", factorIds: ["k3"] });
const nameFactor = (id: string, factorId = "k3") => ({ type: "nameFactor", id, factorId }) as const;

/** k4 and k5 were proposed against k2, which is taken back; k3 is chosen instead. */
const hanging = play([back, withdraw, wholeRound, chooseOther, next], meetingDoneWith("tiltak"));
/** The same when k4 had been taken with a plan. */
const takenHanging = play(
  [back, withdraw, wholeRound, chooseOther, next, as("leader", nameFactor("k5")), wholeRound, next],
  meetingDoneWith("summary"),
);
const waiting = (played: Played) => withoutFactor(activeOf(played).record).map((p) => p.id);

describe("taking a factor back", () => {
  it("is asked about when tiltak were proposed against it", () => {
    given(meetingDoneWith("tiltak"), back)
      .when("olav", { type: "withdrawContribution", id: "k2" })
      .refused("factorHasProposals", { count: 2 });
    given(meetingDoneWith("tiltak"), back)
      .when("olav", { type: "withdrawContribution", id: "k2" }, true)
      .gives({ type: "contributionWithdrawn", id: "k2" });
    expect(waiting(hanging)).toEqual(["k4", "k5"]);
  });

  it("is not asked about where the tiltak were merged along into another factor, or withdrawn themselves", () => {
    const merged = play(
      [back, as("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2"] })],
      meetingDoneWith("tiltak"),
    );
    given(merged)
      .when("olav", { type: "withdrawContribution", id: "k2" })
      .gives({ type: "contributionWithdrawn", id: "k2" });
    const none = play(
      [
        as("kari", { type: "withdrawContribution", id: "k4" }),
        as("per", { type: "withdrawContribution", id: "k5" }),
        back,
      ],
      meetingDoneWith("tiltak"),
    );
    given(none)
      .when("olav", { type: "withdrawContribution", id: "k2" })
      .gives({ type: "contributionWithdrawn", id: "k2" });
  });
});

describe("a tiltak whose factor was taken back", () => {
  it("gets another one from leader or secretary, among those that are chosen", () => {
    given(hanging).when("siri", nameFactor("k4")).gives({ type: "factorNamed", id: "k4", factorId: "k3" });
    expect(waiting(play([as("leader", nameFactor("k4"))], hanging))).toEqual(["k5"]);
    given(hanging).when("leader", nameFactor("k4", "k2")).refused("factorNotChosen");
    given(hanging).when("leader", nameFactor("k4", "k99")).refused("factorUnknown");
    given(hanging).when("leader", nameFactor("k3")).refused("tiltakUnknown");
    given(hanging).when("per", nameFactor("k4")).refused("notLeaderOrSecretary");
    given(meetingDoneWith("factors")).when("leader", nameFactor("k4")).refused("wrongPhase");
  });

  it("or several, where it answers more than one of them", () => {
    const another = as("per", {
      type: "contribute",
      authorId: "per",
      text: "Skulegarden er liten",
      detail: { kind: "factors", systemFactor: true },
    });
    const chooseBoth = as("leader", { type: "chooseFactors", factorIds: ["k3", "k6"] });
    const both = play([back, withdraw, another, wholeRound, chooseBoth, next], meetingDoneWith("tiltak"));
    given(both)
      .when("leader", { type: "nameFactor", id: "k4", factorId: "k3", alsoFactorIds: ["k6"] })
      .gives({ type: "factorNamed", id: "k4", factorId: "k3", alsoFactorIds: ["k6"] });
  });

  it("or from its author, who changes it", () => {
    const detail = { kind: "tiltak", factorId: "k3", tiltakKind: "inGroup" } as const;
    const edited = play([as("kari", { type: "editContribution", id: "k4", text: "Leik ute", detail })], hanging);
    expect(waiting(edited)).toEqual(["k5"]);
  });

  it("does not count as a proposal when the phase is to be left", () => {
    const done = play([wholeRound], hanging);
    given(done).when("leader", { type: "nextPhase", from: "tiltak" }).refused("tiltakWithoutFactor", { count: 2 });
    const one = given(done, as("leader", nameFactor("k5"))).when("leader", { type: "nextPhase", from: "tiltak" });
    expect(activeOf(one.after).visit.phase).toBe("summary");
  });

  it("can't be taken, and one that was taken holds the summary until it has a factor or is dropped", () => {
    given(play([as("leader", nameFactor("k5")), wholeRound, next], hanging))
      .when("leader", { type: "takeTiltak", id: "k4", plan: PLAN })
      .refused("tiltakWithoutFactor", { count: 1 });
    const go = { type: "nextPhase", from: "summary" } as const;
    given(takenHanging).when("leader", go).refused("tiltakWithoutFactor", { count: 1 });
    const named = given(takenHanging, as("leader", nameFactor("k4"))).when("leader", go).after;
    expect(activeOf(named).visit.phase).toBe("evaluation");
    given(takenHanging, as("leader", { type: "dropTiltak", id: "k4" }))
      .when("leader", go)
      .refused("takenTiltakMissing");
  });
});

describe("the text of a contribution that was taken back", () => {
  const abort = as("leader", { type: "abort", reason: "" });

  it("is not in the referat, also where a tiltak named it", () => {
    for (const from of [hanging, takenHanging]) {
      const meeting = endedOf(play([abort], from));
      const document = JSON.stringify(composeReferat(meeting, translator("nn")));
      expect(document).toContain("To faste vaksne har leik i storefri");
      expect(document).not.toContain(TEXT);
    }
  });

  it("does not have its names asked about, nor those of a status quo that nobody had answered", () => {
    const question = (text: string) =>
      as("kari", { type: "contribute", authorId: "kari", text, detail: { kind: "clarifying" } }, true);
    const said = play([question("Gjeld det Tuva?")], meetingIn("clarifying"));
    expect(undecidedNames(endedOf(play([abort], said)))).toEqual(["Tuva"]);
    const taken = play([as("kari", { type: "withdrawContribution", id: "k1" }), abort], said);
    expect(undecidedNames(endedOf(taken))).toEqual([]);
    const word = (sentence: string) => as("leader", { type: "wordStatusQuo", sentence }, true);
    const reworded = play([word("Tuva står utanfor"), word("mange står utanfor"), abort], meetingIn("statusQuo"));
    expect(undecidedNames(endedOf(reworded))).toEqual([]);
  });
});
