import { describe, expect, it } from "vitest";
import type { Participant } from "../../src/meeting/people.ts";
import type { Turn } from "../../src/meeting/round.ts";
import type { ActiveMeeting } from "../../src/meeting/state.ts";
import { activeOf, as, meetingIn, PEOPLE, type Played, play, WITHOUT_APP, wholeRound } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const clarifying = meetingIn("clarifying");
const endTurn = (personId: string, by = personId) => as(by, { type: "endTurn", personId });
const nils: Participant = { id: "nils", name: "Nils Berg", teneste: "eining", hasApp: true, present: false };

function turnsOf(played: Played): [string, Turn["status"]][] {
  const { visit } = activeOf(played);
  return "round" in visit ? visit.round.turns.map((t) => [t.personId, t.status]) : [];
}
const shareMinutes = (meeting: ActiveMeeting) => meeting.turn.shareMs / 60_000;

describe("a round", () => {
  it("has an order everyone can see: as listed, the leader last", () => {
    expect(turnsOf(clarifying)).toEqual([
      ["olav", "speaking"],
      ["siri", "waiting"],
      ["per", "waiting"],
      ["kari", "waiting"],
      [WITHOUT_APP, "waiting"],
      ["leader", "waiting"],
    ]);
  });

  it("gives the word to the next when one is done, and is over after the last", () => {
    given(clarifying)
      .when("olav", { type: "endTurn", personId: "olav" })
      .gives(
        { type: "turnEnded", personId: "olav", how: "spoke", endedById: "olav" },
        { type: "turnStarted", personId: "siri" },
      );
    const last = play(
      ["olav", "siri", "per", "kari", WITHOUT_APP].map((id) => endTurn(id, "leader")),
      clarifying,
    );
    given(last)
      .when("leader", { type: "endTurn", personId: "leader" })
      .gives(
        { type: "turnEnded", personId: "leader", how: "spoke", endedById: "leader" },
        { type: "roundEnded", missing: [] },
      );
  });

  it("gives each one turn", () => {
    const after = play([endTurn("olav")], clarifying);
    given(after).when("olav", { type: "endTurn", personId: "olav" }).refused("notYourTurn");
    given(after).when("olav", { type: "pass", personId: "olav" }).refused("notYourTurn");
    given(after).when("kari", { type: "endTurn", personId: "kari" }).refused("notYourTurn");
  });

  it("is moved on by the speaker, leader, secretary and viddevakt, nobody else", () => {
    const past = play([endTurn("olav")], clarifying);
    for (const by of ["siri", "leader", "olav"]) {
      expect(turnsOf(given(past).when(by, { type: "endTurn", personId: "siri" }).after)[2]).toEqual([
        "per",
        "speaking",
      ]);
    }
    given(past).when("kari", { type: "endTurn", personId: "siri" }).refused("notYourTurn");
    given(past).when("stranger", { type: "endTurn", personId: "siri" }).refused("notParticipant");
  });

  it("gives the word on when an innspel is sent in one's own turn, unless one says no", () => {
    const ask = (authorId: string, endsTurn: boolean) =>
      ({ type: "contribute", authorId, text: "Kven er ute?", detail: { kind: "clarifying" }, endsTurn }) as const;
    const types = (played: Played) => played.events.slice(clarifying.events.length).map((e) => e.type);
    expect(types(given(clarifying).when("olav", ask("olav", true)).after)).toEqual([
      "contributionAdded",
      "turnEnded",
      "turnStarted",
    ]);
    expect(types(given(clarifying).when("olav", ask("olav", false)).after)).toEqual(["contributionAdded"]);
    // The turn may have ended while they wrote.
    expect(types(given(clarifying).when("kari", ask("kari", true)).after)).toEqual(["contributionAdded"]);
    const groSpeaks = play(
      ["olav", "siri", "per", "kari"].map((id) => endTurn(id)),
      clarifying,
    );
    const after = given(groSpeaks).when("siri", ask(WITHOUT_APP, true)).after;
    expect(turnsOf(after).find(([id]) => id === "leader")).toEqual(["leader", "speaking"]);
    const paused = as("leader", { type: "pause", because: "person" });
    expect(turnsOf(given(clarifying, paused).when("olav", ask("olav", true)).after)[0]).toEqual(["olav", "speaking"]);
  });

  it("records a pass, before the turn has come or in it", () => {
    const early = given(clarifying).when("per", { type: "pass", personId: "per" });
    expect(turnsOf(early.gives({ type: "turnEnded", personId: "per", how: "passed", endedById: "per" }))[2]).toEqual([
      "per",
      "passed",
    ]);
    given(clarifying)
      .when("olav", { type: "pass", personId: "olav" })
      .gives(
        { type: "turnEnded", personId: "olav", how: "passed", endedById: "olav" },
        { type: "turnStarted", personId: "siri" },
      );
    given(clarifying).when("leader", { type: "pass", personId: "per" }).refused("hasApp", { name: "Per Haug" });
  });

  it("lets leader or secretary pass for someone without the app, and says who did", () => {
    given(clarifying)
      .when("siri", { type: "pass", personId: WITHOUT_APP })
      .gives({ type: "turnEnded", personId: WITHOUT_APP, how: "passed", endedById: "siri" });
  });

  it("skips nobody silently: when the leader ends it, those without a turn are named", () => {
    const after = given(play([endTurn("olav")], clarifying))
      .when("leader", { type: "endRound" }, true)
      .gives(
        { type: "turnEnded", personId: "siri", how: "spoke", endedById: "leader" },
        { type: "roundEnded", missing: ["per", "kari", WITHOUT_APP, "leader"] },
        {
          type: "viddevaktPrompted",
          prompt: { about: "turnsMissing", visit: 3, personIds: ["per", "kari", WITHOUT_APP, "leader"] },
        },
      );
    expect(turnsOf(after).map(([, status]) => status)).toEqual([
      "spoke",
      "spoke",
      "missed",
      "missed",
      "missed",
      "missed",
    ]);
    expect(activeOf(after).remarks.at(-1)?.kind).toBe("turnsMissing");
    given(after).when("leader", { type: "endRound" }, true).refused("roundOver");
    given(clarifying).when("olav", { type: "endRound" }).refused("notLeader");
  });

  it("can be had once more when it is over", () => {
    given(clarifying).when("leader", { type: "anotherRound" }).refused("roundNotOver");
    const over = play([wholeRound], clarifying);
    given(over).when("olav", { type: "anotherRound" }).refused("notLeader");
    const again = given(over).when("leader", { type: "anotherRound" }).after;
    expect(activeOf(again).visit).toMatchObject({ round: { number: 2, over: false } });
    expect(turnsOf(again)[0]).toEqual(["olav", "speaking"]);
    given(meetingIn("statusQuo")).when("leader", { type: "anotherRound" }).refused("wrongPhase");
    given(meetingIn("statusQuo")).when("leader", { type: "endRound" }, true).refused("wrongPhase");
  });
});

