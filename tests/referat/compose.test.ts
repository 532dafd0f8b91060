import { describe, expect, test } from "vitest";
import type { MeetingInfo } from "../../src/meeting/events.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { translator } from "../../src/text/text.ts";
import { as, completedMeeting, endedOf, meetingDoneWith, meetingIn, play, start } from "../support/meeting.ts";
import { eventful } from "./sample.ts";
import { factsIn, itemsIn, section, stringsOf } from "./strings.ts";

function referat(meeting: EndedMeeting): ReferatDocument {
  return composeReferat(meeting, translator(meeting.info.målform));
}
const nn = (info: Partial<MeetingInfo> = {}) => referat(eventful(info));

describe("the top of the referat", () => {
  test("says which meeting it was, when in Oslo, and who led it", () => {
    const document = nn();
    expect(document.title).toBe("Referat frå BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri");
    expect(document).toMatchObject({ language: "nn-NO", date: "2027-03-02", eining: "Lia skule" });
    expect(factsIn(document.blocks.slice(0, 1))).toEqual({
      Eining: "Lia skule",
      Tid: "tysdag 2. mars 2027 kl. 09.00–09.59",
      Møteleiar: "Siri Vik",
    });
  });

  test("has no full stop in its title", () => {
    const { record, ...meeting } = eventful({ topic: "Uro i friminutta." });
    const { statusQuo: _none, ...before } = record;
    expect(referat({ ...meeting, record: before }).title).toBe("Referat frå BTI-møte: Uro i friminutta");
  });

  test("is about what the group agreed on, as the leader has put it; else about what the meeting began with", () => {
    const meeting = eventful();
    const edited = (statusQuo: string) => {
      const work = { ...meeting.referat.work, edits: { statusQuo } };
      return referat({ ...meeting, referat: { ...meeting.referat, work } });
    };
    expect(edited("Vi er einige om at fleire må få vere med.").topic).toContain("leire må få vere med");
    const { statusQuo = { answers: {}, concluded: false, sentence: "" }, ...record } = meeting.record;
    expect(referat({ ...meeting, record }).topic).toBe("Uro i friminutta");
    // What is too long for a heading stands below it all the same.
    const long = referat({
      ...meeting,
      record: { ...record, statusQuo: { ...statusQuo, sentence: "uro ".repeat(40) } },
    });
    expect(long.title).toBe("Referat frå BTI-møte: Uro i friminutta");
    expect(long.topic).toContain("Uro uro uro");
  });

  test("can be read also where summer time ended during the meeting", () => {
    const startedAtMs = Date.parse("2027-10-31T02:50:00+02:00");
    const meeting = { ...eventful(), startedAtMs, endedAtMs: startedAtMs + 20 * 60_000 };
    expect(factsIn(referat(meeting).blocks).Tid).toBe(
      "søndag 31. oktober 2027 kl. 02.50 (sommartid) til 02.10 (vintertid)",
    );
  });

  test("is in bokmål where the meeting was", () => {
    const document = nn({ målform: "nb" });
    expect(document.language).toBe("nb-NO");
    expect(document.title).toBe("Referat fra BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri");
    expect(factsIn(document.blocks).Tid).toBe("tirsdag 2. mars 2027 kl. 09.00–09.59");
  });

  test("names the secretary, and says that a meeting went on without a viddevakt", () => {
    const meeting = endedOf(completedMeeting());
    expect(factsIn(referat(meeting).blocks)).toMatchObject({ Referent: "Siri Vik" });
    const without = referat({ ...meeting, viddevakt: { status: "waived" } });
    expect(factsIn(without.blocks)).toMatchObject({ Viddevakt: "Møtet vart halde utan viddevakt" });
  });

  test("lists everyone by teneste: without the app, late, gone early, never there", () => {
    expect(factsIn(section(nn(), "Deltakarar"))).toEqual({
      Viddevakt: "Olav Dal",
      Skulen: "Randi Fjell, Olav Dal, Siri Vik, Gro Li (ikkje på Teams)",
      PPT: "Per Haug",
      Helsestasjon: "Kari Nes (gjekk under «Tiltak»)",
      Barnevern: "Nils Eide (kom til under «Oppklarande runde»)",
      "Ikkje til stades": "Tone Moe",
    });
  });
});

