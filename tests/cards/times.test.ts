import { describe, expect, test } from "vitest";
import { clockChangesAtMs, clockContent, clockLine } from "../../cards/kit/times.ts";
import { MALFORMER, type Målform } from "../../src/meeting/events.ts";
import { expectedEndMs, plannedEndMs, plannedPhases } from "../../src/meeting/schedule.ts";
import { translator } from "../../src/text/text.ts";
import { activeOf, as, meetingIn, next, type Played, play, START_MS, start } from "../support/meeting.ts";
import { textsOf } from "./cardParts.ts";

/** Ten minutes long, from 09.06 to 09.16; the last quarter begins at 09.13.30. */
const begun = meetingIn("clarifying");
const after = (minutes: number, from: Played = begun) => play([{ minutes }], from);
const paused = as("leader", { type: "pause", because: "person" });
const resumed = as("leader", { type: "resume" });

const context = (played: Played, målform: Målform = "nn") => ({
  meeting: activeOf(played),
  nowMs: played.nowMs,
  t: translator(målform),
});
const clockOf = (played: Played, målform?: Målform) => clockLine(context(played, målform));
/** Of the phase, and of the meeting. */
const linesOf = (played: Played, målform?: Målform) => textsOf(clockContent(context(played, målform)));
const changesIn = ({ nowMs, ...played }: Played) => {
  const atMs = clockChangesAtMs(activeOf({ nowMs, ...played }), nowMs);
  return atMs === undefined ? undefined : (atMs - nowMs) / 60_000;
};

describe("the time of a phase on its card", () => {
  test.each([
    [0, "Planlagt til kl. 09.16 (10 minutt)", "Planlagt til kl. 09.16 (10 minutter)"],
    [7.4, "Planlagt til kl. 09.16 (10 minutt)", "Planlagt til kl. 09.16 (10 minutter)"],
    [7.5, "Planlagt til kl. 09.16 · 3 minutt igjen", "Planlagt til kl. 09.16 · 3 minutter igjen"],
    [8, "Planlagt til kl. 09.16 · 2 minutt igjen", "Planlagt til kl. 09.16 · 2 minutter igjen"],
    [9.9, "Planlagt til kl. 09.16 · 1 minutt igjen", "Planlagt til kl. 09.16 · 1 minutt igjen"],
    [10, "Planlagt til kl. 09.16 · tida er ute", "Planlagt til kl. 09.16 · tiden er ute"],
    [11, "Planlagt til kl. 09.16 · 1 minutt over", "Planlagt til kl. 09.16 · 1 minutt over"],
    [13.5, "Planlagt til kl. 09.16 · 3 minutt over", "Planlagt til kl. 09.16 · 3 minutter over"],
    [70, "Planlagt til kl. 09.16 · meir enn ein time over", "Planlagt til kl. 09.16 · mer enn en time over"],
  ])("after %d minutes", (minutes, nn, nb) => {
    expect(clockOf(after(minutes))).toBe(nn);
    expect(clockOf(after(minutes), "nb")).toBe(nb);
  });

  test("follows more time, also where it was over", () => {
    const longer = as("leader", { type: "lengthen", minutes: 5 });
    expect(clockOf(play([longer], after(9)))).toBe("Planlagt til kl. 09.21 (15 minutt)");
    const minute = as("olav", { type: "lengthen", minutes: 1 });
    // It counts from now: 09.20 and one minute more.
    expect(clockOf(play([minute], after(14)))).toBe("Planlagt til kl. 09.21 · 1 minutt igjen");
  });

  test("starts anew where the group goes back", () => {
    const back = as("leader", { type: "goBack", phase: "description", reason: "Meir å seie" });
    expect(clockOf(play([back], after(12)))).toBe("Planlagt til kl. 09.23 (5 minutt)");
  });

  test("says in a pause what is left, or how much over it was, however long the pause is", () => {
    expect(clockOf(after(30, play([paused], after(4))))).toBe("Pause. Det er 6 minutt igjen av fasen.");
    expect(clockOf(after(30, play([paused], after(10))))).toBe("Pause. Det er inga tid igjen av fasen.");
    expect(clockOf(after(30, play([paused], after(13))))).toBe("Pause. Fasen er 3 minutt over tida.");
    expect(clockOf(play([paused, { minutes: 30 }, resumed], after(8)))).toBe("Planlagt til kl. 09.46 · 2 minutt igjen");
  });
});

