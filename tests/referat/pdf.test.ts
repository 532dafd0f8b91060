import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { composeReferat } from "../../src/referat/compose.ts";
import type { Block, ReferatDocument } from "../../src/referat/model.ts";
import { renderPdf } from "../../src/referat/pdf.ts";
import { translator } from "../../src/text/text.ts";
import { onceFor } from "../support/onceFor.ts";
import { programsMissing } from "../support/programs.ts";
import { analysed } from "./analysisSample.ts";
import { eventful, mischievous } from "./sample.ts";
import { bare, stringsOf } from "./strings.ts";
import { toldMeeting } from "./toldSample.ts";

const good = composeReferat(eventful(), translator("nn"));
const bad = composeReferat(mischievous(), translator("nn"));
const large = composeReferat(analysed(25, 3, 10), translator("nn"));

const pdfOf = onceFor(renderPdf);

/** The file's objects; only what is drawn and the fonts are compressed in it. */
async function objects(document: ReferatDocument): Promise<string> {
  return Buffer.from(await pdfOf(document)).toString("latin1");
}
function pagesIn(pdf: string): number {
  return pdf.match(/\/Type \/Page\n/g)?.length ?? 0;
}
/** How often a structure element of the type occurs. */
function count(pdf: string, type: string): number {
  return pdf.match(new RegExp(`/S /${type}\\b`, "g"))?.length ?? 0;
}

describe("the file says of itself", () => {
  test("that it is PDF/A-2a, tagged, in nynorsk, with its title shown", async () => {
    const pdf = await objects(good);
    expect(pdf.startsWith("%PDF-1.7\n")).toBe(true);
    expect(pdf).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(pdf).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(pdf).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(pdf).toContain("/Marked true");
    expect(pdf).toContain("/Lang (nn-NO)");
    expect(pdf).toContain("/DisplayDocTitle true");
    expect(pdf).toContain("/S /GTS_PDFA1");
    expect(await objects({ ...good, language: "nb-NO" })).toContain("/Lang (nb-NO)");
  });

  test("nothing that PDF/A forbids: no script, no encryption, no transparency, no font that is not in it", async () => {
    for (const document of [good, bad, large]) {
      const pdf = await objects(document);
      expect(pdf).not.toMatch(/\/(JavaScript|JS|Encrypt|Launch|SMask|ca|CA|EmbeddedFiles)\b/);
      const fonts = pdf.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
      expect(fonts).toBeGreaterThanOrEqual(2);
      expect(pdf.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(fonts);
      expect(pdf.match(/\/ToUnicode \d+ 0 R/g)).toHaveLength(fonts);
    }
  });

  test("its title in metadata that is well-formed XML, whatever people wrote", async () => {
    const pdf = Buffer.from(await pdfOf(bad)).toString("utf8");
    const [xmp = ""] = /<\?xpacket[\s\S]*<\?xpacket end="w"\?>/.exec(pdf) ?? [];
    const contents = xmp.replace(/<\?xpacket[^?]*\?>/g, "").trim();
    const result = await validateXML({ xml: [{ fileName: "xmp.xml", contents }], normalization: "format" });
    expect(result.errors).toEqual([]);
    expect(contents).toContain("&#60;script&#62;");
  });

  test("the same bytes for the same document", async () => {
    expect(Buffer.from(await renderPdf(good)).equals(Buffer.from(await pdfOf(good)))).toBe(true);
  });
});

describe("its structure", () => {
  test("has every heading, list item, table header and picture of the model", async () => {
    const pdf = await objects(good);
    const of = (kind: string) => good.blocks.filter((block) => block.kind === kind);
    const levels = good.blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []));
    expect(count(pdf, "H1")).toBe(1);
    expect(count(pdf, "H2")).toBe(levels.filter((level) => level === 1).length);
    expect(count(pdf, "H3")).toBe(levels.filter((level) => level === 2).length);
    expect(count(pdf, "H4")).toBe(levels.filter((level) => level === 3).length);
    expect(count(pdf, "Table")).toBe(of("table").length);
    expect(count(pdf, "Caption")).toBe(of("table").length);
    const tables = good.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    expect(pdf.match(/\/Scope \/Column/g)).toHaveLength(tables.reduce((sum, table) => sum + table.columns.length, 0));
    expect(pdf.match(/\/Scope \/Row/g)).toHaveLength(tables.reduce((sum, table) => sum + table.rows.length, 0));
    expect(count(pdf, "Figure")).toBe(2);
    expect(pdf.match(/\/S \/Figure\n\/Alt \(/g)).toHaveLength(2);
    const items = (list: readonly { items?: readonly unknown[] }[]): number =>
      list.reduce((sum, item) => sum + 1 + (item.items?.length ?? 0), 0);
    const listItems = good.blocks.reduce((sum, block) => sum + (block.kind === "list" ? items(block.items) : 0), 0);
    expect(count(pdf, "LI")).toBe(listItems);
  });

  test("says what was written where the glyphs don't: right-to-left text", async () => {
    const written = Buffer.from("\ufeffשלום", "utf16le").swap16().toString("latin1");
    expect(await objects(bad)).toContain(`/ActualText (${written}`);
  });

  test("has a table of contents for the reader's side panel", async () => {
    const sections = good.blocks.filter((block) => block.kind === "heading" && block.level < 3);
    expect((await objects(good)).match(/\/Dest \[/g)).toHaveLength(sections.length);
  });
});

describe.skipIf(programsMissing("pdfinfo", "pdftotext", "pdffonts"))("read by Poppler", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "referat-pdf-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function saved(document: ReferatDocument): Promise<string> {
    const path = join(folder, "referat.pdf");
    writeFileSync(path, await pdfOf(document));
    return path;
  }
  /** What the program says; it must have nothing to complain of. */
  function run(program: string, ...args: readonly string[]): string {
    const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout;
  }

  test.each([
    ["a usual referat", good],
    ["one with mischief in every field", bad],
    ["one with 25 factors", large],
  ])("it is a tagged PDF 1.7 in A4 with all fonts embedded: %s", async (_name, document) => {
    const path = await saved(document);
    const info = run("pdfinfo", path);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).toMatch(/Page size: +595.28 x 841.89 pts \(A4\)/);
    expect(info).toMatch(/PDF version: +1.7/);
    const fonts = run("pdffonts", path).trim().split("\n").slice(2);
    expect(fonts.filter((font) => !/ yes +yes +yes +\d+/.test(font))).toEqual([]);
  });

  test("the text is the model's, nothing more and nothing less, in the order of the model", async () => {
    const text = execFileSync("pdfinfo", ["-struct-text", await saved(good)], { encoding: "utf8" });
    const read = text
      .replace(/^ *Figure:[\s\S]*?^ +"(.*)"$/gm, "")
      .split("\n")
      .flatMap((line) => /^ *"(.*)"$/.exec(line)?.[1] ?? [])
      .join("");
    const drawn = good.blocks.map((block) =>
      block.kind === "picture" ? { ...block, alt: block.caption ?? "" } : block,
    );
    expect(bare(read)).toBe(bare(stringsOf({ ...good, blocks: drawn }).join("")));
  });

  test("mischief is shown as text", async () => {
    const read = bare(run("pdftotext", "-raw", await saved(bad), "-"));
    for (const text of [
      '<script>alert("hei")</script>',
      "**feit**",
      "=cmd|'/Ccalc'!A0",
      "x".repeat(1000),
      "]]><w:t>",
    ]) {
      expect(read).toContain(bare(text));
    }
  });
});