describe("people who come and go during a round", () => {
  it("are appended when they come late", () => {
    const after = play([as("nils", { type: "join", participant: nils })], clarifying);
    expect(turnsOf(after).at(-1)).toEqual(["nils", "waiting"]);
    expect(turnsOf(play([wholeRound, as("nils", { type: "join", participant: nils })], clarifying))).toHaveLength(6);
  });

  it("are stepped over and recorded when they leave before their turn", () => {
    const after = given(clarifying)
      .when("per", { type: "leave", personId: "per" })
      .gives(
        { type: "participantLeft", personId: "per" },
        { type: "turnEnded", personId: "per", how: "left", endedById: "per" },
      );
    expect(turnsOf(after)[2]).toEqual(["per", "left"]);
  });

  it("hand the word on when they leave in the middle of it", () => {
    given(clarifying)
      .when("olav", { type: "leave", personId: "olav" })
      .gives(
        { type: "participantLeft", personId: "olav" },
        { type: "turnEnded", personId: "olav", how: "left", endedById: "olav" },
        { type: "turnStarted", personId: "siri" },
      );
    const last = play([...["olav", "siri", "per", "kari", WITHOUT_APP].map((id) => endTurn(id, "leader"))], clarifying);
    const types = given(last)
      .when("leader", { type: "leave", personId: "leader" })
      .after.events.slice(-3)
      .map((e) => e.type);
    expect(types).toEqual(["participantLeft", "turnEnded", "roundEnded"]);
  });

  it("get their turn at the end when they come back without having had it", () => {
    const away = play([as("per", { type: "leave", personId: "per" })], clarifying);
    const back = given(away).when("per", { type: "join", participant: PEOPLE[3] as Participant }).after;
    expect(turnsOf(back).filter(([id]) => id === "per")).toEqual([["per", "waiting"]]);
    expect(turnsOf(back).at(-1)?.[0]).toBe("per");
  });

  it("get no second turn when they come back after having had it", () => {
    const away = play([endTurn("olav"), as("olav", { type: "leave", personId: "olav" })], clarifying);
    const back = given(away).when("olav", { type: "join", participant: PEOPLE[1] as Participant }).after;
    expect(turnsOf(back).filter(([id]) => id === "olav")).toEqual([["olav", "spoke"]]);
  });

  it("move on also in a pause", () => {
    const paused = play([as("leader", { type: "pause", because: "person" })], clarifying);
    const after = given(paused).when("olav", { type: "leave", personId: "olav" }).after;
    expect(turnsOf(after)[1]).toEqual(["siri", "speaking"]);
  });
});

