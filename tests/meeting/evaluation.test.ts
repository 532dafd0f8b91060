import { describe, expect, it } from "vitest";
import { evaluatedCount, evaluationAnswers } from "../../src/meeting/evaluations.ts";
import { evaluationText } from "../../src/referat/sectionTexts.ts";
import { activeOf, as, endedOf, meetingIn, next, play } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const evaluating = meetingIn("evaluation");
const answer = {
  worked: "Alle kom til orde",
  better: "",
  structure: "partly",
  useful: "yes",
  nextTime: "",
  structureWhy: "Runden vart lang",
} as const;
const alone = (personId: string) => ({ type: "evaluate", personId, answer }) as const;
const together = (by: string) => ({ ...alone(by), together: true }) as const;
const OF_UNIT = ["leader", "olav", "siri", "utan-app:1"];

describe("an evaluation that is answered together", () => {
  it("is typed once for all of the unit who are here, and then the meeting is over", () => {
    given(evaluating)
      .when("leader", together("leader"))
      .gives({ type: "evaluated", personId: "leader", answer, together: OF_UNIT }, { type: "meetingCompleted" });
  });

  it("leaves out those who have answered alone, and counts as one answer of several", () => {
    const played = play([as("olav", alone("olav"))], evaluating);
    const after = given(played).when("siri", together("siri")).after;
    const { record } = endedOf(after);
    expect(record.commonEvaluation?.personIds).toEqual(OF_UNIT.filter((id) => id !== "olav"));
    expect(evaluationAnswers(record)).toHaveLength(2);
    expect(evaluatedCount(record)).toBe(4);
  });

  it("counts those who answered so before also when they have left, and asks whoever writes on it meanwhile", () => {
    const again = play(
      [
        as("leader", together("leader")),
        as("leader", { type: "continueMeeting", ending: 0 }),
        as("olav", { type: "leave", personId: "olav" }),
        as("leader", { type: "appointSecretary", personId: "siri" }),
      ],
      evaluating,
    );
    const { record } = activeOf(given(again).when("siri", together("siri")).after);
    expect(record.commonEvaluation?.personIds).toEqual(OF_UNIT);
    const drawnAt = evaluating.events.length;
    given(again).when("siri", together("siri"), false, drawnAt).refused("editedMeanwhile");
  });

  it("may be typed by a referent of another teneste, but by nobody else", () => {
    const secretary = play([as("leader", { type: "appointSecretary", personId: "per" })], evaluating);
    expect(given(secretary).when("per", together("per")).after.state.status).toBe("ended");
    given(evaluating).when("olav", together("olav")).refused("notLeaderOrSecretary");
    given(evaluating).when("per", alone("per")).refused("notEmployee");
  });
});

describe("what is told of it", () => {
  it("has the words besides yes, partly and no, and who of several answered together", () => {
    const text = evaluationText(endedOf(given(evaluating).when("leader", together("leader")).after));
    expect(text).toContain("Runden vart lang");
    expect(text).toContain("felles for 4");
  });

  it("says that it is without names only where that hides somebody", () => {
    const one = play([as("olav", alone("olav")), next], evaluating);
    expect(evaluationText(endedOf(one))).not.toContain("utan namn");
    const three = play([...["leader", "olav", "siri"].map((id) => as(id, alone(id))), next], evaluating);
    expect(evaluationText(endedOf(three))).toContain("utan namn");
  });
});
