import { describe, expect, test } from "vitest";
import { PARTS, type Part, type Section, SHORT_PARTS } from "../../src/meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import { as, completedMeeting, endedOf, meetingIn, play, type Step } from "../support/meeting.ts";
import { factsIn, itemsIn, section, stringsOf } from "./strings.ts";

const edit = (part: Section, text: string | null) => as("leader", { type: "editSection", section: part, text }, true);
const ended = (...steps: readonly Step[]) => endedOf(play(steps, completedMeeting()));
const referat = (meeting: EndedMeeting): ReferatDocument => composeReferat(meeting, translator(meeting.info.målform));
const headings = ({ blocks }: ReferatDocument) =>
  blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block.text] : []));
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
    expect(headings(document)).toEqual(["Deltakarar", "Utfordringsbiletet", "Status quo"]);
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

  test.each(["participants", "challenge", "clarifying", "statusQuo", "factors", "otherTiltak"] as const)(
    "saved again as it stood, «%s» looks as it did: headings, lists, labels, the picture",
    (part) => {
      const text = textOf(ended(), part) ?? "";
      expect(text).not.toBe("");
      const document = referat(ended(edit(part, text)));
      const unedited = referat(ended());
      // What stands below a list of proposals is the product's own sentence, and then the leader's.
      expect(document).toEqual(unedited);
    },
  );
});

describe("a factor in other words", () => {
  const textNow = textOf(ended(), "factors") ?? "";
  const now = (text: string) => referat(ended(edit("factors", text)));
  const [chosen = ""] = itemsIn(section(referat(ended()), "Faktorar vi vil redusere først"));

  test("stands in them on the first page, in the picture and where the tiltak says what it is to reduce", () => {
    const document = now(textNow.replace(chosen, "For lite tilsyn ute"));
    const [first] = itemsIn(section(document, "Faktorar vi vil redusere først"));
    expect(first).toBe("For lite tilsyn ute");
    expect(stringsOf(document).join("\n")).not.toContain(chosen);
    expect(stringsOf(document).join("\n")).toContain("1) For lite tilsyn ute (");
    expect(factsIn(section(document, "Meir om tiltaka"))["Skal redusere"]).toBe("For lite tilsyn ute");
  });

  test("that is taken out is gone from all of them, and the others stay", () => {
    const lines = textNow.split("\n").filter((line) => !line.includes(chosen));
    const all = stringsOf(now(lines.join("\n"))).join("\n");
    expect(all).not.toContain(chosen);
    expect(all).toContain("Teikning av analysen");
  });

  test("leaves the first page with the leader's own words where they are no list", () => {
    const document = now("Det viktigaste er tilsynet.");
    expect(section(document, "Faktorar vi vil redusere først")).toEqual([
      { kind: "paragraph", text: "Det viktigaste er tilsynet." },
    ]);
  });
});

describe("a part that is left out", () => {
  const choose = (...parts: readonly Part[]) => as("leader", { type: "chooseParts", parts });

  test("is not in the referat, and its text is in no form", () => {
    const meeting = ended(choose(...SHORT_PARTS, "participants", "picture"));
    const shown = referat(meeting).blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(shown).toEqual([
      "Utfordringa",
      "Faktorar vi vil redusere først",
      "Tiltak vi prøver først",
      "Frå møtet",
      "Deltakarar",
      "Teikninga av analysen",
    ]);
    expect(sectionTexts(meeting).map((part) => part.section)).toEqual(["tiltak", "participants"]);
  });

  test("with all the others leaves the short referat alone", () => {
    expect(stringsOf(referat(ended(choose(...SHORT_PARTS))))).not.toContain("Frå møtet");
  });

  test("may be one of the first page, and then is not there", () => {
    const strings = stringsOf(referat(ended(choose("shortTiltak", "participants"))));
    expect(strings).toContain("Tiltak vi prøver først");
    expect(strings).not.toContain("Utfordringa");
    expect(strings).not.toContain("Faktorar vi vil redusere først");
  });

  test("the evaluation and the time are only there when they are chosen", () => {
    expect(stringsOf(referat(ended()))).not.toContain("Evaluering av møtet");
    const all = stringsOf(referat(ended(choose(...PARTS))));
    expect(all).toContain("Evaluering av møtet");
    expect(all).toContain("Tidsbruk");
  });
});
