import { describe, expect, it } from "vitest";
import { openFactors, voteCount } from "../../src/meeting/record.ts";
import { activeOf, as, meetingDoneWith, meetingIn, type Played, play, WITHOUT_APP } from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

describe("the description", () => {
  const describing = {
    type: "describe",
    what: "Mange er åleine",
    behind: "Vi har sett det",
    grounds: ["logs", "logs"],
  } as const;
  const byId = (by: string) => ({
    type: "described" as const,
    description: { what: "Mange er åleine", behind: "Vi har sett det", grounds: ["logs"] as const, byId: by },
  });

  it("is given by the leader, or written down by the secretary", () => {
    for (const by of ["leader", "siri"]) given(meetingIn("description")).when(by, describing).gives(byId(by));
    given(meetingIn("description")).when("kari", describing).refused("describedByOther");
  });

  it("is given by the person who reported the topic", () => {
    given(meetingIn("description", { reportedById: "kari" }))
      .when("kari", describing)
      .gives(byId("kari"));
  });

  it("says what, what lies behind, and on what ground", () => {
    given(meetingIn("description"))
      .when("leader", { ...describing, what: "" })
      .refused("textMissing");
    given(meetingIn("description"))
      .when("leader", { ...describing, behind: "" })
      .refused("textMissing");
    given(meetingIn("description"))
      .when("leader", { ...describing, grounds: [] })
      .refused("groundsMissing");
    given(meetingIn("description"))
      .when("leader", { ...describing, behind: SYNTHETIC })
      .refused("nationalId");
    given(meetingIn("clarifying")).when("leader", describing).refused("wrongPhase");
  });
});

describe("status quo", () => {
  const worded = play([as("leader", { type: "wordStatusQuo", sentence: "mange er åleine" })], meetingIn("statusQuo"));

  it("is a sentence that leader or secretary writes", () => {
    given(meetingIn("statusQuo"))
      .when("siri", { type: "wordStatusQuo", sentence: "mange er åleine" })
      .gives({ type: "statusQuoWorded", sentence: "mange er åleine" });
    given(meetingIn("statusQuo")).when("per", { type: "wordStatusQuo", sentence: "x" }).refused("notLeaderOrSecretary");
    given(meetingIn("statusQuo"))
      .when("leader", { type: "wordStatusQuo", sentence: "x".repeat(301) })
      .refused("textTooLong");
    given(worded).when("leader", { type: "wordStatusQuo", sentence: " mange er åleine " }).gives();
  });

  it("is agreed to, or met with a reservation that has a reason", () => {
    given(worded)
      .when("per", { type: "agree", personId: "per" })
      .gives({ type: "statusQuoAnswered", personId: "per", agreement: { agrees: true, byId: "per" } });
    given(worded)
      .when("per", { type: "reserve", personId: "per", reason: "Vi veit for lite" })
      .gives({
        type: "statusQuoAnswered",
        personId: "per",
        agreement: { agrees: false, reason: "Vi veit for lite", byId: "per" },
      });
    given(worded).when("per", { type: "reserve", personId: "per", reason: "" }).refused("textMissing");
    given(meetingIn("statusQuo")).when("per", { type: "agree", personId: "per" }).refused("statusQuoMissing");
    given(meetingIn("factors")).when("per", { type: "agree", personId: "per" }).refused("wrongPhase");
  });

  it("is answered on behalf of those without the app, and says by whom", () => {
    const after = given(worded).when("leader", { type: "reserve", personId: WITHOUT_APP, reason: "I tvil" }).after;
    expect(activeOf(after).record.statusQuo?.answers[WITHOUT_APP]).toEqual({
      agrees: false,
      reason: "I tvil",
      byId: "leader",
    });
    given(worded).when("leader", { type: "agree", personId: "per" }).refused("hasApp");
    given(worded).when("per", { type: "agree", personId: WITHOUT_APP }).refused("notLeaderOrSecretary");
  });

  it("is concluded by the leader when all have answered", () => {
    given(worded).when("leader", { type: "concludeStatusQuo" }).refused("statusQuoUnanswered");
    given(meetingDoneWith("statusQuo")).when("siri", { type: "concludeStatusQuo" }).refused("notLeader");
    given(meetingDoneWith("statusQuo")).when("leader", { type: "concludeStatusQuo" }).gives();
  });

  it("waits for a late joiner too", () => {
    const late = { id: "nils", name: "Nils Berg", teneste: "eining", hasApp: true, present: true } as const;
    given(meetingDoneWith("statusQuo"), as("nils", { type: "join", participant: late }))
      .when("leader", { type: "nextPhase", from: "statusQuo" })
      .refused("statusQuoUnanswered", { names: "Nils Berg" });
  });
});

