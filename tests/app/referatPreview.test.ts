import { describe, expect, test } from "vitest";
import { referatPages } from "../../src/app/meeting/referatPreview.ts";
import { approved, completedMeeting, endedOf, play } from "../support/meeting.ts";

const draft = endedOf(completedMeeting());
/** Pages of so many bytes when they are drawn large; smaller ones have half of that. */
const renderer = (...bytes: readonly number[]) => ({
  drawPages: async (_document: unknown, longestPx: number) =>
    bytes.map((size) => new Uint8Array(longestPx === 1024 ? size : size / 2)),
});

describe("the pages of a draft as pictures", () => {
  test("are all there where there is room for them", async () => {
    const pages = await referatPages(renderer(100_000, 100_000), draft);
    expect(pages.map((uri) => uri.slice(0, 22))).toEqual(["data:image/png;base64,", "data:image/png;base64,"]);
  });

  test("are drawn smaller before any is left out, and the first ones stay", async () => {
    expect(await referatPages(renderer(400_000, 400_000, 400_000), draft)).toHaveLength(3);
    const pages = await referatPages(renderer(800_000, 400_000, 400_000), draft);
    expect(pages).toHaveLength(2);
    expect(pages.join("").length).toBeLessThan(1_000_000);
  });

  test("are not drawn when everybody has the referat", async () => {
    const sent = endedOf(play([approved], completedMeeting()));
    expect(await referatPages(renderer(1000), sent)).toEqual([]);
  });
});
