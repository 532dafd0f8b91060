import { describe, expect, test } from "vitest";
import type { Section } from "../../src/meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { as, completedMeeting, endedOf, meetingIn, PLAN, play, type Step } from "../support/meeting.ts";
import { itemsIn, section, stringsOf } from "./strings.ts";

const edit = (part: Section, text: string | null) => as("leader", { type: "editSection", section: part, text }, true);
const ended = (...steps: readonly Step[]) => endedOf(play(steps, completedMeeting()));
const referat = (meeting: EndedMeeting): ReferatDocument => composeReferat(meeting, translator(meeting.info.målform));
const headings = ({ blocks }: ReferatDocument) =>
  blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));
const textOf = (meeting: EndedMeeting, part: string) => sectionTexts(meeting).find((one) => one.section === part)?.text;

describe("a section that the leader has written anew", () => {
  test("stands with its heading and the leader's words in the place of what was said", () => {
    const document = referat(ended(edit("challenge", "Mange er åleine ute.\n\nDet gjeld mest storefri.")));
    expect(section(document, "Utfordringsbiletet")).toEqual([
      { kind: "paragraph", text: "Mange er åleine ute." },
      { kind: "paragraph", text: "Det gjeld mest storefri." },
    ]);
    expect(stringsOf(document)).not.toContain("Elevundersøkinga og observasjonar i haust");
  });

  test("has lists where lines begin with «- », and keeps the leader's line breaks", () => {
    const text = "Vi spurde om:\ndei yngste\n- trinna\n  - særleg 4. trinn\n  og 5. trinn\n- tida\n\nIngen fleire.";
    const document = referat(ended(edit("clarifying", text)));
    expect(section(document, "Spørsmål og svar")).toEqual([
      { kind: "paragraph", text: "Vi spurde om:\ndei yngste" },
      {
        kind: "list",
        items: [{ text: "trinna", items: [{ text: "særleg 4. trinn\nog 5. trinn" }] }, { text: "tida" }],
      },
      { kind: "paragraph", text: "Ingen fleire." },
    ]);
  });

  test("is there in its place also where the meeting had nothing to say", () => {
    const brokenOff = play(
      [as("leader", { type: "abort", reason: "" }), edit("statusQuo", "Vi tek dette neste gong.")],
      meetingIn("clarifying"),
    );
    const document = referat(endedOf(brokenOff));
    expect(headings(document)).toEqual([
      "Deltakarar",
      "Utfordringsbiletet",
      "Spørsmål og svar",
      "Status quo",
      "Tidsbruk",
      "Merknader",
    ]);
    expect(section(document, "Status quo")).toEqual([{ kind: "paragraph", text: "Vi tek dette neste gong." }]);
  });

  test("is as the meeting said it again when the leader takes the words back", () => {
    expect(referat(ended(edit("factors", "Noko anna"), edit("factors", null)))).toEqual(referat(ended()));
  });

  test("is not told otherwise by the picture", () => {
    const strings = (...edits: readonly Step[]) => stringsOf(referat(ended(...edits))).join("\n");
    const all = strings();
    expect(all).toContain("I midten står utfordringa: mange elevar på mellomtrinnet står utanfor i storefri.");
    expect(all).toContain("Pil til forslaget: PPT orienterer på personalmøte.");
    expect(strings(edit("factors", "Få vaksne ute"))).not.toContain("Teikning av analysen");
    const statusQuo = strings(edit("statusQuo", "Noko anna"));
    expect(statusQuo).toContain("I midten står utfordringa: Mange elevar går åleine i storefri.");
    expect(statusQuo).not.toContain("står utanfor i storefri");
    const otherTiltak = strings(edit("otherTiltak", "Ingen"));
    expect(otherTiltak).toContain("Pil til tiltaket vi prøver først: To faste vaksne har leik i storefri.");
    expect(otherTiltak).not.toContain("PPT orienterer på personalmøte");
  });
});

/** A meeting where a name was written in every way that people write it. */
function named(decisions: Readonly<Record<string, "keep" | "mask">>, målform: "nn" | "nb" = "nn"): EndedMeeting {
  const text = "Kvifor går Ola Nordheim åleine, og ikkje Olav? Olas ven og Ola-gutten óg. OLA!";
  const said = play(
    [
      as("per", { type: "contribute", authorId: "per", text, detail: { phase: "clarifying" } }, true),
      as("leader", { type: "abort", reason: "Ola vart sjuk, og K.N. òg" }, true),
      as("leader", { type: "decideNames", decisions }),
    ],
    meetingIn("clarifying", { målform }),
  );
  const meeting = endedOf(said);
  return { ...meeting, info: { ...meeting.info, topic: "Uro rundt Ola" } };
}

