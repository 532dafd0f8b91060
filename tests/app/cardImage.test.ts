import { expect, test } from "vitest";
import { cardImage } from "../../src/app/cardImage.ts";
import type { Picture } from "../../src/referat/model.ts";

const PICTURE = { alt: "Analysen" } as Picture;

/** The picture in a card, where each size that it is drawn in has so many bytes; and the sizes that were tried. */
async function drawn(bytes: Readonly<Record<number, number>>) {
  const tried: number[] = [];
  const draw = async (_picture: Picture, longestPx: number) => {
    tried.push(longestPx);
    return new Uint8Array(bytes[longestPx] ?? 0);
  };
  return { image: await cardImage({ draw }, PICTURE), tried };
}

test("a picture is as large as Teams takes it", async () => {
  const { image, tried } = await drawn({ 1024: 899_999 });
  expect(image).toMatchObject({ alt: "Analysen", dataUri: expect.stringMatching(/^data:image\/png;base64,/) });
  expect(tried).toEqual([1024]);
});

test("one with more bytes than Teams takes is drawn smaller, and left out where that does not help", async () => {
  expect(await drawn({ 1024: 1_100_000, 768: 950_000, 512: 400_000 })).toMatchObject({
    image: { alt: "Analysen" },
    tried: [1024, 768, 512],
  });
  expect(await drawn({ 1024: 2_000_000, 768: 1_500_000, 512: 900_000 })).toEqual({
    image: undefined,
    tried: [1024, 768, 512],
  });
});
