/** A meeting that follows up: each tiltak is evaluated once, and what comes after it is settled. */
import { describe, expect, it } from "vitest";
import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import { followedUp, goalNow, inPlay, numberOfBrought, toReview, undecided } from "../../src/meeting/followUp.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { TIMES } from "../../src/meeting/script/limits.ts";
import {
  BROUGHT,
  FOLLOW_UP,
  followUpCompleted,
  followUpDoneWith,
  followUpIn,
  followUpStart,
  reviewing,
  STEP,
  stepping,
} from "../support/followUpMeeting.ts";
import { activeOf, approved, as, endedOf, meetingIn, next, play } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const saidIn = (played: Parameters<typeof activeOf>[0]) => followedUp(activeOf(played).record);
const NOTHING = { what: "nothing" } as const;

describe("a follow-up meeting", () => {
  it.each([20, 30, 45])("of %i minutes has all of them planned", (totalMinutes) => {
    const planned = FOLLOW_UP.phases.map(({ id }) => activeOf(followUpIn(id, { totalMinutes })).visit.plannedMs);
    expect(planned.reduce((sum, ms) => sum + ms, 0)).toBe(totalMinutes * 60_000);
  });

  it("has before it what was brought, and numbers what is to be talked of alone", () => {
    const meeting = activeOf(followUpIn("roles"));
    expect(meeting.brought).toEqual(BROUGHT);
    expect(toReview(meeting).map(({ id }) => id)).toEqual(["1.2", "2.1"]);
    expect(["1.1", "1.2", "2.1"].map((id) => numberOfBrought(meeting, id))).toEqual([0, 1, 2]);
  });

  it("takes along what had ended without what should come after it", () => {
    const [entry] = BROUGHT;
    const waiting = entry && { ...entry, tiltak: entry.tiltak.slice(0, 1) };
    expect(waiting && inPlay(waiting).map(({ id }) => id)).toEqual(["1.1"]);
  });

  it("lets everybody tell what they have seen, in the round and while the tiltak are evaluated", () => {
    const told = { type: "contribute", authorId: "kari", text: "Fleire ler no", detail: { kind: "seen" } } as const;
    for (const phase of ["tried", "happened"] as const)
      expect(given(followUpIn(phase)).when("kari", told).after.events.at(-1)?.type).toBe("contributionAdded");
    given(followUpIn("whatNow")).when("kari", told).refused("wrongPhase");
  });

  it("has finished when the group has walked off from its summary, and goes on there when the call ends", () => {
    const later = play([{ minutes: TIMES.staleMs / 60_000 }], followUpIn("roundingOff"));
    const stale = given(later).when(SYSTEM, { type: "timer", timer: { kind: "stale" } }).after;
    expect(endedOf(stale).how).toBe("completed");
    given(followUpIn("roundingOff")).when(SYSTEM, { type: "pause", because: "teamsMeetingEnded" }).gives();
  });

  it("keeps what it was about and came to when it is over", () => {
    const ended = endedOf(followUpCompleted());
    expect([ended.how, ended.brought]).toEqual(["completed", BROUGHT]);
    expect(followedUp(ended.record).reviews["1.2"]?.outcome).toBe("someEffect");
  });
});