describe("a word that was decided to go", () => {
  test("stands as «(namn fjerna)» wherever people wrote it, in the title too, and never in a part of another word", () => {
    const document = referat(named({ Ola: "mask", Nordheim: "mask", "K.N.": "mask" }));
    expect(document.title).toBe("Referat frå BTI-møte: Uro rundt (namn fjerna)");
    expect(document.topic).toBe("Uro rundt (namn fjerna)");
    const all = stringsOf(document).join("\n");
    expect(all).toContain("Grunnen: (namn fjerna) vart sjuk, og (namn fjerna) òg");
    expect(all).toContain(
      "Kvifor går (namn fjerna) åleine, og ikkje Olav? (namn fjerna) ven og (namn fjerna) óg. OLA!",
    );
    // A participant, who has the same name.
    expect(all).toContain("Olav Dal");
  });

  test("is «(navn fjernet)» in bokmål", () => {
    expect(referat(named({ Ola: "mask" }, "nb")).title).toBe("Referat fra BTI-møte: Uro rundt (navn fjernet)");
  });

  test("goes in the genitive and with a hyphen too, unless that was decided to stay", () => {
    const all = stringsOf(referat(named({ Ola: "mask", Olas: "keep", "Ola-gutten": "keep" }))).join("\n");
    expect(all).toContain("Olas ven og Ola-gutten");
    expect(all).toContain("Kvifor går (namn fjerna) Nordheim åleine");
  });

  test("is gone from the picture and what it says in words, and from what the leader wrote", () => {
    const played = play(
      [edit("remarks", "Vi tenkte mykje på Ola."), as("leader", { type: "decideNames", decisions: { Ola: "mask" } })],
      play(
        [as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "Alle vil leike med Ola" } }, true)],
        completedMeeting(),
      ),
    );
    const meeting = endedOf(played);
    const factors = meeting.record.contributions.map((c) =>
      c.phase === "factors" ? { ...c, text: "Vi ser ikkje Ola" } : c,
    );
    const document = referat({ ...meeting, record: { ...meeting.record, contributions: factors } });
    expect(JSON.stringify(document)).not.toMatch(/\bOla\b/);
    expect(JSON.stringify(document.blocks.filter((block) => block.kind === "picture"))).toContain("fjerna");
    expect(textOf(meeting, "remarks")).toBe("Vi tenkte mykje på (namn fjerna).");
    expect(textOf(meeting, "tiltak")).toContain("Mål: Alle vil leike med (namn fjerna)");
  });

  test("stays where it was decided to stay, or nothing was decided", () => {
    expect(referat(named({ Ola: "keep" }))).toEqual(referat(named({})));
    expect(referat(named({})).title).toContain("Ola");
  });
});

describe("a correction", () => {
  const sent = play([as("leader", { type: "approveReferat" })], completedMeeting());
  const corrected = play(
    [
      { minutes: 24 * 60 },
      edit("remarks", "Vaktmeisteren var innom."),
      edit("factors", "Få vaksne ute"),
      as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "Alle har nokon" } }),
      as("leader", { type: "correctReferat", why: "Målet var feil" }, true),
    ],
    sent,
  );

  test("says at the top which edition it is, when, what has changed and why", () => {
    const document = referat(endedOf(corrected));
    expect(document.edition).toBe(2);
    expect(document.blocks[0]).toEqual({
      kind: "note",
      tone: "warning",
      text:
        "Dette er utgåve 2 av referatet, retta onsdag 3. mars 2027. " +
        "Endra: «Oppretthaldande faktorar», «Merknader» og planane for tiltaka. Grunn: Målet var feil",
    });
  });

  test("is what the first edition is not", () => {
    const document = referat(endedOf(sent));
    expect(document.edition).toBe(1);
    expect(document.blocks[0]?.kind).toBe("facts");
    expect(referat(endedOf(completedMeeting()))).toEqual(document);
  });
});

describe("the sections in plain text", () => {
  test("come in the order of the referat, each with its heading, without pictures and used time", () => {
    expect(sectionTexts(endedOf(completedMeeting())).map(({ section: id, heading }) => `${id}: ${heading}`)).toEqual([
      "participants: Deltakarar",
      "challenge: Utfordringsbiletet",
      "clarifying: Spørsmål og svar",
      "statusQuo: Status quo",
      "factors: Oppretthaldande faktorar",
      "tiltak: Tiltak vi prøver først",
      "otherTiltak: Andre forslag vi kan gå vidare med",
      "evaluation: Evaluering av møtet",
    ]);
    expect(sectionTexts(endedOf(completedMeeting())).every(({ edited }) => !edited)).toBe(true);
  });

  test("give the leader's own words back as they were written", () => {
    const text = "Først dette:\n- eitt\n\n\nog så:\n• to";
    expect(sectionTexts(ended(edit("remarks", text))).at(-1)).toEqual({
      section: "remarks",
      heading: "Merknader",
      text,
      edited: true,
    });
  });

  test("can be edited without losing their lists", () => {
    const text = textOf(ended(), "clarifying") ?? "";
    expect(text).toBe("- Gjeld det alle trinna? (Per Haug)\n  - Mest mellomtrinnet (svar: Siri Vik)");
    const document = referat(ended(edit("clarifying", text)));
    expect(itemsIn(section(document, "Spørsmål og svar"))).toEqual([
      "Gjeld det alle trinna? (Per Haug)",
      "  Mest mellomtrinnet (svar: Siri Vik)",
    ]);
  });
});
