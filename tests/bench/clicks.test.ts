import { beforeAll, describe, expect, test } from "vitest";
import { type Clicks, countClicks, countClicksInOneRoom } from "./clicks.ts";
import { sumOf } from "./oneRoom.ts";

/** What has been reached: each is lowered when a meeting takes fewer, and none is ever raised. */
const AT_MOST: Omit<Clicks, "parts"> = {
  toFirstPhase: 8,
  wholeMeeting: 30,
  roundOfTalk: 7,
  roundWithInnspel: 0,
};

const MOST_IN_ONE_ROOM = 32;

describe("a meeting of eight people, three of them from tenester", () => {
  let clicks: Clicks;
  beforeAll(async () => {
    clicks = await countClicks({ ...process.env, DATABASE_URL: undefined });
  }, 300_000);

  test("takes its leader no more clicks than it did", () => {
    expect(clicks.toFirstPhase, `to the second phase: ${JSON.stringify(clicks.parts)}`).toBeLessThanOrEqual(
      AT_MOST.toFirstPhase,
    );
    expect(clicks.wholeMeeting, JSON.stringify(clicks.parts)).toBeLessThanOrEqual(AT_MOST.wholeMeeting);
  });

  test("takes its leader no more clicks than it did where all sit around one screen", async () => {
    const parts = await countClicksInOneRoom({ ...process.env, DATABASE_URL: undefined });
    expect(sumOf(parts), JSON.stringify(parts)).toBeLessThanOrEqual(MOST_IN_ONE_ROOM);
  }, 300_000);

  test("moves a round along with no more presses than it did", () => {
    expect(clicks.roundOfTalk).toBeLessThanOrEqual(AT_MOST.roundOfTalk);
    expect(clicks.roundWithInnspel).toBeLessThanOrEqual(AT_MOST.roundWithInnspel);
  });
});