describe("how a tiltak went", () => {
  const at = followUpIn("happened");

  it("is written by whoever leads or writes, with those who took part", () => {
    const command = reviewing("1.2", "someEffect");
    const event = { ...command, type: "tiltakReviewed" } as never;
    for (const by of ["leader", "siri"]) given(at).when(by, command).gives(event);
    given(at).when("kari", command).refused("notLeaderOrSecretary");
    given(followUpIn("tried")).when("leader", command).refused("wrongPhase");
    given(meetingIn("summary")).when("leader", command).refused("wrongPhase");
  });

  it("needs a reason, and somebody who took part and is of the meeting", () => {
    given(at)
      .when("leader", reviewing("1.2", "wanted", " "))
      .refused("textMissing");
    given(at)
      .when("leader", { ...reviewing("1.2", "wanted"), tookPart: [] } as never)
      .refused("tookPartMissing");
    given(at)
      .when("leader", { ...reviewing("1.2", "wanted"), tookPart: ["x"] } as never)
      .refused("personUnknown");
    given(at)
      .when("leader", reviewing("1.2", "wanted", "Tuva er med no"))
      .refused("likelyName");
  });

  it("is said of no other than those that were brought, and of none that had ended before", () => {
    given(at).when("leader", reviewing("9.9", "wanted")).refused("tiltakUnknown");
    given(at).when("leader", reviewing("1.1", "wanted")).refused("alreadyEvaluated");
  });

  it("may be left out of a meeting, where one stands by it", () => {
    given(at).when("leader", { type: "nextPhase", from: "happened" }).refused("reviewMissing", { count: 2 });
    expect(activeOf(play([next], at)).visit.phase).toBe("whatNow");
  });

  it("can be changed, and with it goes what does not fit it any more", () => {
    const changed = given(followUpDoneWith("whatNow")).when("leader", reviewing("1.2", "ongoing")).after;
    expect(saidIn(changed).next["1.2"]).toBeUndefined();
    const again = given(followUpDoneWith("whatNow")).when("leader", reviewing("2.1", "ongoing")).after;
    expect(saidIn(again).closings).toEqual({});
    const better = given(followUpDoneWith("whatNow")).when("leader", reviewing("1.2", "notWanted")).after;
    expect(saidIn(better).next["1.2"]?.what).toBe("step");
  });
});

describe("what comes after a tiltak", () => {
  const at = followUpIn("whatNow");

  it("is a step, with who sees to it and when", () => {
    const done = given(at).when("siri", stepping("1.2", { personId: "olav" })).after;
    expect(saidIn(done).next["1.2"]).toMatchObject({ step: { ...STEP, person: { id: "olav", name: "Olav Dal" } } });
    for (const by of ["kari", "olav"]) given(at).when(by, stepping("1.2")).refused("notLeaderOrSecretary");
  });

  it("begins and is evaluated on days that can be, with somebody responsible", () => {
    given(at)
      .when("leader", stepping("1.2", { startBy: "2027-03-01" }))
      .refused("startInPast");
    given(at)
      .when("leader", stepping("1.2", { evaluateBy: "2027-03-08" }))
      .refused("evaluateBeforeStart");
    given(at)
      .when("leader", stepping("1.2", { evaluateBy: "2027-02-31" }))
      .refused("dateInvalid");
    given(at)
      .when("leader", stepping("1.2", { responsible: [], sameNamed: undefined }))
      .refused("responsibleMissing");
    given(at)
      .when("leader", stepping("2.1", { responsible: [], sameNamed: true }))
      .refused("responsibleMissing");
    given(at)
      .when("leader", stepping("1.2", { text: "" }))
      .refused("textMissing");
    given(at)
      .when("leader", stepping("1.2", { personId: "x" }))
      .refused("personUnknown");
  });

  it("is asked about where it lasts long, or its actor has another one", () => {
    given(at)
      .when("leader", stepping("1.2", { evaluateBy: "2027-08-20" }))
      .refused("longTiltak");
    given(followUpDoneWith("whatNow")).when("leader", stepping("2.1")).refused("actorBusy", { count: 1 });
    const twice = given(followUpDoneWith("whatNow")).when("leader", stepping("2.1"), true).after;
    expect(saidIn(twice).closings).toEqual({});
  });

  it("is another day, for what is tried on, and nothing else", () => {
    const ongoing = play([as("leader", reviewing("1.2", "ongoing"))], at);
    const move = (evaluateBy: string) =>
      given(ongoing).when("leader", { type: "decideNext", id: "1.2", next: { what: "move", evaluateBy } });
    move("2027-03-01").refused("evaluateInPast");
    move("2027-01-01").refused("evaluateBeforeStart");
    move("2027-03-30").gives({
      type: "nextDecided",
      id: "1.2",
      next: { what: "move", evaluateBy: "2027-03-30" },
    });
    given(ongoing).when("leader", { type: "decideNext", id: "1.2", next: NOTHING }).refused("tiltakGoesOn");
  });

  it("may be nothing, and is asked for where something should come", () => {
    expect(undecided(activeOf(at)).map(({ id }) => id)).toEqual(["1.2"]);
    const nothing = given(at).when("leader", { type: "decideNext", id: "1.2", next: NOTHING }).after;
    expect(undecided(activeOf(nothing))).toEqual([]);
    given(nothing).when("leader", { type: "nextPhase", from: "whatNow" }).after;
  });
});

