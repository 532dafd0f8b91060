import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { validateXML, type XMLFileInfo } from "xmllint-wasm";
import { composeReferat } from "../../src/referat/compose.ts";
import { renderDocx } from "../../src/referat/docx.ts";
import { renderHtml } from "../../src/referat/html.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { renderText } from "../../src/referat/text.ts";
import { translator } from "../../src/text/text.ts";
import { START_MS } from "../support/meeting.ts";
import { eventful, MISCHIEF, mischievous } from "./sample.ts";
import { bare, stringsOf } from "./strings.ts";

const good = composeReferat(eventful({ målform: "nb" }), translator("nb"));
const bad = composeReferat(mischievous(), translator("nn"));

/** The parts of a docx by path. */
async function parts(document: ReferatDocument): Promise<Record<string, string>> {
  const files = unzipSync(await renderDocx(document));
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** What a reader of HTML or WordprocessingML sees. */
function shown(markup: string): string {
  return markup
    .replace(/<head>[\s\S]*<\/head>|<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
      code === undefined ? (ENTITIES[name ?? ""] ?? "") : String.fromCharCode(Number(code)),
    );
}

describe("nothing is lost on the way to", () => {
  test.each([
    ["a usual referat", good],
    ["one with mischief in every field", bad],
  ])("docx, HTML and plain text: %s", async (_name, document) => {
    const docx = await parts(document);
    const outputs = {
      docx: bare(shown(docx["word/document.xml"] ?? "")),
      html: bare(shown(renderHtml(document))),
      text: bare(renderText(document)),
    };
    for (const [format, output] of Object.entries(outputs)) {
      const missing = stringsOf(document).filter((text) => !output.includes(bare(text)));
      expect(missing, format).toEqual([]);
    }
  });
});

describe("what people write is text and nothing else", () => {
  const html = renderHtml(bad);

  test("no tag of theirs gets into the mail", () => {
    expect(html).not.toMatch(/<script|<b>|<w:t|<\?xml/);
    expect(html).toContain("&#60;script&#62;alert(&#34;hei&#34;)&#60;/script&#62;");
  });

  test("control characters, lone surrogates and direction overrides reach no format", async () => {
    const docx = Object.values(await parts(bad)).join("");
    for (const output of [html, renderText(bad), docx]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\uffff\u202a-\u202e]/);
      expect(output.isWellFormed()).toBe(true);
    }
  });

  test("right-to-left text is set apart, so that it does not turn the Norwegian around it", async () => {
    expect(html).toContain(`<bdi dir="rtl">${MISCHIEF.rtl}`);
    expect(renderText(bad)).toContain(`\u2068${MISCHIEF.rtl} skule\u2069`);
    const docx = await parts(bad);
    expect(docx["word/document.xml"]).toContain("<w:rtl/>");
    expect(docx["word/document.xml"]).not.toContain("\u2068");
  });

  test("emoji, markdown and formulas stand as they were written", () => {
    const text = renderText(bad);
    for (const written of [MISCHIEF.emoji, MISCHIEF.markdown, MISCHIEF.formula, MISCHIEF.html, MISCHIEF.longWord]) {
      expect(text).toContain(written);
    }
  });

  test("line breaks stay line breaks in every format", async () => {
    const document: ReferatDocument = { ...good, blocks: [{ kind: "paragraph", text: "ei line\nei til" }] };
    expect(renderHtml(document)).toContain("ei line<br>ei til");
    expect(renderText(document)).toContain("ei line\nei til");
    expect((await parts(document))["word/document.xml"]).toContain("<w:br/>");
  });
});

