import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";

interface Pixel {
  readonly rgb: string;
  readonly alpha: number;
}

/** The pixels of a committed icon, row by row; resvg reads the PNG as a picture in an SVG of the same size. */
function pixelsOf(name: string): {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly Pixel[];
} {
  const png = readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  const bytes = new Resvg(svg).render().pixels;
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = bytes.subarray(at * 4, at * 4 + 4);
    return { rgb: [red, green, blue].join(" "), alpha };
  });
  return { width, height, pixels };
}

describe("the colour icon", () => {
  const { width, height, pixels } = pixelsOf("color.png");

  test("is 192 × 192 and fills the whole square", () => {
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(({ alpha }) => alpha === 255)).toBe(true);
  });

  test("has the accent colour in its corners", () => {
    expect(pixels[0]?.rgb).toBe("15 110 105");
    expect(pixels.at(-1)?.rgb).toBe("15 110 105");
  });
});

describe("the outline icon", () => {
  const { width, height, pixels } = pixelsOf("outline.png");

  test("is 32 × 32, white on transparent", () => {
    expect([width, height]).toEqual([32, 32]);
    expect(pixels[0]?.alpha).toBe(0);
    expect(pixels.filter(({ alpha }) => alpha === 255).length).toBeGreaterThan(50);
    expect(pixels.filter(({ alpha }) => alpha === 0).length).toBeGreaterThan(500);
    expect(new Set(pixels.filter(({ alpha }) => alpha === 255).map(({ rgb }) => rgb))).toEqual(
      new Set(["255 255 255"]),
    );
  });
});
