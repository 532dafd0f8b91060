import { describe, expect, it } from "vitest";
import type { Prompt } from "../../src/meeting/events.ts";
import { REMINDERS } from "../../src/meeting/events.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { activeOf, as, meetingIn, PEOPLE, play, type Step, start } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { type LiveStep, liveFrom, playLive, promptsSince } from "./live.ts";

/** Prompts after `steps` in a phase that has just begun. Status quo has 5 minutes, clarifying 10 and six people. */
function promptsIn(phase: "statusQuo" | "clarifying", ...steps: LiveStep[]) {
  const from = liveFrom(meetingIn(phase));
  return promptsSince(playLive(steps, from), from.nowMs);
}
const endTurn = (personId: string) => as("leader", { type: "endTurn", personId });
const lengthen = (minutes: number) => as("leader", { type: "lengthen", minutes });
const pause = as("leader", { type: "pause", because: "person" });
const resume = as("leader", { type: "resume" });
const endRound = as("leader", { type: "endRound" }, true);
const gone = as("olav", { type: "leave", personId: "olav" });
const back = as("olav", { type: "join", participant: PEOPLE[1] as Participant });

describe("the viddevakt is prompted about the phase", () => {
  it("at 80 %, when it is up, and every two minutes over", () => {
    expect(promptsIn("statusQuo", { minutes: 10 })).toEqual([
      [4, "phaseNearEnd"],
      [5, "phaseUp"],
      [7, "phaseOver 2"],
      [9, "phaseOver 4"],
    ]);
  });

  it("from the moment they say yes", () => {
    const ask = as("leader", { type: "askViddevakt", personId: "olav" });
    const yes = as("olav", { type: "answerViddevakt", yes: true });
    const begun = liveFrom(play([start()]));
    const prompts = (...steps: LiveStep[]) => promptsSince(playLive(steps, begun), begun.nowMs);
    expect(prompts(ask, { minutes: 4.5 }, yes, { minutes: 1 })).toEqual([[5, "phaseUp"]]);
    expect(prompts(ask, { minutes: 6 }, yes, { minutes: 2 })).toEqual([[7, "phaseOver 2"]]);
    expect(prompts(ask, { minutes: 20 })).toEqual([]);
    expect(prompts(as("leader", { type: "goWithoutViddevakt" }), { minutes: 20 })).toEqual([]);
  });

  it("later when it is lengthened, also after time was up", () => {
    expect(promptsIn("statusQuo", { minutes: 3 }, lengthen(5), { minutes: 8 })).toEqual([
      [8, "phaseNearEnd"],
      [10, "phaseUp"],
    ]);
    expect(promptsIn("statusQuo", { minutes: 6 }, lengthen(2), { minutes: 4 })).toEqual([
      [4, "phaseNearEnd"],
      [5, "phaseUp"],
      [6.4, "phaseNearEnd"],
      [8, "phaseUp"],
      [10, "phaseOver 2"],
    ]);
    expect(promptsIn("statusQuo", { minutes: 8 }, lengthen(1), { minutes: 3 })).toEqual([
      [4, "phaseNearEnd"],
      [5, "phaseUp"],
      [7, "phaseOver 2"],
      [9, "phaseUp"],
      [11, "phaseOver 2"],
    ]);
  });

  it("not while paused, and with the pause added afterwards", () => {
    expect(promptsIn("statusQuo", { minutes: 4.5 }, pause, { minutes: 30 }, resume, { minutes: 3 })).toEqual([
      [4, "phaseNearEnd"],
      [35, "phaseUp"],
      [37, "phaseOver 2"],
    ]);
    expect(promptsIn("statusQuo", { minutes: 6 }, pause, { minutes: 30 }, resume, { minutes: 2 })).toEqual([
      [4, "phaseNearEnd"],
      [5, "phaseUp"],
      [37, "phaseOver 2"],
    ]);
  });

  it("not about a phase that has been left", () => {
    const goBack = as("leader", { type: "goBack", phase: "description", reason: "Nytt" });
    expect(promptsIn("statusQuo", { minutes: 3 }, goBack, { minutes: 4.5 })).toEqual([[7, "phaseNearEnd"]]);
  });

  it("not while they are away, and again when they are back", () => {
    expect(promptsIn("statusQuo", { minutes: 3 }, gone, { minutes: 3 }, back, { minutes: 2 })).toEqual([
      [7, "phaseOver 2"],
    ]);
    expect(promptsIn("statusQuo", { minutes: 1 }, gone, { minutes: 1 }, back, { minutes: 3 })).toEqual([
      [4, "phaseNearEnd"],
      [5, "phaseUp"],
    ]);
  });

  it("no more when they have become leader, until there is a new viddevakt", () => {
    const takesOver = [as("olav", { type: "askToLead" }), as("leader", { type: "answerTakeOver", yes: true })];
    const renewed = [
      as("olav", { type: "askViddevakt", personId: "kari" }),
      as("kari", { type: "answerViddevakt", yes: true }),
    ];
    expect(promptsIn("statusQuo", ...takesOver, { minutes: 4.5 }, ...renewed, { minutes: 1 })).toEqual([
      [5, "phaseUp"],
    ]);
  });
});

