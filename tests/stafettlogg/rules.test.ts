import { describe, expect, it, test } from "vitest";
import { Refused } from "../../src/errors.ts";
import type { EntryRefusal, RefusalCode } from "../../src/refusals.ts";
import type { ArchiveOutcome, Command, CommandBody } from "../../src/stafettlogg/commands.ts";
import { ENTRY_LIMITS } from "../../src/stafettlogg/limits.ts";
import type { Party } from "../../src/stafettlogg/parties.ts";
import {
  ADD,
  asked,
  EVALUATE,
  entryOf,
  evaluated,
  FIELDS,
  INGRID,
  OPEN,
  opened,
  type PlayedEntry,
  PPT,
  playEntry,
  SIRI,
  TILTAK,
  withTiltak,
} from "../support/entry.ts";

const CLOSE = { type: "close", because: "goalReached", sentence: "Målet er nådd" } as const;
const closed = playEntry([CLOSE], evaluated);
const siri: Party = { kind: "person", person: SIRI };
const adding = (tiltak: Partial<typeof TILTAK> & object): CommandBody => ({ ...ADD, tiltak: { ...TILTAK, ...tiltak } });

/** What happened after `given`, or the code it was refused with. */
function when(given: PlayedEntry, command: CommandBody | Command): string[] | RefusalCode {
  try {
    return playEntry([command], given)
      .events.slice(given.events.length)
      .map(({ type }) => type);
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

describe("an entry", () => {
  it("is made by the eining's own people, once", () => {
    const nothing = playEntry([]);
    expect(when(nothing, asked(OPEN, { by: "siri" }))).toEqual(["entryOpened"]);
    expect(when(nothing, asked(OPEN, { by: "stranger" }))).toBe("notInEining");
    expect(when(opened, OPEN)).toEqual([]);
  });

  it("says what it is about in at most 100 characters", () => {
    const saying = (oppmerksomheit: string) => ({ ...OPEN, fields: { ...FIELDS, oppmerksomheit } });
    expect(when(playEntry([]), saying("a".repeat(100)))).toEqual(["entryOpened"]);
    expect(when(playEntry([]), saying("a".repeat(101)))).toBe("textTooLong");
    expect(when(playEntry([]), saying(" "))).toBe("textMissing");
  });

  it("keeps a leaf only below its own category", () => {
    const fields = { ...FIELDS, leaf: "readingSpeed" } as const;
    expect(entryOf(playEntry([{ ...OPEN, fields }])).fields.leaf).toBeUndefined();
    const subject = { ...fields, category: "subject" } as const;
    expect(entryOf(playEntry([{ ...OPEN, fields: subject }])).fields.leaf).toBe("readingSpeed");
  });

  it("asks about a likely name of a child, and never about those of its grown-ups", () => {
    const named = { type: "change", fields: { ...FIELDS, successSigns: "Ola Nordmann er med i leiken" } } as const;
    expect(when(opened, named)).toBe("likelyName");
    expect(when(opened, asked(named, { confirmed: true }))).toEqual(["entryChanged"]);
    const grown = { ...named, fields: { ...FIELDS, successSigns: "Siri ser at alle er med" } };
    expect(when(opened, grown)).toEqual(["entryChanged"]);
    expect(when(opened, { type: "addLysglimt", text: "13097248022 lo høgt" })).toBe("nationalId");
  });

  it("keeps the words that the writer has said are no child, those alone that were asked about", () => {
    const saying = (successSigns: string) => ({ type: "change", fields: { ...FIELDS, successSigns } }) as const;
    const solbakken = asked(saying("Kva gjer Solbakken og Siri i friminutta?"), {
      noChild: ["Solbakken", "Siri", "Vilbli"],
    });
    const spared = playEntry([solbakken], opened);
    expect(when(opened, solbakken)).toEqual(["entryChanged", "wordSpared"]);
    expect(entryOf(spared).spared).toMatchObject([{ word: "Solbakken", spared: true }]);
    const { spared: _said, happened, ...rest } = entryOf(spared);
    const { happened: without, ...same } = entryOf(playEntry([{ ...solbakken, noChild: [], confirmed: true }], opened));
    expect(rest).toEqual(same);
    expect(happened).toBe(without + 1);
  });

  it("asks about no word that the eining's meetings have spared, but about it as a child all the same", () => {
    const saying = (successSigns: string) => ({ type: "change", fields: { ...FIELDS, successSigns } }) as const;
    const spared = { spared: ["Solbakken"] };
    expect(when(opened, saying("Kva gjer Solbakken i friminutta?"))).toBe("likelyName");
    expect(when(opened, asked(saying("Kva gjer Solbakken i friminutta?"), spared))).toEqual(["entryChanged"]);
    expect(when(opened, asked(saying("Eleven Solbakken er med"), spared))).toBe("likelyName");
  });

  it("is changed, and says so where somebody else has changed it since the form was drawn", () => {
    const anew = { type: "change", fields: { ...FIELDS, successSigns: "Alle har nokon å leike med" } } as const;
    const changed = playEntry([anew], opened);
    expect(when(changed, asked(anew, { drawnAt: 1 }))).toBe("changedMeanwhile");
    const other = { ...anew, fields: { ...FIELDS, successSigns: "Noko anna" } };
    expect(when(changed, asked(other, { drawnAt: 1 }))).toBe("changedMeanwhile");
    expect(when(changed, asked(other, { drawnAt: 2 }))).toEqual(["entryChanged"]);
    expect(when(changed, anew)).toEqual([]);
  });

  it("goes on to a new holder, who may write in it from then on", () => {
    const given = playEntry([{ type: "transfer", to: { name: "Olav", personId: "olav" } }], opened);
    const asOlav = asked({ type: "setLevel", level: 2 }, { by: "olav" });
    expect(when(opened, asOlav)).toBe("notInEntry");
    expect(when(given, asOlav)).toEqual(["levelSet"]);
    expect(entryOf(given).heldBefore).toEqual([INGRID]);
  });

  it("takes a lysglimt from anyone involved, also when it has ended, and the same one once", () => {
    const seen = { type: "addLysglimt", text: "To nye inviterte kvarandre" } as const;
    const asInformed = asked(seen, { by: "siri" });
    expect(when(opened, asInformed)).toEqual(["lysglimtAdded"]);
    expect(when(closed, asInformed)).toEqual(["lysglimtAdded"]);
    expect(when(playEntry([asInformed], opened), asInformed)).toEqual([]);
    expect(when(opened, asked(seen, { by: "stranger" }))).toBe("notInEntry");
    const told = { type: "change", fields: { ...FIELDS, informed: [{ name: "Per", personId: "per" }] } } as const;
    expect(when(playEntry([told], opened), asked(seen, { by: "per" }))).toBe("notInEntry");
  });

  it("closes when its tiltak are evaluated, with a sentence, and nothing is changed in it after that", () => {
    expect(when(withTiltak, CLOSE)).toBe("tiltakNotEvaluated");
    expect(when(evaluated, { ...CLOSE, sentence: "" })).toBe("textMissing");
    expect(when(evaluated, CLOSE)).toEqual(["entryClosed"]);
    for (const command of [CLOSE, ADD, EVALUATE, { type: "setLevel", level: 3 } as const]) {
      expect(when(closed, command)).toBe("entryClosed");
    }
  });

  it("is taken up again as another entry, and knows which one", () => {
    const reopen = (extra = {}) => asked({ ...OPEN, reopens: "e1" }, { takesUp: closed.state, ...extra });
    const again = playEntry([reopen()]);
    expect(entryOf(again).origin).toEqual({ kind: "reopened", entryId: "e1" });
    const nothing = playEntry([]);
    expect(when(nothing, reopen({ by: "kari" }))).toBe("notInEntry");
    expect(when(nothing, reopen({ takesUp: opened.state }))).toBe("changedMeanwhile");
    expect(when(nothing, asked({ ...OPEN, reopens: "e9" }))).toBe("entryUnknown");
    const noted = (as: string) => asked({ type: "noteReopened", as }, { by: "system" });
    const told = playEntry([noted("e1~2")], closed);
    expect(entryOf(told)).toMatchObject({ status: "closed", reopenedAs: "e1~2" });
    expect(when(told, noted("e1~3"))).toEqual([]);
    expect(when(closed, { type: "noteReopened", as: "e1~3" })).toBe("notInEntry");
  });
});

describe("a tiltak", () => {
  it("has dates that exist, a start that is not passed, and its evaluation after the start", () => {
    expect(when(opened, adding({ startBy: "2027-03-01" }))).toBe("startInPast");
    expect(when(opened, adding({ evaluateBy: "2027-03-08" }))).toBe("evaluateBeforeStart");
    expect(when(opened, adding({ evaluateBy: "2027-11-31" }))).toBe("dateInvalid");
    expect(when(opened, adding({ startBy: "2027-3-8" }))).toBe("dateInvalid");
    expect(when(opened, ADD)).toEqual(["tiltakAdded"]);
  });

  it("has somebody who sees to it, each once", () => {
    expect(when(opened, adding({ responsible: [] }))).toBe("responsibleMissing");
    const twice = playEntry([adding({ responsible: [...TILTAK.responsible, siri, siri] })], opened);
    expect(entryOf(twice).tiltak[0]?.responsible).toEqual([...TILTAK.responsible, siri]);
  });

  it.each([
    ["responsible", { responsible: [...TILTAK.responsible, PPT] }],
    ["partner", { partner: "ppt" }],
    [
      "a person of theirs",
      { responsible: [...TILTAK.responsible, { kind: "person", person: { ...SIRI, teneste: "ppt" } }] },
    ],
  ] as const)("has another teneste as %s from nivå 2 on, which one command raises it to", (_as, with_) => {
    expect(when(opened, adding(with_))).toBe("levelTooLow");
    expect(when(opened, { ...adding(with_), raises: true } as CommandBody)).toEqual(["levelSet", "tiltakAdded"]);
    const asksToo = { ...adding({ ...with_, evaluateBy: "2027-08-30" }), raises: true } as CommandBody;
    expect(when(opened, asksToo)).toBe("craftAsks");
    const raised = playEntry([{ type: "setLevel", level: 2 }], opened);
    const together = playEntry([adding(with_)], raised);
    expect(together.events.at(-1)?.type).toBe("tiltakAdded");
    expect(when(together, { type: "setLevel", level: 1 })).toBe("levelTooLow");
  });

  it("is changed as long as it is tried, also when its start has passed", () => {
    const later = { ...withTiltak, nowMs: withTiltak.nowMs + 10 * 86_400_000 };
    const change = {
      type: "changeTiltak",
      id: "t1",
      tiltak: { ...TILTAK, text: "Leik med vaksne" },
    } as const;
    expect(when(later, change)).toEqual(["tiltakChanged"]);
    expect(when(later, { ...change, tiltak: { ...TILTAK, startBy: "2027-03-09" } })).toBe("startInPast");
    expect(when(later, { ...change, tiltak: { ...TILTAK, evaluateBy: "2027-03-09" } })).toBe("evaluateInPast");
    expect(when(evaluated, change)).toBe("alreadyEvaluated");
    expect(when(later, { ...change, id: "t9" })).toBe("tiltakUnknown");
    const ofAnother = asked(change, { by: "siri" });
    expect(when(later, ofAnother)).toBe("notInEntry");
  });

  it("is told apart from one that comes from a meeting, which comes once", () => {
    const handed = { ...ADD, id: "m1-k7", from: { meetingId: "m1", proposalId: "k7" } } as const;
    const added = playEntry([asked(handed, { kept: ["actorBusy"] })], withTiltak);
    expect(entryOf(added).tiltak.map(({ id }) => id)).toEqual(["t1", "m1-k7"]);
    expect(when(added, handed)).toEqual([]);
  });
});

describe("an evaluation", () => {
  it("says how it went, why, and who took part", () => {
    const [tiltak] = entryOf(evaluated).tiltak;
    expect(tiltak?.evaluation).toMatchObject({ outcome: "wanted", reason: EVALUATE.reason, byId: "leader" });
    expect(when(withTiltak, { ...EVALUATE, reason: " " })).toBe("textMissing");
    expect(when(withTiltak, { ...EVALUATE, tookPart: [] })).toBe("tookPartMissing");
  });

  it("is saved once, and locked for everybody", () => {
    expect(when(evaluated, { ...EVALUATE, outcome: "mistake" })).toBe("alreadyEvaluated");
    const later = { type: "moveEvaluation", id: "t1", evaluateBy: "2027-05-03", reason: "Meir tid" } as const;
    expect(when(evaluated, later)).toBe("alreadyEvaluated");
  });

  it("may be that it goes on, to be evaluated on another day, as often as it takes", () => {
    const later = { type: "moveEvaluation", id: "t1", evaluateBy: "2027-05-03", reason: "Meir tid" } as const;
    const moved = playEntry([later, { ...later, evaluateBy: "2027-05-07" }], withTiltak);
    const [tiltak] = entryOf(moved).tiltak;
    expect(tiltak).toMatchObject({ evaluateBy: "2027-05-07", moved: [{ from: "2027-04-19" }, { to: "2027-05-07" }] });
    expect(when(moved, { ...later, evaluateBy: "2027-03-01" })).toBe("evaluateBeforeStart");
    const inMay = { ...moved, nowMs: Date.parse("2027-05-04T08:00:00Z") };
    expect(when(inMay, { ...later, evaluateBy: "2027-05-03" })).toBe("evaluateInPast");
    expect(when(moved, EVALUATE)).toEqual(["tiltakEvaluated"]);
  });

  it("is asked about where it goes on past two months, and keeps that it was to be so", () => {
    const late = { type: "moveEvaluation", id: "t1", evaluateBy: "2027-06-14", reason: "Meir tid" } as const;
    expect(when(withTiltak, late)).toBe("craftAsks");
    const moved = playEntry([asked(late, { kept: ["tiltakLong"] })], withTiltak);
    expect(entryOf(moved).tiltak[0]).toMatchObject({ evaluateBy: "2027-06-14", kept: ["tiltakLong"] });
  });

  it("of one that is carried on in daily work closes the entry with its sentence, unless something else is tried", () => {
    const carriedOn = { ...EVALUATE, outcome: "carriedOn" } as const;
    const done = playEntry([carriedOn], withTiltak);
    expect(entryOf(done)).toMatchObject({ status: "closed", because: "carriedOn", sentence: EVALUATE.reason });
    const two = playEntry([asked(ADD, { kept: ["actorBusy"] })], withTiltak);
    expect(when(two, carriedOn)).toEqual(["tiltakEvaluated"]);
  });

  it("comes before the next step, which is linked to it", () => {
    const next = adding({ follows: "t1" });
    expect(when(withTiltak, next)).toBe("followsUnevaluated");
    const stair = playEntry([next], evaluated);
    expect(entryOf(stair).tiltak[1]).toMatchObject({ id: "t2", follows: "t1" });
    expect(when(evaluated, adding({ follows: "t9" }))).toBe("tiltakUnknown");
  });
});

describe("what a meeting hands over", () => {
  const handOver: CommandBody = {
    type: "handOver",
    meetingId: "m1",
    eining: OPEN.eining,
    fields: { ...FIELDS, goal: "Betre miljø" },
    level: 1,
    holder: INGRID,
    tiltak: [
      { id: "m1-k7", tiltak: { ...TILTAK, startBy: "2026-01-01" }, from: { meetingId: "m1", proposalId: "k7" } },
      { id: "m1-k8", tiltak: TILTAK, from: { meetingId: "m1", proposalId: "k8" } },
    ],
  };
  const handed = asked(handOver, { by: "system" });
  const there = playEntry([handed]);

  it("is one entry with its tiltak, as the meeting said it, and twice changes nothing", () => {
    expect(there.events.map(({ type }) => type)).toEqual(["entryOpened", "tiltakAdded", "tiltakAdded"]);
    expect(when(there, handed)).toEqual([]);
  });

  it("is handed over by the meeting alone, whoever asks for it", () => {
    expect(when(playEntry([]), handOver)).toBe("notInEntry");
    expect(when(there, asked(handOver, { by: "stranger" }))).toBe("notInEntry");
  });

  it("is corrected with the referat, but not where people have changed it since, nor where it is evaluated", () => {
    const [first, second] = handOver.tiltak;
    if (first === undefined || second === undefined) throw new Error("two are handed over");
    const corrected: Command = {
      ...handed,
      ...handOver,
      fields: FIELDS,
      tiltak: [first, second].map((one) => ({ ...one, tiltak: { ...one.tiltak, text: "Retta i referatet" } })),
    };
    expect(when(there, corrected)).toEqual(["entryChanged", "tiltakChanged", "tiltakChanged"]);
    const change: CommandBody = {
      type: "changeTiltak",
      id: "m1-k8",
      tiltak: { ...TILTAK, text: "Vår eiga" },
    };
    const kept = ["actorBusy"] as const;
    const touched = playEntry([asked(change, { kept: [...kept] }), { ...EVALUATE, id: "m1-k7" }], there);
    expect(when(touched, corrected)).toEqual(["entryChanged"]);
    expect(when(playEntry([corrected], there), corrected)).toEqual([]);
  });

  it("loses what the correction of the referat takes out of it", () => {
    const [first] = handOver.tiltak;
    if (first === undefined) throw new Error("two are handed over");
    const own = { oppmerksomheit: "Med eit namn i", meetOn: "2027-03-01" };
    const before = playEntry([{ ...handed, ...handOver, tiltak: [{ ...first, tiltak: { ...first.tiltak, ...own } }] }]);
    const after = entryOf(playEntry([{ ...handed, ...handOver, tiltak: [first] }], before)).tiltak[0];
    expect(after).toMatchObject({ text: TILTAK.text });
    expect(after).not.toHaveProperty("oppmerksomheit");
    expect(after).not.toHaveProperty("meetOn");
  });
});

describe("the archive", () => {
  const there = { archives: true };
  const toArchive = asked({ type: "archive" }, there);
  const answers = (edition: number, result: ArchiveOutcome) =>
    asked({ type: "archiveResult", edition, result }, { by: "system" });
  const delivered = answers(1, { status: "delivered" });
  const failed = answers(1, { status: "failed", fault: "full" });
  const once = playEntry([toArchive], opened);

  it("gets the entry when it ends, however it does, and not where there is none", () => {
    expect(when(evaluated, asked(CLOSE, there))).toEqual(["entryClosed", "archiveAsked"]);
    const carriedOn = asked({ ...EVALUATE, outcome: "carriedOn" }, there);
    expect(when(withTiltak, carriedOn)).toEqual(["tiltakEvaluated", "entryClosed", "archiveAsked"]);
    expect(when(evaluated, CLOSE)).toEqual(["entryClosed"]);
  });

  it("gets it when its leader or holder wants that, and for nobody else", () => {
    expect(when(opened, toArchive)).toEqual(["archiveAsked"]);
    expect(when(opened, asked({ type: "archive" }, { ...there, by: "siri" }))).toBe("notInEntry");
    const isResponsible = { ...TILTAK, responsible: [...TILTAK.responsible, siri] };
    const seesToIt = playEntry([{ ...ADD, tiltak: isResponsible }], opened);
    expect(when(seesToIt, asked({ type: "archive" }, { ...there, by: "siri" }))).toBe("notInEntry");
    expect(when(opened, asked({ type: "archive" }, { ...there, by: "stranger" }))).toBe("notInEntry");
  });

  it("is asked once while it has not answered, and gets a new edition after that", () => {
    expect(when(once, toArchive)).toEqual([]);
    const again = playEntry([delivered, toArchive], once);
    expect(entryOf(again)).toMatchObject({ archive: { edition: 2, status: "asked" }, archived: [1] });
  });

  it("is asked anew for what it did not take, under the same number", () => {
    const told = playEntry([failed], once);
    expect(entryOf(told).archive).toMatchObject({ status: "failed", fault: "full" });
    expect(entryOf(playEntry([toArchive], told)).archive).toMatchObject({ edition: 1, status: "asked" });
    expect(entryOf(playEntry([toArchive], told)).archive).not.toHaveProperty("fault");
  });

  it("answers once to an edition, and never to what it was not asked", () => {
    const done = playEntry([delivered], once);
    for (const late of [delivered, failed, answers(2, { status: "delivered" })]) expect(when(done, late)).toEqual([]);
    expect(when(opened, delivered)).toEqual([]);
    const waits = playEntry([answers(1, { status: "awaitingReceipt" })], once);
    expect(entryOf(waits)).toMatchObject({ archive: { status: "awaitingReceipt" }, archived: [] });
    expect(entryOf(playEntry([delivered], waits)).archived).toEqual([1]);
    expect(when(once, asked({ type: "archiveResult", edition: 1, result: { status: "delivered" } }))).toBe(
      "notInEntry",
    );
  });
});

/** One way to each refusal. The type checker sees to it that none is forgotten. */
const WAYS: Readonly<
  Record<
    Exclude<EntryRefusal, "entryInPrivate" | "addressUnknown" | "addressOutside" | "tooManyAsked">,
    () => string[] | RefusalCode
  >
> = {
  entryUnknown: () => when(playEntry([]), ADD),
  entryClosed: () => when(closed, ADD),
  notInEntry: () => when(opened, asked(ADD, { by: "stranger" })),
  notInEining: () => when(playEntry([]), asked(OPEN, { by: "stranger" })),
  archiveAbsent: () => when(opened, { type: "archive" }),
  alreadyEvaluated: () => when(evaluated, EVALUATE),
  evaluateInPast: () => {
    const later = { ...withTiltak, nowMs: Date.parse("2027-05-04T08:00:00Z") };
    return when(later, { type: "moveEvaluation", id: "t1", evaluateBy: "2027-05-03", reason: "Meir tid" });
  },
  followsUnevaluated: () => when(withTiltak, adding({ follows: "t1" })),
  tookPartMissing: () => when(withTiltak, { ...EVALUATE, tookPart: [] }),
  levelTooLow: () => when(opened, adding({ responsible: [PPT] })),
  tiltakNotEvaluated: () => when(withTiltak, CLOSE),
  changedMeanwhile: () => when(withTiltak, asked({ type: "changeTiltak", id: "t1", tiltak: TILTAK }, { drawnAt: 1 })),
  tooManyTiltak: () => {
    const kept = ["actorBusy"] as const;
    const many = Array.from({ length: ENTRY_LIMITS.tiltak }, () => asked(ADD, { kept: [...kept] }));
    return when(playEntry(many, opened), ADD);
  },
  tooManyLysglimt: () => {
    const glimpse = (n: number): CommandBody => ({ type: "addLysglimt", text: `Lysglimt ${n}` });
    const many = Array.from({ length: ENTRY_LIMITS.lysglimt }, (_, n) => glimpse(n));
    return when(playEntry(many, opened), glimpse(-1));
  },
  tooManyInformed: () => {
    const informed = Array.from({ length: ENTRY_LIMITS.informed + 1 }, (_, n) => ({ name: `Vaksen ${n}` }));
    return when(opened, { type: "change", fields: { ...FIELDS, informed } });
  },
  tooManyParties: () => when(opened, adding({ responsible: Array.from({ length: 21 }, () => siri) })),
  entryFull: () => {
    const level = (n: number): CommandBody => ({ type: "setLevel", level: n % 2 === 0 ? 2 : 1 });
    const many = Array.from({ length: ENTRY_LIMITS.changes }, (_, n) => level(n));
    return when(playEntry(many, opened), level(0));
  },
  craftAsks: () => when(withTiltak, ADD),
};

test.each(Object.entries(WAYS))("somebody can be told %s", (code, way) => {
  expect(way()).toBe(code);
});

describe("who may write in it", () => {
  const level: CommandBody = { type: "setLevel", level: 2 };
  const by = (person: string, given = opened) => when(given, asked(level, { by: person }));

  it("the eining's leader and those who see to a tiltak by name, not those informed, nor others who work there", () => {
    const led = playEntry([{ type: "transfer", to: { name: "Olav", personId: "olav" } }], opened);
    expect(by("leader", led)).toEqual(["levelSet"]);
    expect(by("siri")).toBe("notInEntry");
    expect(by("kari")).toBe("notInEntry");
    const responsible = playEntry([adding({ responsible: [...TILTAK.responsible, siri] })], opened);
    expect(by("siri", responsible)).toEqual(["levelSet"]);
  });

  it("groups and other tenester that see to a tiltak may read and see bright spots", () => {
    const group: Party = { kind: "group", groupId: "trinn6", name: "6. trinn" };
    const glimpse: CommandBody = { type: "addLysglimt", text: "Alle var med" };
    const given = playEntry([{ type: "setLevel", level: 2 }, adding({ responsible: [group, PPT] })], opened);
    for (const person of ["kari", "nora"]) {
      expect(when(opened, asked(glimpse, { by: person }))).toBe("notInEntry");
      expect(when(given, asked(glimpse, { by: person }))).toEqual(["lysglimtAdded"]);
      expect(when(given, asked({ type: "setLevel", level: 3 }, { by: person }))).toBe("notInEntry");
    }
  });
});
