/**
 * The PDF as qpdf reads it, which is no kin of the library that wrote it. qpdf knows the syntax of PDF and not PDF/A;
 * what PDF/A-2a asks of the catalogue and the structure is looked for in the objects that it found.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeReferat } from "../../src/referat/compose.ts";
import { composeEntry } from "../../src/referat/entry.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { renderPdf } from "../../src/referat/pdf.ts";
import { translator } from "../../src/text/text.ts";
import { entryOf, evaluated } from "../support/entry.ts";
import { onceFor } from "../support/onceFor.ts";
import { programsMissing } from "../support/programs.ts";
import { analysed } from "./analysisSample.ts";
import { eventful, mischievous } from "./sample.ts";
import { toldMeeting } from "./toldSample.ts";

const toldEntry = () => ({ entry: entryOf(evaluated), events: evaluated.events });

type Value = string | number | boolean | null | readonly Value[] | Dictionary;
interface Dictionary {
  readonly [key: string]: Value;
}
interface Objects {
  /** What a reference such as `12 0 R` stands for; streams as their dictionaries. */
  readonly at: (value: Value | undefined) => Dictionary;
  readonly all: ReadonlyMap<string, Dictionary>;
}

const STANDARD_TYPES = /^\/(Document|Div|H[1-6]|P|L|LI|Lbl|LBody|Table|Caption|THead|TBody|TR|TH|TD|Figure|Span)$/;

describe.skipIf(programsMissing("qpdf"))("read by qpdf", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "referat-qpdf-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const saved = onceFor(async (document: ReferatDocument): Promise<string> => {
    const path = join(mkdtempSync(join(folder, "of-")), "referat.pdf");
    writeFileSync(path, await renderPdf(document));
    return path;
  });

  const objectsOf = onceFor(async (document: ReferatDocument): Promise<Objects> => {
    const args = ["--json=2", "--json-key=qpdf", "--json-stream-data=none", await saved(document)];
    const json = JSON.parse(execFileSync("qpdf", args, { encoding: "utf8", maxBuffer: 1e8 }));
    const entries = Object.entries(json.qpdf[1] as Record<string, { value?: Value; stream?: { dict: Dictionary } }>);
    const all = new Map(
      entries.flatMap(([key, { value, stream }]): [string, Dictionary][] => {
        const found = stream?.dict ?? value;
        return isDictionary(found) ? [[key.replace("obj:", ""), found]] : [];
      }),
    );
    return { all, at: (value) => (isDictionary(value) ? value : (all.get(String(value)) ?? {})) };
  });

  const documents: readonly (readonly [string, ReferatDocument])[] = [
    ["a usual referat", composeReferat(toldMeeting("nn"), translator("nn"))],
    ["an entry of the stafettlogg", composeEntry(toldEntry(), translator("nn"), 0)],
    ["one in bokmål", composeReferat(eventful({ målform: "nb" }), translator("nb"))],
    ["one with mischief in every field", composeReferat(mischievous(), translator("nn"))],
    ["one with 25 factors", composeReferat(analysed(25, 3, 10), translator("nn"))],
  ];

  test.each(documents)("has no fault in its syntax: %s", async (_name, document) => {
    const { status, stdout, stderr } = spawnSync("qpdf", ["--check", await saved(document)], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout).toContain("No syntax or stream encoding errors found");
    expect(status).toBe(0);
  });

  test.each(documents)("has what PDF/A-2a asks of the document: %s", async (_name, document) => {
    const { at, all } = await objectsOf(document);
    const catalogue = [...all.values()].find((one) => one["/Type"] === "/Catalog") ?? {};
    expect(catalogue["/Lang"]).toBe(`u:${document.language}`);
    expect(at(catalogue["/MarkInfo"])["/Marked"]).toBe(true);
    expect(at(catalogue["/ViewerPreferences"])["/DisplayDocTitle"]).toBe(true);
    expect(at(catalogue["/Metadata"])).toMatchObject({ "/Type": "/Metadata", "/Subtype": "/XML" });
    const [intent] = listOf(catalogue["/OutputIntents"]).map(at);
    expect(intent?.["/S"]).toBe("/GTS_PDFA1");
    expect(at(intent?.["/DestOutputProfile"])["/N"]).toBe(3);
    for (const font of [...all.values()].filter((one) => one["/Type"] === "/FontDescriptor")) {
      expect(at(font["/FontFile2"])["/Length"]).toBeDefined();
    }
  });

  test.each(documents)(
    "has a whole structure of standard elements, with what they must say: %s",
    async (_name, document) => {
      const { at, all } = await objectsOf(document);
      const elements = [...all].filter(([, one]) => one["/S"] !== undefined && one["/P"] !== undefined);
      expect(elements.length).toBeGreaterThan(30);
      for (const [id, element] of elements) {
        expect(element["/S"]).toMatch(STANDARD_TYPES);
        for (const kid of listOf(element["/K"])) {
          if (typeof kid === "string") expect(at(kid)["/P"]).toBe(id);
        }
        const attributes = at(element["/A"]);
        if (element["/S"] === "/TH") expect(attributes["/Scope"]).toMatch(/^\/(Row|Column)$/);
        if (element["/S"] === "/Figure") {
          expect(element["/Alt"]).toMatch(/^u:.{20}/);
          const [left = 0, bottom = 0, right = 0, top = 0] = listOf(attributes["/BBox"]).map(Number);
          expect(left).toBeGreaterThan(0);
          expect(right).toBeLessThan(595);
          expect(bottom).toBeGreaterThan(40);
          expect(top).toBeLessThan(842);
        }
      }
    },
  );

  test.each(documents)("leaves nothing on its pages without an element: %s", async (_name, document) => {
    const { at, all } = await objectsOf(document);
    const tree = at([...all.values()].find((one) => one["/Type"] === "/StructTreeRoot")?.["/ParentTree"]);
    const numbers = listOf(tree["/Nums"]);
    const pages = [...all].filter(([, one]) => one["/Type"] === "/Page");
    expect(numbers).toHaveLength(2 * pages.length);
    for (const [pageId, page] of pages) {
      const parents = listOf(numbers[numbers.indexOf(page["/StructParents"] ?? null) + 1]);
      expect(parents.length).toBeGreaterThan(0);
      for (const [content, parent] of parents.entries()) {
        const element = at(parent);
        const own = element["/Pg"] === pageId ? listOf(element["/K"]) : [];
        const elsewhere = listOf(element["/K"]).flatMap((kid) =>
          isDictionary(kid) && (kid["/Pg"] ?? element["/Pg"]) === pageId ? [kid["/MCID"]] : [],
        );
        expect([...own, ...elsewhere]).toContain(content);
      }
    }
  });
});

function isDictionary(value: Value | undefined): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Value];
}