describe("the Word document", () => {
  let docx: Record<string, string>;
  let badDocx: Record<string, string>;
  beforeAll(async () => {
    docx = await parts(good);
    badDocx = await parts(bad);
  });

  test("is well-formed XML in every part, whatever people wrote", async () => {
    const xml = Object.entries({ ...docx, ...badDocx })
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, contents]): XMLFileInfo => ({ fileName: path.replaceAll("/", "_"), contents }));
    expect(xml.length).toBeGreaterThan(5);
    const result = await validateXML({ xml: xml as [XMLFileInfo], normalization: "format" });
    expect(result.errors).toEqual([]);
  });

  test("has real headings, in order, under a title", () => {
    const styles = [...(docx["word/document.xml"] ?? "").matchAll(/<w:pStyle w:val="(Title|Heading\d)"\/>/g)];
    expect(styles[0]?.[1]).toBe("Title");
    const headings = good.blocks.flatMap((b) => (b.kind === "heading" ? [`Heading${b.level}`] : []));
    expect(styles.slice(1).map((m) => m[1])).toEqual(headings);
  });

  test("repeats table headers, knows its language and title, and is A4", () => {
    const body = docx["word/document.xml"] ?? "";
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(docx["word/styles.xml"]).toContain('<w:lang w:val="nb-NO"/>');
    expect(docx["docProps/core.xml"]).toContain(
      "<dc:title>Referat fra BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri</dc:title>",
    );
  });

  test("is the same, byte for byte, whenever and however often it is made", async () => {
    const pictures = new Map([
      ["analyse", new Uint8Array(8)],
      ["tidsbruk", new Uint8Array(9)],
    ]);
    vi.useFakeTimers({ toFake: ["Date"], now: START_MS });
    onTestFinished(() => void vi.useRealTimers());
    const first = await renderDocx(good, pictures);
    vi.setSystemTime(START_MS + 3_600_000);
    await renderDocx(bad, pictures);
    expect(Buffer.from(await renderDocx(good, pictures)).equals(Buffer.from(first))).toBe(true);
  });

  test("numbers its pictures, each with what it says in words", async () => {
    const drawn = new Map([
      ["analyse", new Uint8Array(8)],
      ["tidsbruk", new Uint8Array(9)],
    ]);
    const body = strFromU8(unzipSync(await renderDocx(good, drawn))["word/document.xml"] ?? new Uint8Array());
    const ids = [...body.matchAll(/<wp:docPr id="(\d+)" name="(\w+)" descr="([^"]+)"/g)];
    expect(ids.map(([, , name]) => name)).toEqual(["analyse", "tidsbruk"]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(2);
  });

  test("keeps the labels of facts in a column of their own, so that they never touch what is said of them", () => {
    const body = docx["word/document.xml"] ?? "";
    const paragraphs = body.match(/<w:p>(?:(?!<\/w:p>).)*<w:rStyle w:val="Label"\/>(?:(?!<\/w:p>).)*<\/w:p>/g) ?? [];
    const facts = good.blocks.flatMap((block) => (block.kind === "facts" ? block.rows : []));
    expect(paragraphs).toHaveLength(facts.length);
    for (const paragraph of paragraphs) expect(paragraph).toMatch(/<w:tabs><w:tab w:val="left".*<w:tab\/>/);
  });

  test("tells a screen reader which row and column name the others in every table, and has no table without a header", () => {
    const tables = (docx["word/document.xml"] ?? "").match(/<w:tbl>(?:(?!<\/w:tbl>).)*<\/w:tbl>/g) ?? [];
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      expect(table).toMatch(/<w:tblLook [^>]*w:firstRow="(1|true)"[^>]*w:firstColumn="(1|true)"/);
      expect(table).toMatch(/<w:tr>(?:(?!<\/w:tr>).)*<w:tblHeader\/>/);
    }
  });

  test("has no empty paragraphs for spacing", () => {
    expect(docx["word/document.xml"]).not.toMatch(/<w:p\/>|<w:p>(<w:pPr>(?:(?!<w:r>).)*<\/w:pPr>)?<\/w:p>/);
  });
});

describe("the mail's HTML", () => {
  const html = renderHtml(good, { before: ["Hei! Her er referatet."] });

  test("says its language and title, and greets before the heading", () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="nb-NO">/);
    expect(html).toContain(
      "<title>Referat fra BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri</title>",
    );
    expect(html.indexOf("Hei! Her er referatet.")).toBeLessThan(html.indexOf("<h1"));
  });

  test("has headings in order and headers in every table that holds data", () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    for (const [table] of html.matchAll(/<table(?![^>]*role="presentation")[^>]*>[\s\S]*?<\/table>/g)) {
      expect(table).toMatch(/<th scope="(row|col)"/);
    }
  });

  test("says its ground and text colour outside the body too, for dark mail clients that drop the body's style", () => {
    const [, outermost] = /<body[^>]*>\s*(<table[^>]*>)/.exec(html) ?? [];
    expect(outermost).toContain('bgcolor="#FFFFFF"');
    expect(outermost).toMatch(/background:#FFFFFF;color:#1F2A30/);
  });

  test("has what its drawing says as a list for narrow screens, out of sight of all others", () => {
    const drawn = renderHtml(good, { pictureAddress: (name) => `cid:${name}` });
    const hidden = 'class="outline" style="display:none;mso-hide:all;max-height:0;overflow:hidden"';
    expect(drawn.split(hidden)).toHaveLength(2);
    expect(drawn).toContain("@media (max-width:480px){.outlined .drawing{display:none!important}");
    const items = [...drawn.matchAll(/<li [^>]*>([^<]*)/g)].map(([, text = ""]) => text.trim());
    const [picture] = good.blocks.filter((block) => block.kind === "picture");
    for (const { text } of picture?.outline?.items ?? []) expect(items).toContain(text);
    expect(picture?.outline?.items.length).toBeGreaterThan(0);
  });

  test("needs nothing that Outlook lacks: no flex, grid or script, and a style sheet only for the dark", () => {
    const [sheet = "", ...others] = html.match(/<style>[\s\S]*?<\/style>/g) ?? [];
    expect(others).toEqual([]);
    expect(sheet).toMatch(
      /^<style>:root\{color-scheme:light dark\}@media \(prefers-color-scheme:dark\)\{.*\}<\/style>$/,
    );
    expect(html).not.toMatch(/<link|<script|display:\s*(flex|grid)/);
  });
});
