import { describe, expect, it, test } from "vitest";
import { einingForm, einingList, newEining } from "../../cards/einings/forms.ts";
import type { EiningContext } from "../../cards/einings/kit.ts";
import { mineCard } from "../../cards/einings/mine.ts";
import type { EiningRequest } from "../../cards/einings/request.ts";
import {
  listBusyCard,
  listGoneCard,
  listReportCard,
  listTakenCard,
  listTemplateCard,
} from "../../cards/einings/sentList.ts";
import type { Dialog } from "../../cards/kit/context.ts";
import { EINING_LIMITS } from "../../src/einings/limits.ts";
import { Refused } from "../../src/errors.ts";
import { TEMPLATES } from "../../src/imports/template.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { daysOffIn, daysOffText } from "../../src/text/daysOff.ts";
import { translator } from "../../src/text/text.ts";
import { admin, by, einingAfter, FACTS, founded, LEADER, person, system } from "../einings/dsl.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { textsOf } from "../support/forms.ts";
import { HOSTILE, markupIn } from "./markup.ts";

const t = translator("nn");
const name = HOSTILE.slice(0, EINING_LIMITS.nameChars);
/** As large as one may be, with names that hurt. */
const largest = einingAfter(
  admin({ type: "found", facts: { ...FACTS, name }, because: "import" }),
  ...Array.from({ length: EINING_LIMITS.people - 1 }, (_, n) =>
    admin(
      person(`P${n}`, { name: `${n} ${name}`.slice(0, 80), contactOf: ["ppt", "bup"], roles: ["employee", "deputy"] }),
    ),
  ),
  ...Array.from({ length: EINING_LIMITS.groups }, (_, n) =>
    admin({ type: "setGroup", name: `Gruppe ${n} ${HOSTILE}`.slice(0, 80), members: ["p1", "p2", "p3"] }),
  ),
  admin({ type: "addPerson", person: { ...LEADER, roles: ["leader"], contactOf: [] } }),
  ...Array.from({ length: EINING_LIMITS.topics }, (_, n) =>
    by("ragnhild", { type: "keepTopic", text: `${n} ${HOSTILE}`.slice(0, 300), confirmed: true }),
  ),
  system({ type: "takeTopic", id: "s1", meetingId: "m1" }),
  admin({
    type: "setDaysOff",
    daysOff: Array.from({ length: EINING_LIMITS.daysOff }, (_, n) => ({
      from: `${2000 + n}-10-05`,
      to: `${2000 + n}-10-09`,
      words: "Haustferie",
    })),
  }),
);

/** What is left of markup in the texts, but for our own bold names. */
const markupOf = (dialog: Dialog) =>
  textsOf(dialog).flatMap((text) => markupIn(text.replace(/^\*\*(.*)\*\* – /, "$1 – ")));

const FORMS: readonly EiningRequest[] = [
  { dialog: "eining" },
  { dialog: "eining", page: 999 },
  { dialog: "einingFacts" },
  { dialog: "einingPerson" },
  { dialog: "einingPerson", key: "p1" },
  { dialog: "einingGroup" },
  { dialog: "einingGroup", key: "g1" },
  { dialog: "einingDaysOff" },
  { dialog: "einingTopics", about: HOSTILE },
];
const draw = (request: EiningRequest, more: Partial<EiningContext> = {}) =>
  einingForm(request.dialog as "eining", {
    einingId: "e",
    eining: largest,
    isAdministrator: true,
    request,
    today: "2026-11-27",
    t,
    ...more,
  });

function expectSound({ card }: Dialog) {
  expect(schemaErrors(card)).toEqual([]);
  expect(parserErrors(card)).toEqual([]);
  expect(units(card)).toBeLessThan(MOST_UNITS);
}

