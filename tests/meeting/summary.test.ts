import { describe, expect, it } from "vitest";
import type { CommandBody, PlanGiven } from "../../src/meeting/commands.ts";
import { SAID_LATER, stillMissing } from "../../src/meeting/plan.ts";
import { factorsOf, factorsText, type Proposal, standing, withoutFactor } from "../../src/meeting/record.ts";
import {
  activeOf,
  as,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  PEOPLE,
  PLAN,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

describe("a proposal", () => {
  const propose = (factorId: string): CommandBody => ({
    type: "contribute",
    authorId: "kari",
    text: "Leik i storefri",
    detail: { kind: "tiltak", factorId, tiltakKind: "inGroup" },
  });

  it("names a chosen factor and a kind", () => {
    const after = given(meetingIn("tiltak")).when("kari", propose("k2")).after;
    expect(activeOf(after).record.contributions.at(-1)).toMatchObject({
      kind: "tiltak",
      factorId: "k2",
      tiltakKind: "inGroup",
    });
    given(meetingIn("tiltak")).when("kari", propose("k3")).refused("factorNotChosen");
    given(meetingIn("tiltak")).when("kari", propose("k1")).refused("factorUnknown");
  });

  it("for a factor that was merged goes to the one it went into", () => {
    const merged = play(
      [
        as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] }),
        as("leader", { type: "nextPhase", from: "factors" }, true),
      ],
      meetingDoneWith("factors"),
    );
    expect(activeOf(given(merged).when("kari", propose("k3")).after).record.contributions.at(-1)).toMatchObject({
      factorId: "k2",
    });
  });
});

describe("a proposal that answers several factors", () => {
  const both = play(
    [as("leader", { type: "chooseFactors", factorIds: ["k2", "k3"] }), next],
    meetingDoneWith("factors"),
  );
  const propose = (reduces: { factorId: string; alsoFactorIds?: readonly string[] }) =>
    as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "Leik i storefri",
      detail: { kind: "tiltak", ...reduces, tiltakKind: "inGroup" },
    });
  const [proposed, summed] = [play([propose({ factorId: "k3", alsoFactorIds: ["k2", "k3"] })], both), next];
  const factorsIn = (played: Played) => {
    const { record } = activeOf(played);
    return standing(record, "tiltak").map((proposal) => factorsOf(record, proposal).map(({ id }) => id));
  };

  it("names each of them once, the first one first, and only what was chosen", () => {
    expect(factorsIn(proposed)).toEqual([["k3", "k2"]]);
    given(play([], meetingIn("tiltak")))
      .when("kari", propose({ factorId: "k2", alsoFactorIds: ["k3"] }))
      .refused("factorNotChosen");
  });

  it("stands while one of them does", () => {
    const back = as("leader", { type: "goBack", phase: "factors", reason: "Om att" });
    const one = play([back, as("siri", { type: "withdrawContribution", id: "k3" })], proposed);
    expect(factorsIn(one)).toEqual([["k2"]]);
    expect(withoutFactor(activeOf(one).record)).toEqual([]);
    given(one).when("olav", { type: "withdrawContribution", id: "k2" }).refused("factorHasProposals", { count: 1 });
  });

  it("is said again when it is changed, or taken against others", () => {
    const id = activeOf(proposed).record.contributions.at(-1)?.id ?? "";
    const detail = { kind: "tiltak", factorId: "k2", tiltakKind: "inGroup" } as const;
    const edited = play([as("kari", { type: "editContribution", id, text: "Leik", detail })], proposed);
    expect(factorsIn(edited)).toEqual([["k2"]]);
    const taken = { type: "takeTiltak", id, plan: PLAN, reduces: { factorId: "k2", alsoFactorIds: ["k3"] } } as const;
    const after = given(play([summed], edited)).when("leader", taken);
    after.gives(
      { type: "factorNamed", id, factorId: "k2", alsoFactorIds: ["k3"] },
      { type: "tiltakTaken", id, plan: PLAN, busyActors: [] },
    );
    expect(
      factorsText(activeOf(after.after).record, standing(activeOf(after.after).record, "tiltak")[0] as Proposal),
    ).toBe("Få vaksne ute i storefri; Lite å gjere på i skulegarden");
  });
});

const summary = meetingIn("summary");
const personNamed = (id: string) => PEOPLE.find((person) => person.id === id)?.name;
const take = (plan: Partial<PlanGiven> = {}, id = "k4") =>
  ({ type: "takeTiltak", id, plan: { ...PLAN, ...plan } }) as const;

