import { describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import type { Picture, ReferatDocument } from "../../src/referat/model.ts";
import { keptDrawings } from "../../src/rendering/keptDrawings.ts";

const picture = (alt: string) => ({ svg: "<svg/>", alt, widthPx: 10, heightPx: 10 }) as unknown as Picture;
const document = (title: string) => ({ title }) as unknown as ReferatDocument;

/** A renderer that counts what it has drawn; each picture is `bytes` long, with the number of its drawing in it. */
function counting(bytes = 1_000) {
  const drawn: string[] = [];
  const one = (what: string) => new Uint8Array(bytes).fill(drawn.push(what));
  const faults: unknown[] = [];
  const fail = () => {
    if (faults.length > 0) throw faults.pop();
  };
  const kept = keptDrawings({
    async draw({ alt }, longestPx) {
      fail();
      return one(`${alt} ${longestPx}`);
    },
    drawPages: async (_document, longestPx) => [one(`page ${longestPx}`), one(`page ${longestPx}`)],
  });
  return { ...kept, drawn, faults };
}

describe("what is drawn for a card", () => {
  test("is drawn once while it would be the same, also for two at once", async () => {
    const { draw, drawPages, drawn } = counting();
    const [first, second] = await Promise.all([draw(picture("a"), 512), draw(picture("a"), 512)]);
    expect(second).toBe(first);
    expect(await draw(picture("a"), 512)).toBe(first);
    expect(await drawPages(document("Referat"), 512)).toBe(await drawPages(document("Referat"), 512));
    expect(drawn).toEqual(["a 512", "page 512", "page 512"]);
  });

  test("is drawn anew where anything in it is another, or its size is", async () => {
    const { draw, drawPages, drawn } = counting();
    await draw(picture("a"), 512);
    await draw(picture("a"), 768);
    await draw(picture("b"), 512);
    await drawPages(document("Referat"), 512);
    await drawPages(document("Referat, utgåve 2"), 512);
    expect(drawn).toHaveLength(7);
  });

  test("is tried again where the renderer was lost", async () => {
    const { draw, drawn, faults } = counting();
    faults.push(new Unreachable("renderer", { permanent: false }));
    await expect(draw(picture("a"), 512)).rejects.toMatchObject({ reason: "renderer" });
    await draw(picture("a"), 512);
    expect(drawn).toHaveLength(1);
  });

  test("takes no more than some room: the oldest gives way", async () => {
    const { draw, drawn } = counting(10 * 1024 * 1024);
    for (const alt of ["a", "b", "c", "c", "a"]) await draw(picture(alt), 512);
    expect(drawn).toEqual(["a 512", "b 512", "c 512", "a 512"]);
  });
});
