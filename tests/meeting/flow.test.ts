import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { decide } from "../../src/meeting/decide.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { TIMES } from "../../src/meeting/script/limits.ts";
import {
  activeOf,
  as,
  completedMeeting,
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

const agreeAll = (exceptFor: string) =>
  ["leader", "olav", "siri", "per", "kari"]
    .filter((id) => id !== exceptFor)
    .map((id) => as(id, { type: "agree", personId: id }));

describe("the way through the script", () => {
  it("goes through every phase in order to a completed meeting", () => {
    const played = completedMeeting();
    const phases = played.events.flatMap((e) => (e.type === "phaseEntered" ? [e.phase] : []));
    expect(phases).toEqual(PHASES);
    expect(endedOf(played).how).toBe("completed");
    expect(endedOf(played).past.map((v) => v.phase)).toEqual(PHASES);
  });

  it("is walked by the leader alone, with the button of the phase that is on", () => {
    given(meetingDoneWith("description")).when("siri", { type: "nextPhase", from: "description" }).refused("notLeader");
    given(meetingDoneWith("description")).when("leader", { type: "nextPhase", from: "roles" }).refused("oldCard");
    given(meetingDoneWith("description")).when("leader", { type: "nextPhase", from: "lunch" }).refused("oldCard");
  });
});

describe("more time", () => {
  const lengthen = (minutes: number) => ({ type: "lengthen", minutes }) as const;
  const plannedMinutes = (played: Played) => activeOf(played).visit.plannedMs / 60_000;

  it("is added to what was planned while there is some left", () => {
    expect(plannedMinutes(given(meetingIn("clarifying"), { minutes: 9 }).when("leader", lengthen(1)).after)).toBe(11);
  });

  it("counts from now when the phase is over its time, also for the one who speaks", () => {
    const after = given(meetingIn("clarifying"), { minutes: 20 }).when("olav", lengthen(1)).after;
    expect(plannedMinutes(after)).toBe(21);
    expect(activeOf(after).turn.shareMs).toBe((21 / 6) * 60_000);
  });
});

describe("a phase may be left", () => {
  it("description: when what and what lies behind are written", () => {
    given(meetingIn("description"))
      .when("leader", { type: "nextPhase", from: "description" })
      .refused("descriptionMissing");
    expect(activeOf(play([next], meetingDoneWith("description"))).visit.phase).toBe("clarifying");
  });

  it("clarifying: when everybody had a turn or passed, or the leader ends the round", () => {
    given(meetingIn("clarifying")).when("leader", { type: "nextPhase", from: "clarifying" }).refused("turnsMissing");
    const oneLeft = play([as("kari", { type: "pass", personId: "kari" })], meetingIn("clarifying"));
    given(oneLeft).when("leader", { type: "nextPhase", from: "clarifying" }).refused("turnsMissing", {
      names: "Siri Vik, Per Haug, Gro Li, Randi Fjell",
    });
    expect(activeOf(play([wholeRound, next], oneLeft)).visit.phase).toBe("statusQuo");
    expect(activeOf(play([as("leader", { type: "endRound" }, true), next], oneLeft)).visit.phase).toBe("statusQuo");
  });

  it("status quo: when there is a sentence and everyone present has answered", () => {
    const worded = as("leader", { type: "wordStatusQuo", sentence: "vi er einige om uroa" });
    given(meetingIn("statusQuo")).when("leader", { type: "nextPhase", from: "statusQuo" }).refused("statusQuoMissing");
    given(meetingIn("statusQuo"), worded, ...agreeAll("kari"))
      .when("leader", { type: "nextPhase", from: "statusQuo" })
      .refused("statusQuoUnanswered", { names: "Kari Nes, Gro Li" });
    const all = [worded, ...agreeAll(""), as("siri", { type: "agree", personId: "utan-app:1" })];
    expect(activeOf(play([...all, next], meetingIn("statusQuo"))).visit.phase).toBe("factors");
    const kariLeft = [worded, ...agreeAll("kari"), as("siri", { type: "agree", personId: "utan-app:1" })];
    const gone = as("kari", { type: "leave", personId: "kari" });
    expect(activeOf(play([...kariLeft, gone, next], meetingIn("statusQuo"))).visit.phase).toBe("factors");
  });

  it("status quo: with a reservation only when the leader has concluded, and anew when somebody answers again", () => {
    const done = meetingDoneWith("statusQuo");
    expect(activeOf(play([next], done)).visit.phase).toBe("factors");
    const anew = play([as("per", { type: "reserve", personId: "per", reason: "Eg er i tvil" })], done);
    given(anew).when("leader", { type: "nextPhase", from: "statusQuo" }).refused("statusQuoNotConcluded");
    expect(activeOf(play([as("leader", { type: "concludeStatusQuo" }), next], anew)).visit.phase).toBe("factors");
  });

  it("factors: when a factor one can do something about is chosen", () => {
    const before = meetingIn("factors");
    given(before).when("leader", { type: "nextPhase", from: "factors" }).refused("systemFactorNotChosen");
    expect(activeOf(play([next], meetingDoneWith("factors"))).visit.phase).toBe("tiltak");
    const withdrawn = play([as("olav", { type: "withdrawContribution", id: "k2" })], meetingDoneWith("factors"));
    given(withdrawn).when("leader", { type: "nextPhase", from: "factors" }).refused("systemFactorNotChosen");
  });

  it("tiltak: when there is a proposal that stands", () => {
    given(meetingIn("tiltak")).when("leader", { type: "nextPhase", from: "tiltak" }).refused("proposalMissing");
    const withdrawn = [
      as("kari", { type: "withdrawContribution", id: "k4" }),
      as("per", { type: "withdrawContribution", id: "k5" }),
    ];
    given(meetingDoneWith("tiltak"), ...withdrawn)
      .when("leader", { type: "nextPhase", from: "tiltak" })
      .refused("proposalMissing");
    expect(activeOf(play([next], meetingDoneWith("tiltak"))).visit.phase).toBe("summary");
  });

  it("summary: when a tiltak is taken", () => {
    given(meetingIn("summary")).when("leader", { type: "nextPhase", from: "summary" }).refused("takenTiltakMissing");
    given(meetingDoneWith("summary"), as("leader", { type: "dropTiltak", id: "k4" }))
      .when("leader", { type: "nextPhase", from: "summary" })
      .refused("takenTiltakMissing");
    expect(activeOf(play([next], meetingDoneWith("summary"))).visit.phase).toBe("evaluation");
  });

  it("evaluation: when the leader ends it", () => {
    given(meetingIn("evaluation"))
      .when("leader", { type: "nextPhase", from: "evaluation" })
      .refused("evaluationMissing", { names: "Randi Fjell, Olav Dal, Siri Vik, Gro Li" });
    given(meetingIn("evaluation"))
      .when("leader", { type: "nextPhase", from: "evaluation" }, true)
      .gives({ type: "meetingCompleted" });
  });

  it("with an unfinished round, which ends then, with those who missed their turn named", () => {
    const chosen = play(
      [
        as("olav", {
          type: "contribute",
          authorId: "olav",
          text: "Få vaksne",
          detail: { kind: "factors", systemFactor: true },
        }),
        as("leader", { type: "chooseFactors", factorIds: ["k2"] }),
      ],
      meetingIn("factors"),
    );
    const after = given(chosen).when("leader", { type: "nextPhase", from: "factors" }, true).after;
    const missing = ["siri", "per", "kari", "utan-app:1", "leader"];
    const types = after.events.slice(chosen.events.length).map((e) => e.type);
    expect(types).toEqual([
      "turnEnded",
      "roundEnded",
      "viddevaktPrompted",
      "phaseEntered",
      "roundStarted",
      "turnStarted",
    ]);
    expect(activeOf(after).remarks).toContainEqual({ kind: "turnsMissing", visit: 5, personIds: missing });
    expect(activeOf(after).past.at(-1)?.round).toMatchObject({ over: true, turns: { length: 6 } });
  });
});

describe("a phase can be lengthened while it runs", () => {
  it("by leader or viddevakt, from a minute to an hour", () => {
    const lengthened = given(meetingIn("statusQuo")).when("olav", { type: "lengthen", minutes: 1 });
    expect(activeOf(lengthened.gives({ type: "phaseLengthened", minutes: 1 })).visit.plannedMs).toBe(6 * 60_000);
    given(meetingIn("statusQuo"))
      .when("leader", { type: "lengthen", minutes: 60 })
      .gives({ type: "phaseLengthened", minutes: 60 });
    given(meetingIn("statusQuo")).when("kari", { type: "lengthen", minutes: 1 }).refused("notViddevakt");
    for (const minutes of [0, 61, 1.5, -3]) {
      given(meetingIn("statusQuo"))
        .when("leader", { type: "lengthen", minutes })
        .refused("numberOutOfRange", { min: 1, max: 60 });
    }
  });
});

describe("going back", () => {
  it("takes a reason and an earlier phase, and is the leader's to do", () => {
    given(meetingIn("factors"))
      .when("leader", { type: "goBack", phase: "statusQuo", reason: "Vi såg noko nytt" })
      .gives(
        { type: "turnEnded", personId: "olav", how: "spoke", endedById: "leader" },
        { type: "roundEnded", missing: ["siri", "per", "kari", "utan-app:1", "leader"] },
        {
          type: "viddevaktPrompted",
          prompt: { about: "turnsMissing", visit: 5, personIds: ["siri", "per", "kari", "utan-app:1", "leader"] },
        },
        { type: "wentBack", phase: "statusQuo", plannedMs: 5 * 60_000, reason: "Vi såg noko nytt" },
      );
    given(meetingIn("factors"))
      .when("leader", { type: "goBack", phase: "statusQuo", reason: " " })
      .refused("textMissing");
    given(meetingIn("factors"))
      .when("leader", { type: "goBack", phase: "factors", reason: "Igjen" })
      .refused("noEarlierPhase");
    given(meetingIn("factors"))
      .when("leader", { type: "goBack", phase: "tiltak", reason: "Fram" })
      .refused("noEarlierPhase");
    given(meetingIn("factors"))
      .when("leader", { type: "goBack", phase: "lunch", reason: "Mat" })
      .refused("noEarlierPhase");
    given(meetingIn("factors")).when("olav", { type: "goBack", phase: "roles", reason: "Ny" }).refused("notLeader");
  });

  it("keeps all that was said and agreed, and the record says why", () => {
    const before = meetingDoneWith("summary");
    const after = given(before).when("leader", {
      type: "goBack",
      phase: "statusQuo",
      reason: "Setninga er feil",
    }).after;
    expect(activeOf(after).record).toEqual(activeOf(before).record);
    expect(activeOf(after).remarks.at(-1)).toEqual({
      kind: "wentBack",
      phase: "statusQuo",
      reason: "Setninga er feil",
    });
    expect(activeOf(after).past.map((v) => v.phase)).toEqual(PHASES.slice(0, 7));
    expect(activeOf(after).visit).toMatchObject({ number: 8, phase: "statusQuo", usedMs: 0 });
  });

  it("leads through the phases again, with what stands already good enough", () => {
    const back = play(
      [as("leader", { type: "goBack", phase: "statusQuo", reason: "Éi sak til" })],
      meetingDoneWith("summary"),
    );
    const again = play([next, next, next, next], back);
    expect(activeOf(again).visit.phase).toBe("evaluation");
  });

  it("keeps a sentence that is replaced, with the answers to it", () => {
    const back = play(
      [as("leader", { type: "goBack", phase: "statusQuo", reason: "Feil" })],
      meetingDoneWith("factors"),
    );
    const after = given(back).when("siri", { type: "wordStatusQuo", sentence: "noko anna er utfordringa" }).after;
    const { statusQuo, earlierStatusQuo } = activeOf(after).record;
    expect(statusQuo).toEqual({ sentence: "noko anna er utfordringa", answers: {}, concluded: false });
    expect(Object.keys(earlierStatusQuo[0]?.answers ?? {})).toHaveLength(6);
    given(after).when("leader", { type: "nextPhase", from: "statusQuo" }).refused("statusQuoUnanswered");
  });

  it("opens a new round in a phase that has rounds", () => {
    const back = given(meetingIn("summary")).when("leader", {
      type: "goBack",
      phase: "tiltak",
      reason: "Fleire forslag",
    }).after;
    expect(activeOf(back).visit).toMatchObject({ phase: "tiltak", round: { number: 1, over: false } });
  });

  it("lets a proposal be withdrawn that was taken; its plan goes with it", () => {
    const back = play(
      [as("leader", { type: "goBack", phase: "tiltak", reason: "Fleire forslag" })],
      meetingDoneWith("summary"),
    );
    const without = play([as("kari", { type: "withdrawContribution", id: "k4" }), wholeRound, next], back);
    expect(activeOf(without).record.plans).toEqual({});
    given(without).when("leader", { type: "nextPhase", from: "summary" }).refused("takenTiltakMissing");
    given(without).when("leader", { type: "takeTiltak", id: "k4", plan: PLAN }).refused("tiltakUnknown");
  });
});

describe("cutting a meeting short", () => {
  it("leaves an incomplete referat, with or without a reason", () => {
    const after = given(meetingIn("statusQuo")).when("leader", { type: "abort", reason: "Brannalarm" });
    const meeting = endedOf(after.gives({ type: "meetingAborted", reason: "Brannalarm" }));
    expect(meeting).toMatchObject({ how: "aborted", abortReason: "Brannalarm", referat: { status: "draft" } });
    given(meetingIn("statusQuo"))
      .when("leader", { type: "abort", reason: "" })
      .gives({ type: "meetingAborted", reason: "" });
    given(meetingIn("statusQuo")).when("olav", { type: "abort", reason: "" }).refused("notLeader");
  });

  it("ends an open round and says who had no turn, without prompting anybody", () => {
    const after = given(meetingIn("clarifying"), { minutes: 1 })
      .when("leader", { type: "abort", reason: "" })
      .gives({ type: "meetingAborted", reason: "" });
    const { past, remarks, spokenMs } = endedOf(after);
    const [speaker, ...others] = ["olav", "siri", "per", "kari", "utan-app:1", "leader"];
    expect(remarks).toContainEqual({ kind: "turnsMissing", visit: 3, personIds: others });
    expect(past.at(-1)?.round).toMatchObject({ over: true });
    expect(past.at(-1)?.round?.turns).toEqual([
      { personId: speaker, status: "spoke" },
      ...others.map((personId) => ({ personId, status: "missed" })),
    ]);
    expect(spokenMs.olav).toBe(60_000);
  });

  it("lets nothing more happen in the meeting", () => {
    const ended = completedMeeting();
    given(ended).when("leader", { type: "goBack", phase: "roles", reason: "Vi gløymde noko" }).refused("meetingEnded");
    given(ended)
      .when("leader", { type: "start", info: endedOf(ended).info, people: endedOf(ended).people })
      .refused("meetingActive");
  });
});

describe("a meeting that nobody ends", () => {
  const stale = { type: "timer", timer: { kind: "stale" } } as const;
  const hours = (count: number) => ({ minutes: count * 60 });

  it("is closed as incomplete twelve hours after it started", () => {
    given(meetingIn("tiltak"), hours(11)).when("system", stale).gives();
    const after = given(meetingIn("tiltak"), hours(12)).when("system", stale).gives({ type: "meetingWentStale" });
    expect(endedOf(after)).toMatchObject({ how: "stale", referat: { status: "draft" } });
    given(after).when("system", stale).gives();
  });

  it("is completed when everything but the evaluation was done", () => {
    const after = given(meetingIn("evaluation"), hours(12)).when("system", stale).gives({ type: "meetingCompleted" });
    expect(endedOf(after).how).toBe("completed");
  });

  it("counts time until somebody last did something, not the hours after", () => {
    const after = given(
      meetingIn("tiltak"),
      { minutes: 4 },
      as("kari", { type: "pass", personId: "kari" }),
      hours(12),
    ).when("system", stale);
    expect(endedOf(after.after).past.at(-1)).toMatchObject({
      phase: "tiltak",
      usedMs: 4 * 60_000,
      round: { over: true },
    });
    expect(TIMES.staleMs).toBe(12 * 3_600_000);
  });
});

describe("what is saved and taken on with in one press", () => {
  const described = { type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] } as const;
  const onwards = (by: string, command: CommandBody, { state, nowMs }: Played, confirmed = false) =>
    decide({ ...as(by, command, confirmed), goesOn: true }, state, nowMs);

  it("is done first, and then the meeting goes on", () => {
    const events = onwards("leader", described, meetingIn("description"));
    expect(events.map(({ type }) => type)).toEqual(["described", "phaseEntered", "roundStarted", "turnStarted"]);
  });

  it("happens wholly or not at all", () => {
    const secretary = play([as("leader", { type: "appointSecretary", personId: "siri" })], meetingIn("description"));
    expect(() => onwards("siri", described, secretary)).toThrow(expect.objectContaining({ code: "notLeader" }));
    const mayStay = decide(as("siri", described), secretary.state, secretary.nowMs);
    expect(mayStay.map(({ type }) => type)).toEqual(["described"]);
    const nameless = { ...described, what: "Tuva er åleine" };
    expect(() => onwards("leader", nameless, meetingIn("description"))).toThrow(
      expect.objectContaining({ code: "likelyName" }),
    );
  });

  it("asks when somebody has not had the word, and goes on when that is meant", () => {
    const choose = { type: "chooseFactors", factorIds: ["k2"] } as const;
    const midRound = play(
      [as("leader", { type: "goBack", phase: "factors", reason: "Om att" })],
      meetingDoneWith("tiltak"),
    );
    expect(() => onwards("leader", choose, midRound)).toThrow(expect.objectContaining({ code: "turnsMissing" }));
    expect(onwards("leader", choose, midRound, true).map(({ type }) => type)).toContain("phaseEntered");
  });

  it("does nothing when the phase is over already", () => {
    expect(() => onwards("leader", described, meetingIn("clarifying"))).toThrow(
      expect.objectContaining({ code: "wrongPhase" }),
    );
  });
});