describe("the end of an entry", () => {
  const close = (entryId: string, sentence = "Alle gjer det no") =>
    ({ type: "closeBrought", entryId, because: "goalReached", sentence }) as const;

  it("is told in a sentence, where nothing is tried in it any more", () => {
    const at = followUpIn("whatNow");
    given(at).when("leader", close("m0-k3")).gives({
      type: "closingSaid",
      entryId: "m0-k3",
      because: "goalReached",
      sentence: "Alle gjer det no",
    });
    given(at).when("leader", close("m0-k3", "")).refused("textMissing");
    given(at).when("leader", close("x")).refused("entryUnknown");
    given(followUpDoneWith("whatNow")).when("leader", close("m0-k2")).refused("entryGoesOn");
    const one = play([followUpStart(), as("leader", { type: "goWithoutViddevakt" }), next, next, next]);
    given(one).when("leader", close("m0-k3")).refused("entryGoesOn");
  });

  it("is taken back with a word, or by a step", () => {
    const at = followUpDoneWith("whatNow");
    given(at).when("siri", { type: "keepOpen", entryId: "m0-k3" }).gives({ type: "closingDropped", entryId: "m0-k3" });
    given(at).when("siri", { type: "keepOpen", entryId: "m0-k2" }).gives();
    expect(saidIn(given(at).when("leader", stepping("2.1"), true).after).closings).toEqual({});
  });
});

describe("texts of a follow-up meeting", () => {
  it("that were replaced go when the referat has been sent, and those that stand stay", () => {
    const twice = play(
      [
        as("leader", reviewing("1.2", "wanted", "Alle er med")),
        as("leader", reviewing("1.2", "someEffect", "Nesten alle")),
      ],
      followUpIn("happened"),
    );
    const sent = play([...Array.from({ length: 3 }, () => next), approved], twice);
    const gone = [...tombstones(sent.events).values()];
    expect(gone).toHaveLength(1);
    expect(gone[0]).toMatchObject({ type: "tiltakReviewed", outcome: "wanted", reason: "", erased: true });
  });

  it("are asked about before they leave, those that were brought too", () => {
    const [entry] = BROUGHT;
    if (entry === undefined) throw new Error("two were brought");
    const named = play([followUpStart({}, [{ ...entry, goal: "Tuva er med" }])]);
    expect(undecidedNames(activeOf(named))).toEqual(["Tuva"]);
  });
});

describe("the step after a tiltak", () => {
  const at = followUpIn("whatNow");
  const goalOf = (...steps: Parameters<typeof stepping>[]) => {
    const after = play(
      steps.map((one) => as("leader", stepping(...one), true)),
      at,
    );
    const [entry] = BROUGHT;
    return entry && goalNow(activeOf(after), entry);
  };

  it("may be a simple habit, and may word the goal of its entry anew, shown from then on", () => {
    const goal = "Alle på 6. trinn er med i leik";
    expect(goalOf()).toBe(BROUGHT[0]?.goal);
    expect(goalOf(["1.2", { goal, habit: true }])).toBe(goal);
    expect(
      followedUp(activeOf(given(at).when("siri", stepping("1.2", { goal, habit: true })).after).record),
    ).toMatchObject({
      next: { "1.2": { step: { goal, habit: true } } },
    });
  });

  it("has the goal that was written last, with whichever tiltak of the entry, also where that is the old one", () => {
    const was = BROUGHT[0]?.goal;
    expect(goalOf(["1.2", { goal: "A" }], ["1.1", { goal: "B" }])).toBe("B");
    expect(goalOf(["1.1", { goal: "A" }], ["1.2", { goal: "A" }], ["1.1", { goal: "B" }])).toBe("B");
    expect(goalOf(["1.1", { goal: "A" }], ["1.2", { goal: was }])).toBe(was);
    expect(goalOf(["1.1", { goal: "A" }], ["1.1", { goal: "A" }])).toBe("A");
    expect(goalOf(["1.1", { goal: "A" }], ["1.2", { goal: "B" }], ["1.2", { goal: "" }])).toBe("A");
  });

  it("leaves the goal as it is where nothing else is written, or nothing at all", () => {
    for (const goal of ["", "  ", BROUGHT[0]?.goal ?? ""]) expect(goalOf(["1.2", { goal }])).toBe(BROUGHT[0]?.goal);
    given(at)
      .when("leader", stepping("1.2", { goal: "Tuva er med i leik" }))
      .refused("likelyName");
  });
});