test("a table that goes over to the next page shows its header there too, but only once to those who listen", async () => {
  const rows = Array.from({ length: 80 }, (_, i) => [`Rad ${i}`, "1", "2", "3", "4", "5"]);
  const table = good.blocks.filter((block) => block.kind === "table").at(-1);
  if (table?.kind !== "table") throw new Error("no table");
  const pdf = await objects({ ...good, blocks: [{ ...table, rows }] });
  expect(pdf.match(/\/Scope \/Column/g)).toHaveLength(6);
  expect(pagesIn(pdf)).toBeGreaterThan(1);
});

test.each(["nn", "nb"] as const)("the referat of a usual meeting takes four pages: %s", async (målform) => {
  const pdf = await objects(composeReferat(toldMeeting(målform), translator(målform)));
  expect(pagesIn(pdf)).toBe(4);
});

test("a picture that is too high for the rest of the page stands on the next one, and the text goes on before it", async () => {
  const text = (count: number) =>
    Array.from({ length: count }, (_, i): Block => ({ kind: "paragraph", text: `Avsnitt ${i}` }));
  const picture = large.blocks.find((block) => block.kind === "picture" && block.name === "analyse");
  if (picture?.kind !== "picture") throw new Error("no picture");
  const low = { ...picture, heightPx: 1000 };
  const pages = async (blocks: readonly Block[]) => pagesIn(await objects({ ...good, blocks }));
  // Twenty lines leave no room for the picture. Where the text waited for it, there would be a third page.
  expect(await pages([...text(20), low])).toBe(2);
  expect(await pages([...text(20), low, ...text(16)])).toBe(2);
  expect(await pages([low, low, low])).toBe(3);
});
