import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberIn, standing } from "../../src/meeting/record.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { FONT_FILES } from "../../src/referat/fonts.ts";
import type { Picture } from "../../src/referat/model.ts";
import { flower } from "../../src/referat/pictures/flower.ts";
import { layOut } from "../../src/referat/pictures/flowerLayout.ts";
import { LOOKS } from "../../src/referat/pictures/looks.ts";
import { drawPng } from "../../src/referat/pictures/png.ts";
import { toSvg } from "../../src/referat/pictures/svg.ts";
import { timeBars } from "../../src/referat/pictures/timeBars.ts";
import { safe } from "../../src/referat/safeText.ts";
import { translator } from "../../src/text/text.ts";
import { analysed } from "./analysisSample.ts";
import { eventful, mischievous } from "./sample.ts";

const nn = translator("nn");
function drawn(meeting: EndedMeeting): Picture & { readonly svg: string } {
  const picture = flower(safe(meeting), nn);
  if (picture === undefined) throw new Error("nothing was drawn");
  return { ...picture, svg: toSvg(picture) };
}
function bars(): Picture & { readonly svg: string } {
  const picture = timeBars(eventful(), nn);
  return { ...picture, svg: toSvg(picture) };
}

const FONT = { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: "Carlito" };
/** What a piece of SVG takes up, as the renderer that draws it measures it. */
function boxOf(svg: string) {
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><g transform="translate(2000 2000)">${svg}</g></svg>`;
  const box = new Resvg(page, { font: FONT }).getBBox();
  return box === undefined
    ? undefined
    : { left: box.x - 2000, top: box.y - 2000, right: box.x + box.width - 2000, bottom: box.y + box.height - 2000 };
}

/** Every text that stands in a circle or a box, with how far it is outside, in pixels. */
function outsideBy(svg: string): { text: string; by: number }[] {
  return [...svg.matchAll(/<g class="(?:petal|challenge|tiltak)"[^>]*>([\s\S]*?)<\/g>/g)].flatMap(([, group = ""]) => {
    const circle = /<circle cx="([-\d.]+)" cy="([-\d.]+)" r="([\d.]+)"/.exec(group);
    const rect = /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(group);
    const [x = 0, y = 0, a = 0, b = 0] = (circle ?? rect ?? []).slice(1).map((n) => Number(n ?? 0));
    return [...group.matchAll(/<text[\s\S]*?<\/text>/g)].flatMap(([text]) => {
      const box = boxOf(text);
      if (box === undefined) return [];
      const corners = [box.left, box.right].flatMap((cx) => [box.top, box.bottom].map((cy) => ({ cx, cy })));
      const by = corners.map(({ cx, cy }) =>
        circle === null ? Math.max(x - cx, cx - (x + a), y - cy, cy - (y + b)) : Math.hypot(cx - x, cy - y) - a,
      );
      return { text: text.replace(/<[^>]+>/g, ""), by: Math.max(...by) };
    });
  });
}

/** The same with another text for the factor in that place. */
function withFactor(meeting: EndedMeeting, at: number, text: string): EndedMeeting {
  const contributions = meeting.record.contributions.map((one) => (one.id === `f${at}` ? { ...one, text } : one));
  return { ...meeting, record: { ...meeting.record, contributions } };
}

/** The lines of text in the circles, one after the other. */
function linesIn(svg: string): string[] {
  return [...svg.matchAll(/<g class="petal"[^>]*>([\s\S]*?)<\/g>/g)].flatMap(([, group = ""]) =>
    [...group.matchAll(/<text[\s\S]*?<\/text>/g)].map(([text]) => text.replace(/<[^>]+>/g, "")),
  );
}

describe("the analysis picture", () => {
  test.each([
    ["3 factors", analysed(3, 1, 2)],
    ["8 factors", analysed(8, 2, 4)],
    ["25 factors", analysed(25, 3, 10)],
    ["a word of a thousand letters, emoji and right-to-left text", mischievous()],
  ])("has no text outside its shape: %s", (_name, meeting) => {
    const texts = outsideBy(drawn(meeting).svg);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(({ by }) => by > 0)).toEqual([]);
  });

  test("has the words of many factors in a list, whole, under the numbers in the circles by which people speak of them", () => {
    for (const count of [14, 16]) {
      const meeting = analysed(count, 3, 5);
      const { svg } = drawn(meeting);
      const numbers = linesIn(svg).map(Number);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      const words = svg.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
      for (const factor of standing(meeting.record, "factors"))
        expect(words).toContain(`${numberIn(meeting.record, factor)}. ${factor.text}`);
      expect(svg).not.toContain("…");
    }
  });

  test("can be read on a phone's card with many factors, where their words stand below it under the same numbers", () => {
    for (const count of [14, 25]) {
      const picture = flower(safe(analysed(count, 3, 5)), nn, "card");
      if (picture === undefined) throw new Error("nothing was drawn");
      const svg = toSvg(picture);
      expect(linesIn(svg)).toHaveLength(Math.min(count, 16));
      expect(outsideBy(svg).filter(({ by }) => by > 0)).toEqual([]);
      const sizes = [...svg.matchAll(/<(?:g class="legend"[^>]*scale\(([\d.]+)\)|text[^>]* font-size="([\d.]+)")/g)];
      let scale = 1;
      for (const [, changed, size] of sizes) {
        if (changed !== undefined) scale = Number(changed);
        // Beside a picture of who says it a card has some 290 pixels.
        else expect((Number(size) * scale * 290) / picture.widthPx).toBeGreaterThanOrEqual(10);
      }
      expect(scale).toBeGreaterThan(1);
    }
  });

  test("shows 16 factors and a row of tiltak, and says how many more there are", () => {
    const { svg, alt } = drawn(analysed(30, 3, 14));
    expect(svg.match(/<g class="petal"[^>]*>/g)).toHaveLength(16);
    expect(svg.match(/<g class="tiltak"[^>]*>/g)).toHaveLength(4);
    for (const text of [alt, svg]) {
      expect(text).toContain("14 faktorar til er ikkje teikna.");
      expect(text).toContain("10 forslag til er ikkje teikna.");
    }
  });

  test("has the whole text of eight factors of ordinary length, also of one that nobody voted for", () => {
    const text = "Inspeksjonen er på same staden kvar dag, så store delar av uteområdet er utan vaksne.";
    const { svg } = drawn(withFactor(analysed(8, 2, 4), 7, text));
    expect(linesIn(svg).join(" ")).toContain(text);
    expect(svg).not.toContain("…");
  });

  test("cuts a longer one after a word, and says where it stands whole", () => {
    const text = "Vi har ikkje avtalt kva vi gjer når vi ser nokon som går åleine. ".repeat(4).trim();
    const { svg } = drawn(withFactor(analysed(8, 2, 4), 7, text));
    const cut = linesIn(svg).filter((line) => line.endsWith("…"));
    expect(cut).toHaveLength(1);
    for (const word of cut.join(" ").replace("…", "").split(" ")) expect(text.split(/[ .]+/)).toContain(word);
    expect(svg).toContain("Det som sluttar med «…», står i full lengd i teksten.");
  });

  test("is at most a page wide and high, and its letters are never small", () => {
    for (const meeting of [analysed(3, 1, 2), analysed(25, 3, 10), analysed(25, 3, 0)]) {
      const { svg, widthPx, heightPx } = drawn(meeting);
      expect(widthPx).toBeLessThanOrEqual(1000);
      expect(heightPx).toBeLessThanOrEqual(1450);
      const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((m) => Number(m[1]));
      // On A4 the text is 482 points wide: nine points at least.
      expect((Math.min(...sizes) * 482) / 1000).toBeGreaterThanOrEqual(9);
    }
  });

  test("writes nothing larger than the tiltak that the unit tries", () => {
    const sizesOf = (part: string) => [...part.matchAll(/font-size="([\d.]+)"/g)].map((m) => Number(m[1]));
    const { svg } = drawn(eventful());
    const groups = [...svg.matchAll(/<g class="(\w+)"[^>]*>((?:(?!<g)[\s\S])*?)<\/g>/g)];
    const isTaken = (group: string) =>
      group.startsWith('<g class="tiltak"') && group.includes(`fill="${LOOKS.taken.fill}"`);
    const taken = groups.flatMap(([group = ""]) => (isTaken(group) ? [Math.min(...sizesOf(group))] : []));
    const others = groups.flatMap(([group = ""]) => (isTaken(group) ? [] : sizesOf(group)));
    expect(taken).toHaveLength(2);
    expect(Math.min(...taken)).toBeGreaterThan(Math.max(...others.slice(0, -1)));
  });

  test("a factor with more votes is larger", () => {
    const radii = [
      ...drawn(analysed(8, 2, 4)).svg.matchAll(/<g class="petal"[^>]*><circle [^>]* r="([\d.]+)"[\s\S]*?<\/g>/g),
    ];
    const largest = radii.toSorted((a, b) => Number(b[1]) - Number(a[1]))[0]?.[0].replace(/<[^>]+>/g, "");
    expect(largest).toContain("4 stemmer");
  });

  test("says the same in words", () => {
    const { alt } = drawn(eventful());
    expect(alt).toBe(
      "Teikning av analysen. I midten står utfordringa: mange elevar på mellomtrinnet står utanfor i storefri. " +
        "Rundt står faktorane: 1) Få vaksne ute i storefri (skal reduserast først, 2 stemmer). " +
        "Pil til tiltaket vi prøver først: To faste vaksne har leik i storefri. Pil til forslaget: PPT orienterer på personalmøte. " +
        "2) Lite å gjere på i skulegarden (skal reduserast først, 1 stemme). " +
        "Pil til tiltaket vi prøver først: Elevrådet deler ut utstyr og viser leikar, ein dag for kvart trinn. " +
        "4) Lang skuleveg og tidlege bussar (utanfor det vi rår over, 1 stemme).",
    );
  });

  test("is not drawn before there are factors", () => {
    expect(flower(analysed(0, 0, 0), nn)).toBeUndefined();
  });

  test("divides long words where Norwegian does, and leaves addresses alone", () => {
    const meeting = analysed(13, 3, 0);
    const texts = meeting.record.contributions.map((c, i) => ({
      ...c,
      text: i % 2 === 0 ? "Skulefritidsordningssamarbeidsutfordringar" : "https://example.org/ein/lang/veg",
    }));
    const { svg } = drawn({ ...meeting, record: { ...meeting.record, contributions: texts } });
    const lines = linesIn(svg);
    expect(lines.some((line) => /^[Ss]kulefritids(ord)?-$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.includes("/") && line.endsWith("-"))).toEqual([]);
  });
});

describe("where the parts of the flower stand", () => {
  const petals = fc
    .array(fc.record({ scale: fc.double({ min: 0.86, max: 1.22, noNaN: true }), tiltak: fc.nat(5) }), {
      minLength: 1,
      maxLength: 25,
    })
    .map((all) => {
      let left = 10;
      return all.map(({ scale, tiltak }, i) => {
        const own = i < 4 ? Math.min(left, tiltak) : 0;
        left -= own;
        return {
          id: `f${i}`,
          scale,
          tiltak: Array.from({ length: own }, (_, k) => ({ id: `t${i}.${k}`, share: k === 0 ? 1.6 : 1 })),
        };
      });
    });

  test("no petal overlaps another or the middle, and all are inside the circle", () => {
    fc.assert(
      fc.property(petals, (input) => {
        const layout = layOut(input);
        expect(layout.petals).toHaveLength(input.length);
        expect(layout.radius).toBeLessThanOrEqual(490);
        for (const [i, a] of layout.petals.entries()) {
          expect(Math.hypot(a.x, a.y) - a.r).toBeGreaterThanOrEqual(layout.middleRadius);
          expect(Math.hypot(a.x, a.y) + a.r).toBeLessThanOrEqual(layout.radius);
          for (const b of layout.petals.slice(i + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every tiltak has its own place in a row, within the page", () => {
    fc.assert(
      fc.property(petals, (input) => {
        const { boxes } = layOut(input);
        expect(boxes.map((box) => box.id).toSorted()).toEqual(
          input.flatMap((petal) => petal.tiltak.map(({ id }) => id)).toSorted(),
        );
        for (const below of [true, false]) {
          const row = boxes.filter((box) => box.below === below);
          expect(row.every(({ x, width }) => Math.abs(x) + width / 2 <= 500)).toBe(true);
          for (const [i, box] of row.entries()) {
            const before = row[i - 1];
            if (before !== undefined) expect(box.x - before.x).toBeGreaterThanOrEqual((box.width + before.width) / 2);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Contrast of WCAG 2.1 between two colours `#rrggbb`. */
function contrast(a: string, b: string): number {
  const light = (colour: string) => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [light(a), light(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

test("every text in the pictures passes AA contrast against what it stands on", () => {
  const svg = drawn(analysed(14, 3, 6)).svg;
  const pairs = [...svg.matchAll(/<g class="(?:petal|challenge|tiltak)"[^>]*>([\s\S]*?)<\/g>/g)].map(
    ([, group = ""]) => [
      /<(?:circle|rect)[^>]* fill="(#\w+)"/.exec(group)?.[1] ?? "",
      /<text[^>]* fill="(#\w+)"/.exec(group)?.[1] ?? "",
    ],
  );
  expect(pairs.length).toBeGreaterThan(15);
  const onWhite = [...bars().svg.matchAll(/<text[^>]* fill="(#\w+)"/g)].map((m) => ["#ffffff", m[1] ?? ""]);
  for (const [ground = "", text = ""] of [...pairs, ...onWhite])
    expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
});

describe("the picture of time", () => {
  test("has a bar for each phase and the sum, and says the same in words; going back was in no plan", () => {
    const { alt, svg } = bars();
    expect(alt).toBe(
      "Planlagd og brukt tid. Roller: 4 min (plan 5). Skildring: 5 min (plan 5). Oppklarande runde: 7 min (plan 10). Status quo: 9 min (plan 5). " +
        "Oppretthaldande faktorar: 14 min (plan 12). Tiltak: 9 min (plan 12). Oppsummering: 8 min (plan 6). Evaluering: 3 min (plan 5). Til saman: 59 min (plan 60).",
    );
    for (const value of ["4 min (plan 5)", "14 min (plan 12)", "59 min (plan 60)"]) expect(svg).toContain(value);
  });

  test("keeps every text on the picture", () => {
    const { svg, widthPx } = bars();
    for (const [text] of svg.matchAll(/<text[\s\S]*?<\/text>/g)) {
      const box = boxOf(text);
      expect(box?.left).toBeGreaterThanOrEqual(0);
      expect(box?.right).toBeLessThanOrEqual(widthPx);
    }
  });
});

test("pictures are drawn as PNG with the product's own fonts", () => {
  const { svg, widthPx, ...picture } = bars();
  const png = Buffer.from(drawPng({ ...picture, widthPx }, 1));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBe(widthPx);
  // Without fonts there would be bars and no letters.
  const bare = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  expect(png.length).toBeGreaterThan(bare.length * 1.5);
});