describe("what people are there as", () => {
  const say = (personId: string, role: string, teneste: "eining" | "anna" = "eining") =>
    as("leader", { type: "updateParticipant", personId, teneste, role, present: true });
  const add = (name: string, role: string) =>
    as("leader", { type: "addWithoutApp", name, teneste: "anna", role } as const);
  const listed = (...steps: Parameters<typeof play>[0]) => {
    const ended = endedOf(play([...steps, as("leader", { type: "abort", reason: "" })], play([start()])));
    return factsIn(section(referat(ended), "Deltakarar"));
  };

  test("stands by their names, and tells which teneste it is", () => {
    expect(listed(say("leader", "kontaktlærar"), add("Gro Li", "Statped"))).toMatchObject({
      Skulen: "Randi Fjell, kontaktlærar; Olav Dal; Siri Vik",
      "Anna teneste": "Gro Li, Statped (ikkje på Teams)",
    });
  });

  test("stands once where it tells two of the same name apart", () => {
    expect(listed(add("Gro Li", "Statped"), add("Gro Li", "logoped"))).toMatchObject({
      "Anna teneste": "Gro Li (Statped) (ikkje på Teams); Gro Li (logoped) (ikkje på Teams)",
    });
  });
});

describe("a meeting that was cut short", () => {
  test("is marked incomplete with the reason, and has only the phases it came to", () => {
    const aborted = play([as("leader", { type: "abort", reason: "Brannalarm" })], meetingIn("clarifying"));
    const document = referat(endedOf(aborted));
    expect(document.blocks[0]).toEqual({
      kind: "note",
      tone: "warning",
      text: "Møtet vart avbrote, og referatet er ufullstendig. Grunnen: Brannalarm",
    });
    const headings = document.blocks.flatMap((b) => (b.kind === "heading" ? [b.text] : []));
    expect(headings).toEqual(["Utfordringa", "Frå møtet", "Deltakarar", "Utfordringsbiletet"]);
  });

  test("says so also when nobody gave a reason, and when it was left open", () => {
    const aborted = endedOf(play([start(), as("leader", { type: "abort", reason: "" })]));
    const text = (meeting: EndedMeeting) => stringsOf(referat(meeting))[1];
    expect(text(aborted)).toBe("Møtet vart avbrote. Referatet er ufullstendig.");
    expect(text({ ...aborted, how: "stale" })).toBe(
      "Møtet vart ikkje avslutta, og vart lukka automatisk. Referatet er ufullstendig.",
    );
    expect(section(referat(aborted), "Utfordringa")).toEqual([{ kind: "paragraph", text: "Uro i friminutta" }]);
  });

  test("that lasted past midnight names both days", () => {
    const aborted = endedOf(play([start(), { minutes: 16 * 60 }, as("leader", { type: "abort", reason: "" })]));
    expect(factsIn(referat(aborted).blocks).Tid).toBe(
      "tysdag 2. mars 2027 kl. 09.00 til onsdag 3. mars 2027 kl. 01.00",
    );
  });
});