describe("when the meeting is over", () => {
  const over = followUpCompleted();
  const mended = reviewing("1.2", "wanted", "Alle er med no");

  it("how a tiltak went is mended by whoever led or wrote, and by nobody else", () => {
    const event = { ...mended, type: "tiltakReviewed" } as never;
    for (const by of ["leader", "siri"]) given(over).when(by, mended).gives(event);
    given(over).when("kari", mended).refused("notLeaderOrSecretary");
    given(over).when("stranger", mended).refused("notParticipant");
    given(over)
      .when("leader", reviewing("1.2", "wanted", "Tuva er med no"))
      .refused("likelyName");
  });

  it("what comes now is mended too, by the days that the meeting had before it", () => {
    const late = play([{ minutes: 60 * 24 * 60 }], over);
    const ended = endedOf(given(late).when("siri", stepping("1.2", { text: "Ein leik til" })).after);
    expect(followedUp(ended.record).next["1.2"]).toMatchObject({ step: { text: "Ein leik til" } });
    given(late)
      .when("leader", stepping("1.2", { startBy: "2020-01-01" }))
      .refused("startInPast");
  });

  it("an outcome that does not fit what comes now takes that away, and the entry goes on where the tiltak does", () => {
    const ended = given(over).when("leader", reviewing("2.1", "ongoing")).after;
    const { next, closings } = followedUp(endedOf(ended).record);
    expect([next["2.1"], closings]).toEqual([undefined, {}]);
    expect(undecided(endedOf(ended)).map(({ id }) => id)).toEqual(["2.1"]);
    const goesOn = given(over).when("leader", { type: "keepOpen", entryId: "m0-k3" });
    goesOn.gives({ type: "closingDropped", entryId: "m0-k3" });
  });

  it("stands also where the end is taken back", () => {
    const again = play([as("leader", mended), as("leader", { type: "continueMeeting", ending: 0 })], over);
    expect(saidIn(again).reviews["1.2"]?.outcome).toBe("wanted");
  });

  it("is locked as soon as the referat has been approved, and for good when it has been sent", () => {
    const onItsWay = play([as("leader", { type: "approveReferat" })], over);
    const sent = play([approved], over);
    for (const command of [mended, stepping("1.2"), { type: "keepOpen", entryId: "m0-k3" }] as const) {
      given(onItsWay).when("leader", command).refused("referatOnItsWay");
      for (const by of ["leader", "siri"]) given(sent).when(by, command).refused("referatSent");
    }
  });

  it("nothing is mended that was not brought", () => {
    given(over).when("leader", reviewing("1.1", "wanted")).refused("alreadyEvaluated");
    given(play([as("leader", { type: "abort", reason: "" })], meetingIn("summary")))
      .when("leader", mended)
      .refused("tiltakUnknown");
  });
});

describe("what an entry did not take", () => {
  const lost = [{ entryId: "m0-k2", id: "1.2", what: "review", why: "evaluated" }] as const;

  it("is kept with the meeting, once", () => {
    const sent = play([approved], followUpCompleted());
    const told = given(sent).when(SYSTEM, { type: "followUpCarried", notCarried: lost });
    const after = told.gives({ type: "followUpCarried", notCarried: lost });
    expect(endedOf(after).notCarried).toEqual(lost);
    given(after).when(SYSTEM, { type: "followUpCarried", notCarried: lost }).gives();
    given(sent).when("leader", { type: "followUpCarried", notCarried: lost }).refused("unknownAction");
  });
});