describe("the time of the meeting", () => {
  test("is the planned end, for as long as it goes as planned", () => {
    const meeting = play([start()]);
    expect(linesOf(meeting)[1]).toBe("Møtet sluttar etter planen kl. 10.00");
    expect(linesOf(meeting, "nb")[1]).toBe("Møtet slutter etter planen kl. 10.00");
    expect(linesOf(after(4, meeting))[1]).toBe("Møtet sluttar etter planen kl. 10.00");
  });

  test("has a forecast beside it when it is behind or ahead", () => {
    const roles = play([start(), as("leader", { type: "goWithoutViddevakt" })]);
    expect(linesOf(play([next], after(2, roles)))[1]).toBe("Møtet: planlagt slutt kl. 10.00 · ligg an til kl. 09.57");
    expect(linesOf(play([next], after(2, roles)), "nb")[1]).toBe(
      "Møtet: planlagt slutt kl. 10.00 · ligger an til kl. 09.57",
    );
    expect(linesOf(after(12, roles))[1]).toBe("Møtet: planlagt slutt kl. 10.00 · ligg an til kl. 10.07");
    const lengthened = play([as("leader", { type: "lengthen", minutes: 5 })], roles);
    expect(linesOf(lengthened)[1]).toBe("Møtet: planlagt slutt kl. 10.00 · ligg an til kl. 10.05");
  });

  test("is what is left of it in a pause, which moves the end with every minute", () => {
    const still = play([start(), { minutes: 2 }, paused]);
    expect(linesOf(still)[1]).toBe("Møtet: planlagt slutt kl. 10.00 · 58 minutt igjen");
    expect(linesOf(after(20, still))).toEqual(linesOf(still));
  });

  test("is planned from the script and its minutes", () => {
    const meeting = activeOf(play([start({ totalMinutes: 90 })]));
    const planned = plannedPhases(meeting);
    expect(planned.map(({ fromMs }) => (fromMs - START_MS) / 60_000)).toEqual([0, 7.5, 15, 30, 37.5, 55.5, 73.5, 82.5]);
    expect(plannedEndMs(meeting) - START_MS).toBe(90 * 60_000);
    expect(expectedEndMs(meeting, START_MS)).toBe(plannedEndMs(meeting));
  });
});

describe("when the clock on a card reads otherwise", () => {
  test("is when the last quarter begins, and then with every minute", () => {
    expect(changesIn(begun)).toBe(7.5);
    expect(changesIn(after(7.5))).toBe(0.5);
    expect(changesIn(after(8))).toBe(1);
    expect(changesIn(after(10))).toBe(1);
    expect(changesIn(after(12.25))).toBe(0.75);
  });

  test("is never while it stands, nor when nobody counts any more", () => {
    expect(changesIn(play([paused], after(9)))).toBeUndefined();
    expect(changesIn(after(70))).toBeUndefined();
  });

  test("is right: until then a card says the same, and then another thing", () => {
    const drawn = (seconds: number) => linesOf(after(seconds / 60)).join();
    let seconds = 0;
    for (let steps = 0; steps < 70; steps++) {
      const rest = changesIn(after(seconds / 60));
      if (rest === undefined) break;
      const until = Math.round(seconds + rest * 60);
      for (let at = seconds; at < until; at += 13) expect(drawn(at)).toBe(drawn(seconds));
      expect(drawn(until)).not.toBe(drawn(seconds));
      seconds = until;
    }
    expect(seconds).toBe(70 * 60);
  });

  test.each(MALFORMER)("stands as late in colour as in words (%s)", (målform) => {
    const colour = (played: Played) => JSON.stringify(clockContent(context(played, målform))).includes("Attention");
    expect([begun, after(9), after(10), play([paused], begun)].map(colour)).toEqual([false, false, true, true]);
  });
});
