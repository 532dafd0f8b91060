import { describe, expect, it, test } from "vitest";
import { askedOfGoal, askedOfTiltak } from "../../src/stafettlogg/craft.ts";
import { activeTiltak, openEnds, tiltakstrapp } from "../../src/stafettlogg/tiltakstrapp.ts";
import { ADD, asked, EVALUATE, entryOf, evaluated, playEntry, TILTAK, withTiltak } from "../support/entry.ts";

describe("the goal", () => {
  it.each([
    "Alle på 6. trinn er med i leik i storefri",
    "Minst åtte av ti elevar har nokon å vere saman med",
    "Ingen står åleine ved gjerdet",
    "Hver elev svarer at de trives",
  ])("is asked nothing: «%s»", (goal) => {
    expect(askedOfGoal(goal)).toEqual([]);
  });

  it.each(["Alle skal vere med i leik", "Å få alle med", "Redusere uroa til 3 gonger i veka", "Alle må bli venner"])(
    "is asked to be told in the present: «%s»",
    (goal) => {
      expect(askedOfGoal(goal)).toEqual(["goalNotPresent"]);
    },
  );

  it("is asked how it will be seen, where nothing in it can be counted", () => {
    expect(askedOfGoal("Klassen har det godt saman")).toEqual(["goalNotMeasurable"]);
    expect(askedOfGoal("Betre klassemiljø")).toEqual(["goalNotPresent", "goalNotMeasurable"]);
  });

  it("is asked nothing before it is there", () => {
    expect(askedOfGoal("")).toEqual([]);
  });
});

describe("a tiltak", () => {
  const empty = { tiltak: [] };
  const [school] = TILTAK.responsible;
  if (school === undefined) throw new Error("somebody sees to it");

  it("of two sides and six weeks is asked nothing", () => {
    expect(askedOfTiltak(TILTAK, empty, [])).toEqual([]);
  });

  it("is asked about more than two months, and of a simple habit about more than three weeks", () => {
    expect(askedOfTiltak({ ...TILTAK, evaluateBy: "2027-05-09" }, empty, [])).toEqual([]);
    expect(askedOfTiltak({ ...TILTAK, evaluateBy: "2027-05-10" }, empty, [])).toEqual(["tiltakLong"]);
    const habit = { ...TILTAK, habit: true } as const;
    expect(askedOfTiltak({ ...habit, evaluateBy: "2027-03-29" }, empty, [])).toEqual([]);
    expect(askedOfTiltak({ ...habit, evaluateBy: "2027-03-30" }, empty, [])).toEqual(["habitLong"]);
  });

  it("is asked about whoever sees to another already, in this entry or in the eining's others", () => {
    expect(askedOfTiltak(TILTAK, entryOf(withTiltak), [])).toEqual(["actorBusy"]);
    expect(askedOfTiltak(TILTAK, entryOf(withTiltak), [], "t1")).toEqual([]);
    expect(askedOfTiltak(TILTAK, entryOf(evaluated), [])).toEqual([]);
    expect(askedOfTiltak(TILTAK, empty, ["actor eining"])).toEqual(["actorBusy"]);
    expect(askedOfTiltak(TILTAK, empty, ["actor nav"])).toEqual([]);
  });

  it.each([
    "Leikekassar ute; kurs for vaksne; foreldremøte",
    "Leikekassar ute. Kurs for dei vaksne. Foreldremøte til hausten.",
    "Leikekassar ute, og i tillegg kurs for dei vaksne",
  ])("is asked about covering several things: «%s»", (text) => {
    expect(askedOfTiltak({ ...TILTAK, text }, empty, [])).toEqual(["coversSeveral"]);
  });

  it("is asked who else can pull, where only one side does", () => {
    expect(askedOfTiltak({ ...TILTAK, responsible: [school] }, empty, [])).toEqual(["noSecondActor"]);
    expect(askedOfTiltak({ ...TILTAK, responsible: [school], partner: "ppt" }, empty, [])).toEqual([]);
  });

  it("is stored with what it was asked about and stood by, and with nothing that was not asked", () => {
    const added = playEntry([asked(ADD, { kept: ["actorBusy", "tiltakLong"] })], withTiltak);
    expect(entryOf(added).tiltak[1]?.kept).toEqual(["actorBusy"]);
  });
});

test("the history is stairs: a step for each tiltak, with how it went", () => {
  const next = { ...ADD, tiltak: { ...TILTAK, follows: "t1" } };
  const kept = { kept: ["actorBusy"] } as const;
  const some = playEntry([{ ...EVALUATE, outcome: "someEffect" }], withTiltak);
  expect(openEnds(entryOf(some))).toMatchObject([{ tiltak: { id: "t1" }, asksFor: "next" }]);
  const two = playEntry([next, asked(next, { kept: [...kept.kept] }), asked(ADD, { kept: [...kept.kept] })], some);
  const stairs = tiltakstrapp(entryOf(two)).map(({ from, steps }) => [
    from,
    ...steps.map((s) => `${s.tiltak.id} ${s.outcome}`),
  ]);
  expect(stairs).toEqual([
    [undefined, "t1 someEffect", "t2 ongoing"],
    ["t1", "t3 ongoing"],
    [undefined, "t4 ongoing"],
  ]);
  expect(openEnds(entryOf(two))).toEqual([]);
  const sooner = { type: "moveEvaluation", id: "t4", evaluateBy: "2027-03-15", reason: "Det hastar" } as const;
  expect(activeTiltak(entryOf(playEntry([sooner], two))).map(({ id }) => id)).toEqual(["t4", "t2", "t3"]);
});

test("one that was registered by mistake asks for the right one", () => {
  const wrong = playEntry([{ ...EVALUATE, outcome: "mistake" }], withTiltak);
  expect(openEnds(entryOf(wrong))).toMatchObject([{ asksFor: "right" }]);
  const right = playEntry([{ ...ADD, tiltak: { ...TILTAK, follows: "t1" } }], wrong);
  expect(openEnds(entryOf(right))).toEqual([]);
});
