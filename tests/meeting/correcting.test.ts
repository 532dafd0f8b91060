import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { standing } from "../../src/meeting/record.ts";
import { findSaid } from "../../src/meeting/said.ts";
import {
  activeOf,
  as,
  meetingDoneWith,
  meetingIn,
  next,
  type Played,
  play,
  WITHOUT_APP,
  wholeRound,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

const asked = play([as("kari", asks("Er Ola ofte åleine? Olas mor spør."), true)], meetingIn("clarifying"));
const answered = meetingDoneWith("clarifying");
function asks(text: string, authorId = "kari"): CommandBody {
  return { type: "contribute", authorId, text, detail: { kind: "clarifying" } };
}
const mend = (text: string, id = "k1"): CommandBody => ({ type: "correctText", id, text });
const hideIn = (words: readonly string[], id = "k1"): CommandBody => ({ type: "hideWords", id, words });
const undo = (played: Played): CommandBody => ({ type: "undo", at: activeOf(played).undoables.at(-1)?.at ?? 0 });
const textIn = (played: Played, id = "k1") => findSaid(activeOf(played).record, id)?.text;
const toldIn = (played: Played) =>
  (activeOf(played).corrections ?? []).map(({ how, toId, undone }) => [how, toId, undone]);

describe("the leader mends what another has written", () => {
  it("a slip, in a question or an answer, and it says who did it", () => {
    const after = given(answered)
      .when("leader", mend("Gjeld det alle trinn?"))
      .gives({ type: "textCorrected", id: "k1", text: "Gjeld det alle trinn?", how: "corrected" });
    expect(textIn(after)).toBe("Gjeld det alle trinn?");
    expect(after.events.at(-1)?.by).toBe("leader");
    const both = given(after).when("leader", mend("Mellomtrinnet", "k1/1")).after;
    expect(textIn(both, "k1/1")).toBe("Mellomtrinnet");
    expect(standing(activeOf(both).record, "clarifying")[0]).toMatchObject({ authorId: "per", edited: true });
  });

  it("a name, also in the genitive, and nothing besides", () => {
    const after = given(asked)
      .when("leader", hideIn([" Ola", ""]))
      .gives({ type: "textCorrected", id: "k1", text: "Er […] ofte åleine? […] mor spør.", how: "hidden" });
    expect(textIn(after)).not.toContain("Ola");
  });

  it("in a later phase too: a name is to be hidden whenever it is seen", () => {
    const factors = play([next], answered);
    given(factors)
      .when("leader", hideIn(["mellomtrinnet"], "k1/1"))
      .gives({
        type: "textCorrected",
        id: "k1/1",
        text: "Mest […]",
        how: "hidden",
      });
  });

  it("takes it out while the phase collects such", () => {
    const after = given(asked).when("leader", { type: "withdrawContribution", id: "k1" }).after;
    expect(standing(activeOf(after).record, "clarifying")).toEqual([]);
    given(after).when("leader", mend("Noko")).refused("contributionWithdrawn");
    given(play([next], answered))
      .when("leader", { type: "withdrawContribution", id: "k1" })
      .refused("wrongPhase");
  });

  it("and asks where tiltak would lose their factor", () => {
    const back = play(
      [as("leader", { type: "goBack", phase: "factors", reason: "Om igjen" })],
      meetingDoneWith("tiltak"),
    );
    given(back).when("leader", { type: "withdrawContribution", id: "k2" }).refused("factorHasProposals", { count: 2 });
  });

  it("and nobody else does, nor when the meeting is over", () => {
    for (const who of ["siri", "olav", "per"]) {
      given(answered).when(who, mend("Noko")).refused("notLeader");
      given(answered)
        .when(who, hideIn(["trinna"]))
        .refused("notLeader");
    }
    given(answered, as("leader", { type: "abort", reason: "" }))
      .when("leader", mend("Noko"))
      .refused("meetingEnded");
  });

  it("with words that are there, and a text that may stand", () => {
    given(answered)
      .when("leader", hideIn(["Tuva"]))
      .refused("wordsNotFound");
    given(answered)
      .when("leader", hideIn(["", " "]))
      .refused("textMissing");
    given(answered)
      .when("leader", hideIn(["Kva".repeat(400)]))
      .refused("textTooLong", { limit: 1000, length: 1200 });
    given(answered)
      .when("leader", hideIn(["Kva"], "k9"))
      .refused("contributionUnknown");
    given(answered)
      .when("leader", hideIn(["Kva"], "k1/2"))
      .refused("contributionUnknown");
    given(answered).when("leader", mend("  ")).refused("textMissing");
    given(answered).when("leader", mend("Gjeld det Tuva?")).refused("likelyName", { names: "Tuva" });
    given(answered).when("leader", mend("Gjeld det alle trinna?")).gives();
  });
});

describe("whoever wrote it", () => {
  it("is told; for one who is not in Teams whoever typed it; and the leader is told nothing of their own", () => {
    expect(toldIn(given(asked).when("leader", hideIn(["Ola"])).after)).toEqual([["hidden", "kari", undefined]]);
    const typed = play([as("siri", asks("Kva no?", WITHOUT_APP))], meetingIn("clarifying"));
    expect(toldIn(given(typed).when("leader", mend("Kva då?")).after)).toEqual([["corrected", "siri", undefined]]);
    expect(toldIn(given(typed).when("leader", { type: "withdrawContribution", id: "k1" }).after)).toEqual([
      ["withdrawn", "siri", undefined],
    ]);
    const own = play([as("leader", asks("Kva no?", "leader"))], meetingIn("clarifying"));
    expect(toldIn(given(own).when("leader", mend("Kva då?")).after)).toEqual([["corrected", undefined, undefined]]);
    expect(toldIn(given(own).when("leader", { type: "withdrawContribution", id: "k1" }).after)).toEqual([]);
  });

  it("can change it again", () => {
    const hidden = play([as("leader", hideIn(["Ola"]))], asked);
    const edit = {
      type: "editContribution",
      id: "k1",
      text: "Er nokon åleine?",
      detail: { kind: "clarifying" },
    } as const;
    expect(textIn(given(hidden).when("kari", edit).after)).toBe("Er nokon åleine?");
  });

  it("is asked when they change it at the same time, and so is the leader", () => {
    const { happened } = activeOf(asked);
    const edit = {
      type: "editContribution",
      id: "k1",
      text: "Er Ola åleine no?",
      detail: { kind: "clarifying" },
    } as const;
    given(asked, as("leader", hideIn(["Ola"])))
      .when("kari", edit, true, happened)
      .refused("editedMeanwhile", { who: "other", name: "Randi Fjell" });
    given(asked, as("kari", edit, true))
      .when("leader", mend("Er nokon åleine?"), false, happened)
      .refused("editedMeanwhile", { who: "other", name: "Kari Nes" });
  });

  it("does not keep a name there by changing the rest at the same time", () => {
    const { happened } = activeOf(asked);
    const edit = {
      type: "editContribution",
      id: "k1",
      text: "Er Ola åleine?",
      detail: { kind: "clarifying" },
    } as const;
    const after = given(asked, as("kari", edit, true)).when("leader", hideIn(["Ola"]), false, happened).after;
    expect(textIn(after)).toBe("Er […] åleine?");
  });
});

describe("a change of the leader's is undone", () => {
  it("for two minutes, and whoever was told is told so", () => {
    const changed = play([as("leader", hideIn(["Ola"]))], asked);
    const after = given(changed)
      .when("leader", undo(changed))
      .gives({ type: "textCorrected", id: "k1", text: "Er Ola ofte åleine? Olas mor spør.", how: "undone" });
    expect(toldIn(after)).toEqual([["hidden", "kari", true]]);
    given(after).when("leader", undo(changed)).refused("nothingToUndo");
    given(changed, { minutes: 3 }).when("leader", undo(changed)).refused("nothingToUndo");
    given(changed).when("kari", undo(changed)).refused("nothingToUndo");
  });

  it("but not over what has been written since", () => {
    const changed = play([as("leader", hideIn(["Ola"]))], asked);
    const edit = {
      type: "editContribution",
      id: "k1",
      text: "Er nokon åleine?",
      detail: { kind: "clarifying" },
    } as const;
    given(changed, as("kari", edit)).when("leader", undo(changed)).refused("nothingToUndo");
    given(changed, as("leader", mend("Er nokon åleine?")))
      .when("leader", undo(changed))
      .refused("nothingToUndo");
    given(changed, as("kari", { type: "withdrawContribution", id: "k1" }))
      .when("leader", undo(changed))
      .refused("contributionWithdrawn");
  });

  it("and what was taken out stands again", () => {
    const changed = play([as("leader", { type: "withdrawContribution", id: "k1" })], asked);
    const after = given(changed).when("leader", undo(changed)).gives({ type: "contributionRestored", id: "k1" });
    expect(toldIn(after)).toEqual([["withdrawn", "kari", true]]);
  });

  it("after the phase too", () => {
    const changed = play([as("leader", mend("Gjeld det alle?")), wholeRound], answered);
    const later = play([next], changed);
    given(later)
      .when("leader", { type: "undo", at: activeOf(later).undoables.find(({ what }) => what === "corrected")?.at ?? 0 })
      .gives({
        type: "textCorrected",
        id: "k1",
        text: "Gjeld det alle trinna?",
        how: "undone",
      });
  });
});
