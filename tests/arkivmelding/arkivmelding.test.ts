import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arkivmelding } from "../../src/arkivmelding/arkivmelding.ts";
import { anyInput, CORRECTED, INPUT, SHIELDED } from "./sample.ts";
import { schemaErrors, syntaxErrors } from "./xmllint.ts";

/** The text of each element by that name, children left out. */
const textsOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<(?:n5mdk:)?${name}>([^<]*)</`, "g"))].map((match) => match[1]);
/** All inside the first element by that name, without spaces between elements. */
const inside = (xml: string, name: string) =>
  new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1]?.replace(/>\s+|\s+</g, (gap) => gap.trim());

describe("by KS' schema (skipped where ../shared/schemas is absent)", () => {
  test("first edition, correction and shielded referat are valid", async () => {
    expect(await schemaErrors(...[INPUT, CORRECTED, SHIELDED].map(arkivmelding))).toEqual([]);
  });

  test("whatever people wrote, it is valid", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyInput, { minLength: 1, maxLength: 25 }), async (inputs) => {
        expect(await schemaErrors(...inputs.map(arkivmelding))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    ["system", /(<system>.*<\/system>)\s*(<antallFiler>.*<\/antallFiler>)/],
    ["n5mdk:kode", /(<n5mdk:kode>.*<\/n5mdk:kode>)\s*(<n5mdk:beskrivelse>.*<\/n5mdk:beskrivelse>)/],
  ])("%s in the wrong place would have been found", async (_name, two) => {
    const errors = await schemaErrors(arkivmelding(INPUT).replace(two, "$2$1"));
    expect(errors.join("\n")).toContain("This element is not expected");
  });
});

test("whatever people wrote, it is well-formed XML that says nothing but their text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyInput, { minLength: 1, maxLength: 25 }), async (inputs) => {
      const documents = inputs.map(arkivmelding);
      expect(await syntaxErrors(...documents)).toEqual([]);
      const plain = arkivmelding(SHIELDED).match(/<\w/g)?.length ?? 0;
      for (const xml of documents) expect(xml.match(/<\w/g)?.length).toBeLessThanOrEqual(plain + 5);
    }),
    { numRuns: 20 },
  );
});

describe("the archive is told", () => {
  const xml = arkivmelding(INPUT);

  test("how many files come with it, itself not counted, and who sends it", () => {
    expect(textsOf(xml, "antallFiler")).toEqual(["2"]);
    expect(textsOf(xml, "filnavn")).toHaveLength(2);
    expect(textsOf(xml, "system")).toEqual(["BTI"]);
    expect(inside(xml, "korrespondansepart")).toBe(
      "<korrespondanseparttype><n5mdk:kode>IA</n5mdk:kode><n5mdk:beskrivelse>Intern avsender</n5mdk:beskrivelse>" +
        "</korrespondanseparttype><korrespondansepartNavn>Ås skule</korrespondansepartNavn>" +
        "<administrativEnhet><n5mdk:navn>Ås skule</n5mdk:navn></administrativEnhet>" +
        "<saksbehandler><n5mdk:navn>Åse Øvrebø</n5mdk:navn></saksbehandler>",
    );
  });

  test("the titles, the dates and the type of journalpost", () => {
    expect(new Set(textsOf(xml, "tittel"))).toEqual(new Set([INPUT.title]));
    expect(textsOf(xml, "offentligTittel")).toEqual([INPUT.publicTitle]);
    expect(textsOf(xml, "dokumentetsDato")).toEqual(["2026-11-22"]);
    expect(new Set(textsOf(xml, "opprettetDato"))).toEqual(new Set(["2026-11-22T14:05:06.000Z"]));
    expect(inside(xml, "journalposttype")).toContain("<n5mdk:kode>X</n5mdk:kode>");
    expect(inside(arkivmelding(SHIELDED), "journalposttype")).toContain("<n5mdk:kode>N</n5mdk:kode>");
  });

  test("a key that is the same at every delivery, and another one for a correction, which points at the first", () => {
    const keyOf = (edition: number) =>
      `<n5mdk:fagsystem>BTI</n5mdk:fagsystem><n5mdk:noekkel>${INPUT.id}.${edition}</n5mdk:noekkel>`;
    const corrected = arkivmelding(CORRECTED);
    expect(arkivmelding({ ...INPUT })).toBe(xml);
    expect(inside(xml, "referanseEksternNoekkel")).toBe(keyOf(1));
    expect(inside(xml, "kryssreferanse")).toBeUndefined();
    expect(inside(corrected, "referanseEksternNoekkel")).toBe(keyOf(2));
    expect(inside(corrected, "kryssreferanse")).toContain(keyOf(1));
  });

  test("the folder it belongs in, by key and by case number where there is one", () => {
    const key =
      "<n5mdk:referanseEksternNoekkel><n5mdk:fagsystem>BTI</n5mdk:fagsystem>" +
      "<n5mdk:noekkel>BTI-møte</n5mdk:noekkel></n5mdk:referanseEksternNoekkel>";
    expect(inside(xml, "referanseForelderMappe")).toBe(key);
    expect(inside(arkivmelding(SHIELDED), "referanseForelderMappe")).toBe(
      "<n5mdk:saksnummer><n5mdk:saksaar>2026</n5mdk:saksaar>" +
        `<n5mdk:sakssekvensnummer>1234</n5mdk:sakssekvensnummer></n5mdk:saksnummer>${key}`,
    );
  });

  test("one main document: PDF/A to keep, and the Word file to edit, each with size and SHA-256", () => {
    expect(textsOf(xml, "referanseDokumentfil")).toEqual(["referat.pdf", "referat.docx"]);
    expect(textsOf(xml, "filnavn")[0]).toBe("2026-11-22 Ås skule Referat frå BTI-møte Klassemiljø på 5. trinn.pdf");
    expect([...xml.matchAll(/<variantformat>\s*<n5mdk:kode>(\w)/g)].map((match) => match[1])).toEqual(["A", "P"]);
    expect(inside(xml, "format")).toContain("<n5mdk:kode>RA-PDF</n5mdk:kode>");
    expect(textsOf(xml, "formatDetaljer")).toEqual(["PDF/A-2a"]);
    expect(inside(xml, "tilknyttetRegistreringSom")).toContain("<n5mdk:kode>H</n5mdk:kode>");
    expect(textsOf(xml, "filstoerrelse")).toEqual([INPUT.pdf, INPUT.docx].map((file) => String(file.byteLength)));
    expect(textsOf(xml, "sjekksum")).toEqual(
      [INPUT.pdf, INPUT.docx].map((file) => createHash("sha256").update(file).digest("hex")),
    );
  });

  test("that journalpost and document are shielded, with the legal ground, only where the municipality says so", () => {
    expect(xml).not.toContain("skjerming");
    const shielded = arkivmelding(SHIELDED);
    expect(textsOf(shielded, "skjermingshjemmel")).toEqual(
      Array(2).fill("offl. § 13, jf. fvl. § 13 første ledd nr. 1"),
    );
    expect(shielded.match(/<tilgangsrestriksjon>\s*<n5mdk:kode>13</g)).toHaveLength(2);
    expect(inside(shielded, "dokumentbeskrivelse")).toContain("<skjerming>");
  });
});

test("right-to-left text stands as it was written, with no invisible signs around it", () => {
  const xml = arkivmelding({ ...INPUT, eining: "\u202eשלום\u2069 skule" });
  expect(textsOf(xml, "korrespondansepartNavn")).toEqual(["שלום skule"]);
  expect(textsOf(xml, "filnavn")[0]).toMatch(/^2026-11-22 שלום skule /);
});

test("a text of which nothing is left is a dash, for the schema takes no empty ones", () => {
  expect(textsOf(arkivmelding({ ...INPUT, publicTitle: " \u0000" }), "offentligTittel")).toEqual(["–"]);
});