describe("what the meeting said", () => {
  test("the challenge with its grounds, and questions with who answered", () => {
    const document = nn();
    expect(factsIn(section(document, "Utfordringsbiletet"))).toEqual({
      Utfordringa: "Mange elevar går åleine i storefri",
      "Det som ligg bak": "Elevundersøkinga og observasjonar i haust",
      Grunnlag: "Observasjonar og innspel frå barn, tilsette og føresette; eige utviklingsarbeid og undersøkingar",
      "Skildra av": "Randi Fjell",
    });
    expect(itemsIn(section(document, "Spørsmål og svar"))).toEqual([
      "Gjeld det alle trinna? (Per Haug)",
      "  Mest mellomtrinnet (svar: Siri Vik)",
    ]);
  });

  test("an answer that somebody else wrote down is said to be, in their own name", () => {
    const writes = as("kari", { type: "answerQuestion", id: "k1", text: "Og 1. trinn", answeredById: "leader" });
    const ended = play([writes, as("leader", { type: "abort", reason: "" })], meetingDoneWith("clarifying"));
    expect(itemsIn(section(referat(endedOf(ended)), "Spørsmål og svar"))).toEqual([
      "Gjeld det alle trinna? (Per Haug)",
      "  Mest mellomtrinnet (svar: Siri Vik)",
      "  Og 1. trinn (svar: Randi Fjell, skrive av Kari Nes)",
    ]);
  });

  test("the sentence agreed on, reservations by name, and that the leader concluded", () => {
    expect(section(nn(), "Utfordringa")[0]).toEqual({
      kind: "note",
      tone: "conclusion",
      text: "Då er vi einige om at «mange elevar på mellomtrinnet står utanfor i storefri» er utfordringa vi drøftar i dette møtet.",
    });
    expect(factsIn(section(nn(), "Status quo"))).toEqual({ Einige: "5 av 7" });
    expect(itemsIn(section(nn(), "Atterhald"))).toEqual([
      "Gro Li: Det gjeld småtrinnet òg (skrive av Siri Vik)",
      "Kari Nes: Vi veit lite om 4. trinn",
    ]);
    expect(stringsOf(nn())).toContain("Møteleiar konkluderte med at setninga står. Atterhalda er noterte.");
  });

  test("an earlier wording keeps the reservation it met", () => {
    expect(itemsIn(section(nn(), "Tidlegare ordlydar"))).toEqual([
      "mange elevar er åleine",
      "  Per Haug: Setninga er for vid",
    ]);
  });

  test("who agreed on behalf of someone without the app", () => {
    const facts = factsIn(section(referat(endedOf(completedMeeting())), "Status quo"));
    expect(facts.Einige).toBe("5 av 6 · Siri Vik svarte for Gro Li");
  });

  test("chosen factors first with votes and what was merged into them, those out of reach apart", () => {
    const document = nn();
    expect(itemsIn(section(document, "Faktorar vi vil redusere først"))).toEqual([
      "Få vaksne ute i storefri",
      "Lite å gjere på i skulegarden",
    ]);
    expect(itemsIn(section(document, "Oppretthaldande faktorar")).slice(0, 3)).toEqual([
      "Få vaksne ute i storefri (2 stemmer · Olav Dal)",
      "  For få vaksne i friminutta (Nils Eide)",
      "Lite å gjere på i skulegarden (1 stemme · Gro Li, skrive av Siri Vik)",
    ]);
    expect(section(document, "Andre faktorar vi kan gjere noko med")).toEqual([]);
    expect(itemsIn(section(document, "Faktorar utanfor det vi rår over"))).toEqual([
      "Lang skuleveg og tidlege bussar (1 stemme · Kari Nes)",
    ]);
  });
});