describe("the viddevakt is prompted about the round", () => {
  it("when a speaker's share is used", () => {
    // 10 minutes for six people: the share is 1 minute 40 seconds.
    const live = playLive([{ minutes: 2 }], liveFrom(meetingIn("clarifying")));
    expect(live.events.at(-1)).toMatchObject({ prompt: { about: "turnUp", personId: "olav" } });
    expect(promptsIn("clarifying", { minutes: 2 })).toEqual([[expect.closeTo(100 / 60, 3), "turnUp"]]);
    expect(promptsIn("clarifying", { minutes: 1 }, endTurn("olav"), { minutes: 1 })).toEqual([]);
    expect(promptsIn("clarifying", { minutes: 5 }, endTurn("olav"), { seconds: 61 }).at(-1)).toEqual([6, "turnUp"]);
  });

  it("later when the clock stood still or the phase was lengthened", () => {
    expect(promptsIn("clarifying", { minutes: 1 }, pause, { minutes: 9 }, resume, { minutes: 1 })).toEqual([
      [expect.closeTo(10 + 40 / 60, 3), "turnUp"],
    ]);
    expect(promptsIn("clarifying", { minutes: 1 }, lengthen(6), { minutes: 2 })).toEqual([
      [expect.closeTo(16 / 6, 3), "turnUp"],
    ]);
  });

  it("not about a share when the phase has no time left", () => {
    const prompts = promptsIn("clarifying", { minutes: 10.5 }, endTurn("olav"), { minutes: 1 });
    expect(prompts.filter(([minute]) => minute > 10)).toEqual([]);
  });

  it("when it ends with somebody who has not had a turn", () => {
    expect(promptsIn("clarifying", { minutes: 1 }, endRound)).toEqual([[1, "turnsMissing"]]);
    const everybody = ["olav", "siri", "per", "kari", "utan-app:1", "leader"].map(endTurn);
    expect(promptsIn("clarifying", { minutes: 1 }, ...everybody)).toEqual([]);
  });
});

describe("prompts come at most every 30 seconds", () => {
  it("and the later one waits, it is not lost", () => {
    expect(promptsIn("clarifying", { seconds: 101 }, endRound, { minutes: 1 })).toEqual([
      [expect.closeTo(100 / 60, 3), "turnUp"],
      [expect.closeTo(130 / 60, 3), "turnsMissing"],
    ]);
  });

  it("and what waits is given after the phase, but only if it still holds", () => {
    const next = as("leader", { type: "nextPhase", from: "clarifying" });
    expect(promptsIn("clarifying", { seconds: 101 }, endRound, next, { minutes: 1 })).toEqual([
      [expect.closeTo(100 / 60, 3), "turnUp"],
      [expect.closeTo(130 / 60, 3), "turnsMissing"],
    ]);
    // The share of the one without the app is used ten seconds after the phase was at 80 %, and they are done ten seconds later.
    const early = ["olav", "siri", "per"].map(endTurn);
    const until = [{ seconds: 380 }, endTurn("kari"), { seconds: 120 }, endTurn("utan-app:1"), { seconds: 40 }];
    expect(promptsIn("clarifying", ...early, ...until)).toEqual([
      [expect.closeTo(200 / 60, 3), "turnUp"],
      [8, "phaseNearEnd"],
    ]);
    const waiting = playLive(
      [...early, { seconds: 380 }, endTurn("kari"), { seconds: 111 }],
      liveFrom(meetingIn("clarifying")),
    );
    expect(activeOf(waiting).deferred.map((p) => p.about)).toEqual(["turnUp"]);
    expect(activeOf(playLive([endRound, next], waiting)).deferred.map((p) => p.about)).toEqual(["turnsMissing"]);
  });

  it("and what waits is given after a pause, once", () => {
    expect(promptsIn("clarifying", { seconds: 101 }, endRound, pause, { minutes: 10 }, resume, { minutes: 2 })).toEqual(
      [
        [expect.closeTo(100 / 60, 3), "turnUp"],
        [expect.closeTo(11 + 41 / 60, 3), "turnsMissing"],
      ],
    );
    // The last speaker's share is used when the phase is up, and the group takes a break just then.
    const early = ["olav", "siri", "per", "kari", "utan-app:1"].map(endTurn);
    expect(promptsIn("clarifying", ...early, { seconds: 610 }, pause, { minutes: 5 }, resume, { minutes: 1 })).toEqual([
      [8, "phaseNearEnd"],
      [10, "phaseUp"],
      [expect.closeTo(15 + 10 / 60, 3), "turnUp"],
    ]);
  });
});

