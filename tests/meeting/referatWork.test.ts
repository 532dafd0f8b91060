import { describe, expect, it } from "vitest";
import { PARTS, type Part } from "../../src/meeting/afterwards/referat.ts";
import type { CommandBody } from "../../src/meeting/commands.ts";
import type { Plan } from "../../src/meeting/plan.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { entriesOf } from "../support/handed.ts";
import { approved, as, completedMeeting, endedOf, meetingIn, PLAN, type Played, play } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

const ended = completedMeeting();
const sent = play([approved], ended);
const workOf = (played: Played) => endedOf(played).referat.work;

const edit = (text: string | null) => ({ type: "editSection", section: "challenge", text }) as const;
const edited = as("leader", edit("Elevar går åleine."));

describe("choosing the parts of the referat", () => {
  const choose = (...parts: readonly Part[]) => ({ type: "chooseParts", parts }) as const;
  const usual = PARTS.filter((part) => part !== "evaluation" && part !== "usedTime");

  it("begins with all but the evaluation and the time used", () => {
    expect(workOf(ended).partsLeftOut).toEqual(["evaluation", "usedTime"]);
    given(ended)
      .when("leader", choose(...usual))
      .gives();
  });

  it("says part by part what was left out and taken in", () => {
    const parts = [...usual.filter((part) => part !== "clarifying"), "evaluation" as const];
    const after = given(ended)
      .when("leader", choose(...parts))
      .gives({ type: "partLeftOut", part: "clarifying" }, { type: "partTakenIn", part: "evaluation" });
    expect(workOf(after).partsLeftOut).toEqual(["clarifying", "usedTime"]);
  });

  it("is a correction when the referat has been sent, and none when it is taken back", () => {
    const after = given(sent).when("leader", choose("participants")).after;
    expect(endedOf(after).referat).toMatchObject({ status: "sent", changed: ["parts"] });
    const back = given(after).when("leader", choose(...usual)).after;
    expect(endedOf(back).referat).toMatchObject({ changed: [] });
  });

  it("is the leader's", () => {
    given(ended).when("per", choose()).refused("notLeader", { leader: "Randi Fjell" });
  });
});

describe("editing a section of the referat", () => {
  it("replaces its text and leaves what was said in the meeting as it was", () => {
    const after = given(ended)
      .when("leader", edit(" Elevar går åleine.\r\n"))
      .gives({ type: "sectionEdited", section: "challenge", text: "Elevar går åleine." });
    expect(workOf(after).edits).toEqual({ challenge: "Elevar går åleine." });
    expect(endedOf(after).record).toBe(endedOf(ended).record);
  });

  it("leaves the other sections as they are", () => {
    const after = play([edited, as("leader", { type: "editSection", section: "remarks", text: "Godt møte" })], ended);
    expect(workOf(after).edits).toEqual({ challenge: "Elevar går åleine.", remarks: "Godt møte" });
  });

  it("can be done over again, and taken back to what the meeting said", () => {
    const again = given(ended, edited).when("leader", edit("Nokre går åleine.")).after;
    expect(workOf(again).edits).toEqual({ challenge: "Nokre går åleine." });
    const back = given(again)
      .when("leader", edit(null))
      .gives({ type: "sectionEdited", section: "challenge", text: null });
    expect(workOf(back)).toEqual(workOf(ended));
  });

  it("with the text it has already changes nothing", () => {
    given(ended, edited).when("leader", edit("Elevar går åleine.")).gives();
    given(ended).when("leader", edit(null)).gives();
  });

  it("takes long texts, but neither an empty nor an endless one", () => {
    const limit = LIMITS.sectionChars;
    expect(workOf(given(ended).when("leader", edit("å".repeat(limit))).after).edits.challenge).toHaveLength(limit);
    given(ended)
      .when("leader", edit("å".repeat(limit + 1)))
      .refused("textTooLong", { limit, length: limit + 1 });
    given(ended).when("leader", edit(" \n ")).refused("textMissing");
  });

  it("refuses a national id, and asks about a likely name", () => {
    given(ended)
      .when("leader", edit(`Gjeld ${SYNTHETIC}`), true)
      .refused("nationalId");
    given(ended).when("leader", edit("Det gjeld Tuva.")).refused("likelyName", { names: "Tuva" });
    given(ended)
      .when("leader", edit("Det gjeld Tuva."), true)
      .gives({ type: "sectionEdited", section: "challenge", text: "Det gjeld Tuva." });
  });

  it("is the leader's, once the meeting is over", () => {
    given(ended).when("siri", edit("Nytt")).refused("notLeader", { leader: "Randi Fjell" });
    given(ended).when("stranger", edit(null)).refused("notParticipant");
    given(meetingIn("evaluation")).when("leader", edit("Nytt")).refused("referatNotReady");
    given().when("leader", edit("Nytt")).refused("noMeeting");
  });

  it("works as well for a meeting that was cut short", () => {
    const aborted = play([as("leader", { type: "abort", reason: "Brannalarm" })], meetingIn("statusQuo"));
    given(aborted).when("leader", edit("Nytt")).gives({ type: "sectionEdited", section: "challenge", text: "Nytt" });
  });
});