describe("what was agreed", () => {
  test("the progress plan has what, who, partner, dates, who evaluates and how", () => {
    const table = section(nn(), "Tiltak vi prøver først").find((block) => block.kind === "table");
    expect(table?.rows).toEqual([
      [
        "1. To faste vaksne har leik i storefri",
        "skulen",
        "PPT",
        "08.03.2027",
        "12.04.2027",
        "Rektor og PPT. Samtale på trinnmøtet",
      ],
      [
        "2. Elevrådet deler ut utstyr og viser leikar, ein dag for kvart trinn",
        "elevane og skulehelseteneste",
        "PPT",
        "08.03.2027",
        "12.04.2027",
        "Elevrådet saman med trinnleiarane og helsesjukepleiaren. Kort spørjerunde i kvar klasse, og teljing tre dagar i storefri",
      ],
    ]);
    expect(table?.columns.reduce((sum, column) => sum + column.widthPercent, 0)).toBe(100);
  });

  test("each tiltak has its goal, signs of success and the factor it is to reduce", () => {
    expect(
      factsIn(section(nn(), "Tiltak 2. Elevrådet deler ut utstyr og viser leikar, ein dag for kvart trinn")),
    ).toEqual({
      Mål: "Alle trinna har ein aktivitet som dei styrer sjølve kvar veke",
      "Kjenneteikn på måloppnåing": "Elevrådet melder at fleire er med, og at ingen grupper er stengde",
      "Skal redusere": "Lite å gjere på i skulegarden",
      Oppmerksomheit: "Aktivitet i skulegarden",
      "Om tiltaket": "Eiga utprøving · trivsel · nivå 2 · foreslått av Olav Dal",
    });
  });

  test("tiltak that were not taken now are not lost: the unit may go on with them", () => {
    const blocks = section(nn(), "Andre forslag vi kan gå vidare med");
    expect(itemsIn(blocks)).toEqual([
      "PPT orienterer på personalmøte (informasjon på personalmøte · mot «Få vaksne ute i storefri» · Per Haug)",
    ]);
    expect(blocks.at(-1)).toEqual({
      kind: "paragraph",
      text: "Skulen kan gå vidare med desse forslaga, og ta kontakt med den tenesta det gjeld.",
    });
  });
});

describe("how the meeting went", () => {
  test("the evaluation counts, and gives the answers without names in an order that tells nothing", () => {
    const document = nn();
    const blocks = section(document, "Evaluering av møtet");
    expect(factsIn(blocks)).toEqual({
      Svar: "3 av 4 frå eininga",
      "Greidde vi å halde oss til møtestrukturen?": "Ja: 2, delvis: 1, nei: 0",
      "Var møtet nyttig?": "Ja: 3, delvis: 0, nei: 0",
    });
    expect(itemsIn(blocks)).toEqual([
      "Alle kom til orde",
      "God styring av tida",
      "Vi kunne hatt tala frå elevundersøkinga framme",
      "Starte presis",
    ]);
    const meeting = eventful();
    const turned = Object.fromEntries(Object.entries(meeting.record.evaluations).toReversed());
    expect(referat({ ...meeting, record: { ...meeting.record, evaluations: turned } })).toEqual(document);
  });

  test("planned and used time, and where the group went back, but not why", () => {
    const blocks = section(nn(), "Tidsbruk");
    expect(blocks).toContainEqual(expect.objectContaining({ kind: "picture", name: "tidsbruk" }));
    expect(itemsIn(blocks)).toEqual(["Gruppa tok «Status quo» opp igjen"]);
  });

  test("nothing reads as a reproach: not who got no turn, nor why somebody else came to lead", () => {
    expect(itemsIn(section(nn(), "Merknader"))).toEqual(["Siri Vik leidde møtet vidare etter Randi Fjell"]);
    const { remarks, ...meeting } = eventful();
    const silent = remarks.map((r) => (r.kind === "leaderChanged" ? ({ ...r, because: "silent" } as const) : r));
    expect(referat({ ...meeting, remarks: silent })).toEqual(nn());
    expect(stringsOf(nn()).join()).not.toMatch(/[Ff]ekk ikkje|[Ss]varte ikkje|ikkje var aktiv|borte ei stund/);
  });
});

test("everything that still stands is in the referat, what was withdrawn is not", () => {
  const meeting = eventful();
  const all = stringsOf(referat(meeting)).join("\n");
  for (const { text } of meeting.record.contributions) expect(all).toContain(text);
  const withdrawn = meeting.record.contributions.map((c) => (c.kind === "clarifying" ? { ...c, withdrawn: true } : c));
  const without = referat({ ...meeting, record: { ...meeting.record, contributions: withdrawn } });
  expect(stringsOf(without)).not.toContain("Gjeld det alle trinna?");
  expect(section(without, "Spørsmål og svar")).toEqual([]);
});
