import { describe, expect, test } from "vitest";
import { MALFORMER } from "../../src/meeting/events.ts";
import { textWidth } from "../../src/referat/fonts.ts";
import { drawPng } from "../../src/referat/pictures/png.ts";
import { toSvg } from "../../src/referat/pictures/svg.ts";
import { stairPicture } from "../../src/referat/pictures/tiltakstrapp.ts";
import { safe } from "../../src/referat/safeText.ts";
import { OUTCOMES, type Tiltak } from "../../src/stafettlogg/tiltak.ts";
import { translator } from "../../src/text/text.ts";
import { TILTAK } from "../support/entry.ts";

const nn = translator("nn");
const LONG = "Leikekassar ute kvar dag, og dei vaksne er med i leiken. ".repeat(20);
const ONE_WORD = "Skulefritidsordningssamarbeidsutfordringar".repeat(20);
const EVIL = `</text><script>x</script> & \u202eabc \u05e9\u05dc\u05d5\u05dd 😀`;

/** Each step after the one before it, all but the last evaluated. */
function steps(count: number, text: (index: number) => string = () => TILTAK.text): Tiltak[] {
  return Array.from({ length: count }, (_, index) => ({
    ...TILTAK,
    id: `t${index + 1}`,
    text: text(index),
    addedById: "leader",
    addedAtMs: 0,
    kept: [],
    moved: [],
    changedAt: 1,
    ...(index === 0 ? {} : { follows: `t${index}` }),
    ...(index === count - 1 ? {} : { evaluation: evaluationAs(index) }),
  }));
}

function evaluationAs(index: number) {
  const [outcome = "wanted"] = OUTCOMES.slice(1).slice(index % 5);
  if (outcome === "ongoing") throw new Error("that is none");
  return { outcome, reason: "Slik", tookPart: [], byId: "leader", atMs: Date.parse("2027-04-20T10:00:00Z") } as const;
}

function drawn(tiltak: readonly Tiltak[]) {
  const picture = stairPicture(safe({ tiltak }), nn);
  if (picture === undefined) throw new Error("nothing was drawn");
  return { ...picture, svg: toSvg(picture) };
}

const slabsOf = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="6"/g)].map((found) => {
    const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
    return { x, y, width, height };
  });

describe("the tiltakstrapp as a picture", () => {
  test.each([1, 3, 8])("goes up a step at a time, from the first one lowest to the left: %i steps", (count) => {
    const { svg, widthPx, heightPx } = drawn(steps(count));
    const slabs = slabsOf(svg).toSorted((one, other) => one.x - other.x);
    expect(slabs).toHaveLength(count);
    for (const [index, slab] of slabs.entries()) {
      const below = slabs[index - 1];
      if (below !== undefined) expect(slab.y + slab.height).toBeLessThan(below.y);
      expect(slab.x + slab.width).toBeLessThanOrEqual(widthPx);
      expect(slab.y + slab.height).toBeLessThanOrEqual(heightPx);
    }
    expect(svg.match(/<path/g)?.length ?? 0).toBe(count - 1);
  });

  test.each([
    ["long texts", () => LONG],
    ["a word of a thousand letters", () => ONE_WORD],
    ["mischief", () => EVIL],
  ])("keeps %s inside their step, and the picture on a page", (_name, text) => {
    const { svg, widthPx, heightPx } = drawn(steps(8, text));
    expect(heightPx).toBeLessThanOrEqual(1450);
    for (const [, x = "", size = "", inner = ""] of svg.matchAll(
      /<text x="([\d.]+)"[^>]*text-anchor="start" font-size="([\d.]+)"[^>]*>([\s\S]*?)<\/text>/g,
    )) {
      const words = inner.replace(/<[^>]+>/g, "").replace(/&#?\w+;/g, "&");
      expect(Number(x) + textWidth(words, Number(size), inner.includes("700") ? "bold" : "regular")).toBeLessThan(
        widthPx,
      );
      // On A4 the text is 482 points wide: nine points at least.
      expect((Number(size) * 482) / 1000).toBeGreaterThanOrEqual(9);
    }
    expect(svg).not.toContain("<script>");
    expect(drawPng({ widthPx, heightPx, marks: [], kind: "picture", name: "x", alt: "" }).length).toBeGreaterThan(0);
  });

  test.each([2, 8, 60])("can be read on a phone's card, where the words stand below it: %i steps", (count) => {
    const tiltak = steps(count, (index) => `Leikekassar ${index}`);
    const branched = tiltak.map((one, index) => (index === count - 1 ? { ...one, follows: "t1" } : one));
    for (const målform of MALFORMER) {
      const picture = stairPicture(safe({ tiltak: branched }), translator(målform), "card");
      if (picture === undefined) throw new Error("nothing was drawn");
      const svg = toSvg(picture);
      const texts = [...svg.matchAll(/<text x="([\d.]+)"[^>]* font-size="([\d.]+)"[^>]*>([\s\S]*?)<\/text>/g)];
      expect(texts.length).toBeGreaterThanOrEqual(2 * Math.min(count, 8));
      for (const [, x = "", size = "", inner = ""] of texts) {
        // Beside a picture of who says it a card has some 290 pixels.
        expect((Number(size) * 290) / picture.widthPx).toBeGreaterThanOrEqual(12);
        const words = inner.replace(/<[^>]+>/g, "");
        expect(Number(x) + textWidth(words, Number(size), "bold")).toBeLessThan(picture.widthPx);
      }
      expect(svg).not.toContain("Leikekassar");
      expect(picture.alt).toContain("Leikekassar");
    }
  });

  test("draws the newest where there are many, and says how many there were before them", () => {
    const { svg, alt } = drawn(steps(60));
    expect(slabsOf(svg)).toHaveLength(8);
    for (const text of [svg, alt]) expect(text).toContain("52 tidlegare steg er ikkje teikna.");
  });

  test("says from which step another way was tried, and stands tiltak that follow nothing apart", () => {
    const [first, second, third] = steps(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("three are there");
    const { svg, alt } = drawn([first, second, { ...third, follows: "t1" }]);
    expect(svg).toContain("etter tiltak 1");
    expect(alt).toContain("Tiltak 3: pågår. Etter tiltak 1.");
    const { follows: _follows, ...alone } = third;
    expect(drawn([first, second, alone]).svg.match(/<path/g)).toHaveLength(1);
  });

  test.each(MALFORMER)("says the same in words in %s", (målform) => {
    const t = translator(målform);
    const { alt, outline } = stairPicture({ tiltak: steps(2) }, t) ?? {};
    for (const text of [alt, JSON.stringify(outline)]) {
      expect(text).toContain(t("entry.step", { number: 1, outcome: t("outcome.notWanted") }));
      expect(text).toContain(t("entry.step", { number: 2, outcome: t("outcome.ongoing") }));
      expect(text).toContain(TILTAK.text);
      expect(text).toContain("20. april 2027");
    }
  });

  test("is not drawn before anything is tried", () => {
    expect(stairPicture({ tiltak: [] }, nn)).toBeUndefined();
  });
});