describe("prompts after a restart", () => {
  it("are the ones that hold now, each once", () => {
    expect(promptsIn("statusQuo", { minutes: 3 }, { downMinutes: 1.5 }, { minutes: 1 })).toEqual([
      [4.5, "phaseNearEnd"],
      [5, "phaseUp"],
    ]);
    expect(promptsIn("statusQuo", { minutes: 3 }, { downMinutes: 7 }, { minutes: 2 })).toEqual([
      [10, "phaseOver 4"],
      [11, "phaseOver 6"],
    ]);
    expect(promptsIn("clarifying", { downMinutes: 9 }, { minutes: 2 })).toEqual([
      [9, "turnUp"],
      [9.5, "phaseNearEnd"],
      [10, "phaseUp"],
    ]);
  });

  it("are none about a phase or turn that ended meanwhile", () => {
    const live = playLive([{ minutes: 1 }], liveFrom(meetingIn("clarifying")));
    const down = playLive([{ downMinutes: 1 }, endTurn("olav"), { seconds: 1 }], live);
    expect(promptsSince(down, live.nowMs)).toEqual([]);
  });
});

describe("a timer", () => {
  const statusQuo = play([{ minutes: 5 }], meetingIn("statusQuo"));
  const { epoch, visit } = activeOf(statusQuo);
  const up: Prompt = { about: "phaseUp", visit: visit.number };
  const goesOff = (prompt: Prompt, forEpoch: number, ...history: readonly Step[]) =>
    given(statusQuo, ...history).when("system", { type: "timer", timer: { kind: "prompt", epoch: forEpoch, prompt } });

  it("that comes twice prompts once", () => {
    const once = goesOff(up, epoch).gives({ type: "viddevaktPrompted", prompt: up });
    given(once)
      .when("system", { type: "timer", timer: { kind: "prompt", epoch, prompt: up } })
      .gives();
    given(once, { minutes: 1 })
      .when("system", { type: "timer", timer: { kind: "prompt", epoch, prompt: up } })
      .gives();
    const missing: Prompt = { about: "turnsMissing", visit: 3, personIds: ["kari"] };
    goesOff(missing, epoch).gives();
  });

  it("of an older plan, visit or turn gives nothing", () => {
    goesOff(up, epoch - 1).gives();
    goesOff({ about: "phaseUp", visit: visit.number - 1 }, epoch).gives();
    goesOff({ about: "turnUp", visit: visit.number, personId: "olav", turn: 1 }, epoch).gives();
    goesOff(up, epoch, pause).gives();
  });

  it("may come a little early, where clocks differ, but not much", () => {
    const early = play([{ minutes: 5 - 0.9 / 60 }], meetingIn("statusQuo"));
    given(early)
      .when("system", { type: "timer", timer: { kind: "prompt", epoch, prompt: up } })
      .gives({ type: "viddevaktPrompted", prompt: up });
    given(meetingIn("statusQuo"), { minutes: 4.9 })
      .when("system", { type: "timer", timer: { kind: "prompt", epoch, prompt: up } })
      .gives();
  });

  it("is the clock's alone", () => {
    given(statusQuo)
      .when("leader", { type: "timer", timer: { kind: "stale" } })
      .refused("unknownAction");
    given()
      .when("system", { type: "timer", timer: { kind: "stale" } })
      .gives();
  });
});

describe("the viddevakt's reminders to the chat", () => {
  it.each(REMINDERS)("are three: %s", (reminder) => {
    const after = given(meetingIn("tiltak"))
      .when("olav", { type: "remind", reminder })
      .gives({ type: "reminded", reminder });
    expect(activeOf(after).reminders).toHaveLength(1);
  });

  it("are for viddevakt and leader", () => {
    expect(
      given(meetingIn("tiltak")).when("leader", { type: "remind", reminder: "clock" }).after.events.at(-1)?.type,
    ).toBe("reminded");
    given(meetingIn("tiltak")).when("siri", { type: "remind", reminder: "clock" }).refused("notViddevakt");
  });
});