describe("taking a tiltak", () => {
  it("is the unit's leader's choice, with a whole plan", () => {
    const after = given(summary)
      .when("leader", take())
      .gives({ type: "tiltakTaken", id: "k4", plan: PLAN, busyActors: [] });
    expect(activeOf(after).record.plans).toEqual({ k4: PLAN });
    given(summary).when("siri", take()).refused("notLeader");
    given(summary).when("leader", take({}, "k9")).refused("tiltakUnknown");
    given(summary).when("leader", take({}, "k2")).refused("tiltakUnknown");
    given(meetingIn("tiltak")).when("leader", take()).refused("wrongPhase");
  });

  it("needs what they are attentive to; the rest can be said later", () => {
    given(summary)
      .when("leader", take({ oppmerksomheit: " " }))
      .refused("textMissing");
    const later = { goal: " ", successSigns: "", evaluatedBy: "", evaluatedHow: "" };
    const { category: _later, ...plan } = { ...PLAN, ...later };
    const after = given(summary).when("leader", { type: "takeTiltak", id: "k4", plan }).after;
    expect(activeOf(after).record.plans.k4).toEqual({ ...plan, goal: "" });
    expect(stillMissing({ ...plan, goal: "" })).toEqual([...SAID_LATER]);
    expect(stillMissing(PLAN)).toEqual([]);
  });

  it.each(["oppmerksomheit", "goal", "successSigns", "evaluatedBy", "evaluatedHow"] as const)("checks %s", (field) => {
    given(summary)
      .when("leader", take({ [field]: SYNTHETIC }))
      .refused("nationalId");
    given(summary)
      .when("leader", take({ [field]: "Vi ser at Tuva smiler" }))
      .refused("likelyName", { names: "Tuva" });
    given(summary)
      .when("leader", take({ [field]: "x".repeat(1001) }))
      .refused("textTooLong");
  });

  it("has an oppmerksomheit of at most a hundred characters", () => {
    given(summary)
      .when("leader", take({ oppmerksomheit: "x".repeat(101) }))
      .refused("textTooLong", { limit: 100, length: 101 });
    expect(
      given(summary)
        .when("leader", take({ oppmerksomheit: "x".repeat(100) }))
        .after.events.at(-1)?.type,
    ).toBe("tiltakTaken");
  });

  it("has somebody responsible", () => {
    given(summary)
      .when("leader", take({ responsible: [] }))
      .refused("responsibleMissing");
    const twice = given(summary).when("leader", take({ responsible: ["eining", "eining", "ppt"] })).after;
    expect(activeOf(twice).record.plans.k4?.responsible).toEqual(["eining", "ppt"]);
  });

  it("may name one of the participants, by the name that they had", () => {
    const after = given(summary).when("leader", take({ personId: "per" })).after;
    expect(activeOf(after).record.plans.k4?.person).toEqual({ id: "per", name: personNamed("per") });
    expect(activeOf(after).record.plans.k4).not.toHaveProperty("personId");
    given(summary)
      .when("leader", take({ personId: "stranger" }))
      .refused("personUnknown");
    // Who has gone home may still have said yes.
    const gone = play([as("per", { type: "leave", personId: "per" })], summary);
    expect(activeOf(given(gone).when("leader", take({ personId: "per" })).after).record.plans.k4?.person?.id).toBe(
      "per",
    );
  });

  it("may say when the unit and its partner meet", () => {
    const after = given(summary).when("leader", take({ meetOn: "2027-03-02" })).after;
    expect(activeOf(after).record.plans.k4?.meetOn).toBe("2027-03-02");
    given(summary)
      .when("leader", take({ meetOn: "2027-03-01" }))
      .refused("meetInPast");
    given(summary)
      .when("leader", take({ meetOn: "2027-02-30" }))
      .refused("dateInvalid");
  });

  it("starts today at the earliest, in Norway, and is evaluated after that", () => {
    // The meeting is on 2 March 2027.
    expect(
      given(summary)
        .when("leader", take({ startBy: "2027-03-02" }))
        .after.events.at(-1)?.type,
    ).toBe("tiltakTaken");
    given(summary)
      .when("leader", take({ startBy: "2027-03-01" }))
      .refused("startInPast");
    given(summary)
      .when("leader", take({ evaluateBy: PLAN.startBy }))
      .refused("evaluateBeforeStart");
    for (const date of ["2027-02-30", "2027-13-01", "8. mars", "", "2027-3-8", "12027-03-08"]) {
      given(summary)
        .when("leader", take({ startBy: date }))
        .refused("dateInvalid");
      given(summary)
        .when("leader", take({ evaluateBy: date }))
        .refused("dateInvalid");
    }
    // Half past eleven in the evening in Greenwich is the next day in Oslo.
    given(summary, { minutes: 15 * 60 })
      .when("leader", take({ startBy: "2027-03-02" }))
      .refused("startInPast");
  });

  it("is asked about when it lasts longer than two months", () => {
    given(summary)
      .when("leader", take({ evaluateBy: "2027-05-10" }))
      .refused("longTiltak", { days: 63 });
    expect(
      given(summary)
        .when("leader", take({ evaluateBy: "2027-05-10" }), true)
        .after.events.at(-1)?.type,
    ).toBe("tiltakTaken");
    expect(
      given(summary)
        .when("leader", take({ evaluateBy: "2027-05-09" }))
        .after.events.at(-1)?.type,
    ).toBe("tiltakTaken");
  });

  it("is asked about when an actor has one already; the record says which", () => {
    const one = play([as("leader", take())], summary);
    given(one)
      .when("leader", take({ responsible: ["ppt", "eining"] }, "k5"))
      .refused("actorBusy", { count: 1 });
    const both = given(one).when("leader", take({ responsible: ["ppt", "eining"] }, "k5"), true).after;
    expect(both.events.at(-1)).toMatchObject({ busyActors: ["eining"] });
    expect(
      given(one)
        .when("leader", take({ responsible: ["ppt"] }, "k5"))
        .after.events.at(-1),
    ).toMatchObject({ busyActors: [] });
    expect(
      given(one)
        .when("leader", take({ goal: "Alle har nokon" }))
        .after.events.at(-1),
    ).toMatchObject({ busyActors: [] });
  });

  it("asks about a child's name before anything else, so that a yes to a long tiltak is no yes to a name", () => {
    given(summary)
      .when("leader", take({ evaluateBy: "2027-08-10", goal: "Vi ser at Tuva smiler" }))
      .refused("likelyName");
  });

  it("can be undone", () => {
    given(meetingDoneWith("summary"))
      .when("leader", { type: "dropTiltak", id: "k4" })
      .gives({ type: "tiltakDropped", id: "k4" });
    given(summary).when("leader", { type: "dropTiltak", id: "k4" }).refused("tiltakUnknown");
    given(meetingDoneWith("summary")).when("olav", { type: "dropTiltak", id: "k4" }).refused("notLeader");
    given(meetingIn("evaluation")).when("leader", { type: "dropTiltak", id: "k4" }).refused("wrongPhase");
  });
});