describe("speaking time", () => {
  it("is shared: time left in the phase, divided by those who have not spoken", () => {
    // 10 minutes, six people
    expect(shareMinutes(activeOf(clarifying))).toBeCloseTo(10 / 6, 3);
    const after = play([{ minutes: 5 }, endTurn("olav")], clarifying);
    expect(shareMinutes(activeOf(after))).toBe(1);
    const passed = play([as("kari", { type: "pass", personId: "kari" }), endTurn("siri")], after);
    expect(shareMinutes(activeOf(passed))).toBeCloseTo(5 / 3, 3);
  });

  it("is nothing when the phase is over time", () => {
    expect(shareMinutes(activeOf(play([{ minutes: 11 }, endTurn("olav")], clarifying)))).toBe(0);
  });

  it("grows for the one who speaks when the phase is lengthened, also after time was up", () => {
    const longer = play([{ minutes: 1 }, as("leader", { type: "lengthen", minutes: 6 })], clarifying);
    expect(shareMinutes(activeOf(longer))).toBeCloseTo(16 / 6, 3);
    const over = play([{ minutes: 12 }, endTurn("olav")], clarifying);
    expect(shareMinutes(activeOf(play([as("leader", { type: "lengthen", minutes: 1 })], over)))).toBe(1 / 5);
    expect(shareMinutes(activeOf(play([as("leader", { type: "lengthen", minutes: 7 })], over)))).toBe(7 / 5);
  });

  it("is added up by person, pauses not counted", () => {
    const played = play(
      [
        { minutes: 1 },
        as("leader", { type: "pause", because: "person" }),
        { minutes: 10 },
        as("leader", { type: "resume" }),
        { minutes: 1 },
        endTurn("olav"),
        as("per", { type: "pass", personId: "per" }),
        wholeRound,
        as("leader", { type: "anotherRound" }),
        { minutes: 1 },
        endTurn("olav"),
      ],
      clarifying,
    );
    expect(activeOf(played).spokenMs).toMatchObject({ olav: 3 * 60_000, per: 0, siri: 0 });
  });
});
