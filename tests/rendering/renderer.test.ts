import { afterAll, describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import type { Picture, ReferatDocument } from "../../src/referat/model.ts";
import { threadRenderer } from "../../src/rendering/renderer.ts";
import { translator } from "../../src/text/text.ts";
import { eventful } from "../referat/sample.ts";

const document = composeReferat(eventful(), translator("nn"));
const [picture] = document.blocks.filter((block): block is Picture => block.kind === "picture");

const renderer = threadRenderer();
afterAll(() => renderer.close());

const startOf = (file: Uint8Array) => Buffer.from(file.slice(0, 4)).toString("latin1");

describe("the rendering thread", () => {
  test("makes all the files of a referat", async () => {
    const { docx, pdf, pictures } = await renderer.render(document);
    expect(startOf(docx)).toBe("PK\u0003\u0004");
    expect(startOf(pdf)).toBe("%PDF");
    expect([...pictures.keys()]).toEqual(["analyse", "tidsbruk"]);
    for (const png of pictures.values()) expect(startOf(png)).toBe("\u0089PNG");
  });

  test("is ended where it never answers, and made anew for those who ask later", async () => {
    const hasty = threadRenderer(1);
    const asked = [hasty.render(document), hasty.render(document)];
    for (const one of asked) await expect(one).rejects.toEqual(new Unreachable("renderer", { permanent: false }));
    await expect(hasty.render(document)).rejects.toBeInstanceOf(Unreachable);
    await hasty.close();
  });

  test("draws a picture as large as it was asked to", async () => {
    if (picture === undefined) throw new Error("no picture");
    const png = Buffer.from(await renderer.draw(picture, 1024));
    expect(Math.max(png.readUInt32BE(16), png.readUInt32BE(20))).toBe(1024);
  });

  test("draws bars as wide as a card shows them, whatever the words beside them, and the same each time", async () => {
    const series = [
      { name: "Hadde effekt", values: [3, 0, 1] },
      { name: "Ikkje", values: [0, 0, 2] },
    ];
    const labels = ["Språk", `<b>&amp; {a|x} {b} 😀 ${"lang ".repeat(80)}`, "\u0645\u0631\u062d\u0628\u0627"];
    const draw = async () => Buffer.from(await renderer.drawChart({ labels, series }, 1024));
    const png = await draw();
    expect(startOf(png)).toBe("\u0089PNG");
    expect(Math.max(png.readUInt32BE(16), png.readUInt32BE(20))).toBe(1024);
    expect((await draw()).equals(png)).toBe(true);
    const one = Buffer.from(await renderer.drawChart({ labels: ["Éin"], series: [{ name: "x", values: [0] }] }, 1024));
    expect(one.readUInt32BE(16)).toBe(1024);
  });

  test("gives each who asks at the same time what they asked for", async () => {
    const titled = (title: string): ReferatDocument => ({ ...document, title, blocks: [] });
    const titles = ["Fyrste", "Andre", "Tredje"];
    const all = await Promise.all(titles.map((title) => renderer.render(titled(title))));
    const pdfs = all.map(({ pdf }) => Buffer.from(pdf).toString("utf8"));
    expect(pdfs.map((pdf) => titles.filter((title) => pdf.includes(title)))).toEqual(titles.map((title) => [title]));
  });

  test("makes the same bytes each time", async () => {
    const [one, two] = [await renderer.render(document), await renderer.render(document)];
    expect(Buffer.from(one.docx).equals(Buffer.from(two.docx))).toBe(true);
    expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true);
  });

  test("says of a document that can't be made what kind of fault it was, and nothing of what people wrote", async () => {
    const broken = { ...document, title: undefined as unknown as string };
    await expect(renderer.render(broken)).rejects.toThrow(/^rendering failed: TypeError$/);
    expect((await renderer.render({ ...document, blocks: [] })).pdf.length).toBeGreaterThan(0);
  });

  test("that is lost says so in a way that is worth trying again, and starts anew", async () => {
    const asked = renderer.render(document);
    const failed = expect(asked).rejects.toMatchObject(new Unreachable("renderer", { permanent: false }));
    await renderer.close();
    await failed;
    expect((await renderer.render({ ...document, blocks: [] })).docx.length).toBeGreaterThan(0);
  });
});