describe("the evaluation", () => {
  const answer = { worked: " Rundane ", better: "", structure: "yes", useful: "partly", nextTime: "" } as const;
  const evaluate = (personId: string) => ({ type: "evaluate", personId, answer }) as const;

  it("is answered by the unit's employees; every text may be left out", () => {
    given(meetingIn("evaluation"))
      .when("olav", evaluate("olav"))
      .gives({ type: "evaluated", personId: "olav", answer: { ...answer, worked: "Rundane" } });
    given(meetingIn("evaluation")).when("kari", evaluate("kari")).refused("notEmployee");
    given(meetingIn("summary")).when("olav", evaluate("olav")).refused("wrongPhase");
    const named = { ...evaluate("olav"), answer: { ...answer, nextTime: `Ikkje skrive ${SYNTHETIC}` } };
    given(meetingIn("evaluation")).when("olav", named).refused("nationalId");
  });

  it("is written for those without the app by leader or secretary", () => {
    given(meetingIn("evaluation"))
      .when("siri", evaluate(WITHOUT_APP))
      .gives({ type: "evaluated", personId: WITHOUT_APP, answer: { ...answer, worked: "Rundane" } });
    given(meetingIn("evaluation")).when("leader", evaluate("olav")).refused("hasApp");
  });

  it("ends the meeting when the last of those present has answered", () => {
    const before = ["leader", "olav"].map((id) => as(id, evaluate(id)));
    const siriGone = as("siri", { type: "leave", personId: "siri" });
    given(meetingIn("evaluation"), ...before, as("leader", evaluate(WITHOUT_APP)))
      .when("olav", evaluate("olav"))
      .gives({ type: "evaluated", personId: "olav", answer: { ...answer, worked: "Rundane" } });
    const last = given(meetingIn("evaluation"), ...before, siriGone).when("leader", evaluate(WITHOUT_APP));
    expect(last.after.events.at(-1)?.type).toBe("meetingCompleted");
    expect(endedOf(last.after).how).toBe("completed");
  });

  it("ends at once for a leader who is the only employee", () => {
    const alone = [
      ...["olav", "siri"].map((id) =>
        as("leader", { type: "updateParticipant", personId: id, teneste: "nav", present: true }),
      ),
      as("leader", { type: "leave", personId: WITHOUT_APP }),
    ];
    const after = given(meetingIn("evaluation"), ...alone).when("leader", evaluate("leader")).after;
    expect(endedOf(after).how).toBe("completed");
  });
});

describe("the order of the method: factors before tiltak", () => {
  const back = [
    as("leader", { type: "goBack", phase: "factors", reason: "Feil faktor" }),
    as("leader", { type: "chooseFactors", factorIds: ["k3"] }),
  ] as const;

  it("holds also after going back: a proposal counts only when its factor is chosen now", () => {
    const again = play([...back, next], meetingDoneWith("tiltak"));
    given(again).when("leader", { type: "nextPhase", from: "tiltak" }).refused("proposalMissing");
    const detail = { kind: "tiltak", factorId: "k3", tiltakKind: "inGroup" } as const;
    const proposed = as("kari", { type: "contribute", authorId: "kari", text: "Nye leiker", detail });
    const summary = play([proposed, next], again);
    given(summary).when("leader", { type: "takeTiltak", id: "k4", plan: PLAN }).refused("factorNotChosen");
    given(summary).when("leader", { type: "takeTiltak", id: "k6", plan: PLAN }).after;
  });

  it("lets the old proposals count again when their factor is chosen again", () => {
    const both = play(
      [...back, as("leader", { type: "chooseFactors", factorIds: ["k2", "k3"] }), next],
      meetingDoneWith("tiltak"),
    );
    given(play([next], both)).when("leader", { type: "takeTiltak", id: "k4", plan: PLAN }).after;
  });
});