/** k2 and k3 are system factors of Olav and Gro, k4 is one of Per that nobody can do anything about. */
const factors = play(
  [
    as("per", {
      type: "contribute",
      authorId: "per",
      text: "Været",
      detail: { kind: "factors", systemFactor: false },
    }),
    as("kari", { type: "vote", personId: "kari", factorIds: ["k2", "k3", "k4"] }),
  ],
  meetingDoneWith("factors"),
);
const open = (played: Played) => openFactors(activeOf(played).record).map((f) => f.id);

describe("factors", () => {
  it("are marked by their author as something one can do something about, or not", () => {
    const after = given(factors).when("per", {
      type: "editContribution",
      id: "k4",
      text: "Lite ly når det regnar",
      detail: { kind: "factors", systemFactor: true },
    }).after;
    expect(activeOf(after).record.contributions.at(-1)).toMatchObject({
      text: "Lite ly når det regnar",
      systemFactor: true,
    });
  });

  it("are merged by the leader; both texts stay in the record", () => {
    const after = given(factors)
      .when("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2", "k3"] })
      .gives({ type: "factorsMerged", intoId: "k3", ids: ["k2"] });
    expect(open(after)).toEqual(["k3", "k4"]);
    expect(activeOf(after).record.contributions.filter((c) => c.kind === "factors")).toHaveLength(3);
    given(factors)
      .when("olav", { type: "mergeFactors", intoId: "k3", ids: ["k2"] })
      .refused("notLeader");
    given(factors)
      .when("leader", { type: "mergeFactors", intoId: "k3", ids: ["k3"] })
      .refused("mergeNeedsTwo");
    given(factors)
      .when("leader", { type: "mergeFactors", intoId: "k3", ids: ["k9"] })
      .refused("factorUnknown");
    given(after)
      .when("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })
      .refused("factorUnknown");
    given(meetingIn("tiltak"))
      .when("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2"] })
      .refused("wrongPhase");
  });

  it("stay chosen when they are merged into one that can be chosen", () => {
    expect(activeOf(factors).record.chosenFactorIds).toEqual(["k2"]);
    const merge = (intoId: string) =>
      activeOf(given(factors).when("leader", { type: "mergeFactors", intoId, ids: ["k2"] }).after);
    expect(merge("k3").record.chosenFactorIds).toEqual(["k3"]);
    expect(merge("k4").record.chosenFactorIds).toEqual([]);
  });

  it("stand on their own again when what they were merged into is withdrawn", () => {
    const merged = play([as("leader", { type: "mergeFactors", intoId: "k4", ids: ["k2"] })], factors);
    expect(open(play([as("per", { type: "withdrawContribution", id: "k4" })], merged))).toEqual(["k2", "k3"]);
  });

  it("are no longer chosen when their author takes them back or changes the mark", () => {
    const withdrawn = play([as("olav", { type: "withdrawContribution", id: "k2" })], factors);
    expect(activeOf(withdrawn).record.chosenFactorIds).toEqual([]);
    const changed = as("olav", {
      type: "editContribution",
      id: "k2",
      text: "Få vaksne",
      detail: { kind: "factors", systemFactor: false },
    });
    expect(activeOf(play([changed], factors)).record.chosenFactorIds).toEqual([]);
  });
});