const correct = (plan: Partial<Plan> = {}, id = "k4"): CommandBody => ({
  type: "correctPlan",
  id,
  plan: { ...PLAN, ...plan },
});
const goal = "Alle finn nokon å vere saman med";

describe("correcting the plan of a tiltak", () => {
  it("is in the referat and in the stafettlogg entry", () => {
    const after = given(ended)
      .when("leader", correct({ goal: ` ${goal} ` }))
      .gives({ type: "planCorrected", id: "k4", plan: { ...PLAN, goal } });
    expect(endedOf(after).record.plans).toEqual({ k4: { ...PLAN, goal } });
    const [before, entry] = [ended, after].map((played) => entriesOf("m1", endedOf(played))[0]);
    expect(entry).toEqual({ ...before, fields: { ...before?.fields, goal } });
  });

  it("moves the entry to level 2 when another service becomes responsible", () => {
    const after = given(ended).when("leader", correct({ responsible: ["eining", "ppt"] })).after;
    expect(entriesOf("m1", endedOf(after)).map((e) => e.level)).toEqual([2]);
  });

  it("with what it says already changes nothing, in whatever order the form gives it", () => {
    given(ended).when("leader", correct()).gives();
    const { goal: first, ...rest } = PLAN;
    given(ended)
      .when("leader", { type: "correctPlan", id: "k4", plan: { goal: first, ...rest } })
      .gives();
  });

  it("can take the partner away", () => {
    const { partner: _partner, ...alone } = PLAN;
    given(ended)
      .when("leader", { type: "correctPlan", id: "k4", plan: alone })
      .gives({ type: "planCorrected", id: "k4", plan: alone });
  });

  it("holds its dates against the day of the meeting, however long ago that is", () => {
    const monthLater: Played = { ...ended, nowMs: ended.nowMs + 30 * 86_400_000 };
    const startBy = "2027-03-02";
    given(monthLater)
      .when("leader", correct({ startBy }))
      .gives({ type: "planCorrected", id: "k4", plan: { ...PLAN, startBy } });
    given(monthLater)
      .when("leader", correct({ startBy: "2027-03-01" }))
      .refused("startInPast");
    given(ended)
      .when("leader", correct({ evaluateBy: PLAN.startBy }))
      .refused("evaluateBeforeStart");
    given(ended)
      .when("leader", correct({ evaluateBy: "2027-02-30" }))
      .refused("dateInvalid");
  });

  it("asks about what a new plan would be asked about", () => {
    const long = correct({ evaluateBy: "2027-08-12" });
    given(ended).when("leader", long).refused("longTiltak");
    expect(given(ended).when("leader", long, true).after.events.at(-1)?.type).toBe("planCorrected");
    given(ended)
      .when("leader", correct({ goal: "Tuva har venner" }))
      .refused("likelyName");
    given(ended)
      .when("leader", correct({ goal: `Sjå ${SYNTHETIC}` }))
      .refused("nationalId");
    given(ended)
      .when("leader", correct({ oppmerksomheit: "å".repeat(101) }))
      .refused("textTooLong");
    given(ended)
      .when("leader", correct({ responsible: [] }))
      .refused("responsibleMissing");
  });

  it("is the leader's, for tiltak that were taken, once the meeting is over", () => {
    given(ended).when("per", correct({ goal })).refused("notLeader");
    given(meetingIn("evaluation")).when("leader", correct({ goal })).refused("referatNotReady");
    for (const id of ["k5", "k2", "k99", "constructor", "__proto__"]) {
      given(ended).when("leader", correct({ goal }, id)).refused("tiltakUnknown");
    }
  });
});

describe("after the referat was sent", () => {
  const changedIn = (played: Played) => {
    const { referat } = endedOf(played);
    return referat.status === "sent" ? referat.changed : undefined;
  };

  it("what the leader changes is marked as not sent yet", () => {
    const after = play([edited, as("leader", correct({ goal }))], sent);
    expect(changedIn(sent)).toEqual([]);
    expect(changedIn(after)).toEqual(["challenge", "plans"]);
  });

  it("what is changed twice is named once, in the order of the referat", () => {
    const remarks = (text: string) => as("leader", { type: "editSection", section: "remarks", text });
    expect(changedIn(play([remarks("Eitt"), remarks("To"), edited], sent))).toEqual(["challenge", "remarks"]);
  });

  it("what is taken back is not marked any more", () => {
    const changes = [edited, as("leader", correct({ goal }))];
    const back = [as("leader", edit(null)), as("leader", correct())];
    expect(changedIn(play([...changes, ...back], sent))).toEqual([]);
    const other = play([edited, approved], ended);
    expect(changedIn(play([as("leader", edit(null))], other))).toEqual(["challenge"]);
    expect(changedIn(play([as("leader", edit(null)), edited], other))).toEqual([]);
  });
});