describe("a form about an eining", () => {
  it.each(FORMS)("can be drawn, and is taken by Teams, however large the eining is: %j", (request) => {
    for (const isAdministrator of [true, false]) {
      const dialog = draw(request, { isAdministrator });
      expectSound(dialog);
      expect(markupOf(dialog)).toEqual([]);
    }
  });

  it("about what is gone says so", () => {
    expect(() => draw({ dialog: "einingPerson", key: "p999" })).toThrow(Refused);
    expect(() => draw({ dialog: "einingGroup", key: "g999" })).toThrow(Refused);
  });

  it("lets its own leader see who leads and who owns, and not change it", () => {
    const leader = draw(
      { dialog: "einingPerson", key: "p1" },
      { eining: einingAfter(founded), isAdministrator: false },
    );
    expect(JSON.stringify(leader)).not.toContain("einingRemovePerson");
    expect(textsOf(leader)).toContain(t("eining.person.reserved"));
    const another = JSON.stringify(draw({ dialog: "einingPerson" }, { isAdministrator: false }));
    expect(another).not.toMatch(/"value":"(leader|owner)"/);
    expect(JSON.stringify(draw({ dialog: "einingFacts" }, { isAdministrator: false }))).not.toContain('"id":"number"');
  });

  it("for a new one, and the list of them all, are taken by Teams", () => {
    const rows = Array.from({ length: 10 }, (_, n) => ({ ...FACTS, einingId: `e${n}`, name }));
    const list = einingList({ rows, count: 200, request: { dialog: "einings", page: 3, search: HOSTILE }, t });
    expectSound(list);
    expect(markupOf(list)).toEqual([]);
    expectSound(newEining(t, "nn"));
    expectSound(einingList({ rows: [], count: 0, request: { dialog: "einings" }, t }));
  });
});

test("the answer to «eining» is taken by Teams for an owner of two hundred schools, too", () => {
  const mine = Array.from({ length: 200 }, (_, n) => ({
    eining: { ...FACTS, name, einingId: `e${n}` },
    person: { roles: ["owner", "leader"] as const, contactOf: ["ppt"] as const },
  }));
  const card = mineCard({ mine, isAdministrator: true, målform: "nn", t });
  expectSound({ title: "", card: card.card });
  expect(markupOf({ title: "", card: card.card })).toEqual([]);
});

describe("days off as text", () => {
  it.each([
    ["05.10.2026–09.10.2026 Haustferie", "2026-10-05", "2026-10-09", "Haustferie"],
    ["5.10.2026 - 9.10.2026: Haustferie, veke 41", "2026-10-05", "2026-10-09", "Haustferie veke 41"],
    ["05.10.2026-09.10.2026 Haustferie", "2026-10-05", "2026-10-09", "Haustferie"],
    ["5.10.2026 til 9.10.2026 Haustferie", "2026-10-05", "2026-10-09", "Haustferie"],
    ["2026-10-05;2026-10-09;Haustferie", "2026-10-05", "2026-10-09", "Haustferie"],
    ["14.08.2026\tPlanleggingsdag", "2026-08-14", "2026-08-14", "Planleggingsdag"],
    ["14.08.2026 17 dagar", "2026-08-14", "2026-08-14", "17 dagar"],
  ])("are understood as people write them: %s", (line, from, to, words) => {
    expect(daysOffIn(`\n${line}\r\n`)).toEqual([{ from, to, words }]);
  });

  it.each([
    "Haustferie",
    "05.10.2026",
    "31.11.2026 Fri",
    "05.10.2026 31.11.2026 Fri",
    "09.10.2026–05.10.2026 Ferie",
    "05.10.26 Fri",
  ])("are asked about where they are not: %s", (line) => {
    expect(() => daysOffIn(`14.08.2026 Fri\n${line}`)).toThrow(
      expect.objectContaining({ params: { line: 2, text: line } }),
    );
  });

  it("are read back as they were written", () => {
    expect(daysOffIn(daysOffText(largest.daysOff))).toEqual(largest.daysOff);
  });
});

describe("a card about a list that was sent", () => {
  const lines = Array.from({ length: 20 }, (_, n) => `Linje ${n}: «${HOSTILE.repeat(20)}»`);
  const report = { lines, more: 7, sums: [HOSTILE.repeat(20)] };

  it.each(MALFORMER)("can be drawn, and is taken by Teams, whatever is in the list (%s)", (målform) => {
    const t = translator(målform);
    const reports = [true, false].flatMap((isFaulty) =>
      [undefined, "id"].map((listId) => listReportCard({ report, listId, isFaulty, changedMeanwhile: true, t })),
    );
    const others = [
      listTakenCard(2, t),
      listBusyCard("id", t),
      listGoneCard(t),
      listTemplateCard(TEMPLATES[målform], t),
    ];
    for (const { card } of [...reports, ...others]) {
      expect(schemaErrors(card)).toEqual([]);
      expect(parserErrors(card)).toEqual([]);
      expect(units(card)).toBeLessThan(MOST_UNITS);
    }
    for (const { card } of reports) expect(textsOf({ title: "", card }).flatMap(markupIn)).toEqual([]);
  });
});