describe("votes", () => {
  const votes = (played: Played) => Object.fromEntries(voteCount(activeOf(played).record));

  it("are three each, on different factors, and may be cast anew", () => {
    expect(votes(factors)).toEqual({ k2: 3, k3: 2, k4: 1 });
    const again = given(factors)
      .when("kari", { type: "vote", personId: "kari", factorIds: ["k3", "k3"] })
      .gives({ type: "votesCast", personId: "kari", factorIds: ["k3"] });
    expect(votes(again)).toEqual({ k2: 2, k3: 2 });
    const four = play(
      [
        as("per", {
          type: "contribute",
          authorId: "per",
          text: "Trong gang",
          detail: { kind: "factors", systemFactor: true },
        }),
      ],
      factors,
    );
    given(four)
      .when("kari", { type: "vote", personId: "kari", factorIds: ["k2", "k3", "k4", "k5"] })
      .refused("tooManyVotes", { limit: 3 });
    given(factors)
      .when("kari", { type: "vote", personId: "kari", factorIds: ["k1"] })
      .refused("factorUnknown");
    given(meetingIn("tiltak"))
      .when("kari", { type: "vote", personId: "kari", factorIds: ["k2"] })
      .refused("wrongPhase");
  });

  it("are cast for people without the app by leader or secretary", () => {
    given(factors)
      .when("siri", { type: "vote", personId: WITHOUT_APP, factorIds: ["k3"] })
      .gives({ type: "votesCast", personId: WITHOUT_APP, factorIds: ["k3"] });
    given(factors)
      .when("per", { type: "vote", personId: WITHOUT_APP, factorIds: ["k3"] })
      .refused("notLeaderOrSecretary");
  });

  it("for a merged factor count for the one it went into, once a person", () => {
    const merged = play([as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })], factors);
    expect(votes(merged)).toEqual({ k2: 3, k4: 1 });
  });
});

describe("choosing what to reduce first", () => {
  it("is the leader's, among factors one can do something about", () => {
    given(factors)
      .when("leader", { type: "chooseFactors", factorIds: ["k3", "k2", "k3"] })
      .gives({ type: "factorsChosen", factorIds: ["k3", "k2"] });
    given(factors)
      .when("siri", { type: "chooseFactors", factorIds: ["k2"] })
      .refused("notLeader");
    given(factors)
      .when("leader", { type: "chooseFactors", factorIds: ["k2", "k4"] })
      .refused("systemFactorNotChosen");
    given(factors).when("leader", { type: "chooseFactors", factorIds: [] }).refused("systemFactorNotChosen");
    given(factors)
      .when("leader", { type: "chooseFactors", factorIds: ["k9"] })
      .refused("factorUnknown");
    given(meetingIn("tiltak"))
      .when("leader", { type: "chooseFactors", factorIds: ["k3"] })
      .refused("wrongPhase");
  });
});

describe("factors that were merged or marked wrongly", () => {
  const factors = meetingIn("factors");
  const two = play(
    ["Lite tilsyn", "Få vaksne ute"].map((text) =>
      as("olav", { type: "contribute", authorId: "olav", text, detail: { kind: "factors", systemFactor: false } }),
    ),
    factors,
  );
  const [one = "", other = ""] = activeOf(two)
    .record.contributions.slice(-2)
    .map(({ id }) => id);
  const merged = play([as("leader", { type: "mergeFactors", intoId: one, ids: [other] })], two);

  it.each(["leader", "siri"])("are split again by %s, who leads or writes", (by) => {
    const after = given(merged).when(by, { type: "splitFactor", id: other }).gives({ type: "factorSplit", id: other });
    expect(openFactors(activeOf(after).record).map(({ id }) => id)).toEqual([one, other]);
  });

  it("are what one can do something about when leader or secretary says so, and not chosen when they say no", () => {
    const judged = { type: "judgeFactor", id: one, systemFactor: true } as const;
    const after = given(two).when("siri", judged).gives({ type: "factorJudged", id: one, systemFactor: true });
    given(after).when("siri", judged).gives();
    const chosen = play([as("leader", { type: "chooseFactors", factorIds: [one] })], after);
    const outside = play([as("leader", { ...judged, systemFactor: false })], chosen);
    expect(activeOf(outside).record.chosenFactorIds).toEqual([]);
  });

  it("stay as they are for others, and where there is nothing to split", () => {
    given(merged)
      .when("olav", { type: "splitFactor", id: other })
      .refused("notLeaderOrSecretary", { leader: "Randi Fjell" });
    given(two).when("leader", { type: "splitFactor", id: other }).refused("factorUnknown");
    given(merged).when("leader", { type: "judgeFactor", id: other, systemFactor: true }).refused("factorUnknown");
  });
});
