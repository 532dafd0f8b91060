import { describe, expect, it } from "vitest";
import { entriesOf } from "../../src/stafettlogg/entry.ts";
import { as, completedMeeting, endedOf, meetingDoneWith, meetingIn, next, PLAN, play } from "../support/meeting.ts";

describe("a completed meeting", () => {
  it("leaves one entry for each tiltak taken, with its plan, factor and those informed", () => {
    const meeting = endedOf(completedMeeting());
    expect(entriesOf("m1", meeting)).toEqual([
      {
        id: "m1/k4",
        meetingId: "m1",
        eining: "Lia skule",
        leaderId: "leader",
        createdAtMs: meeting.endedAtMs,
        plan: PLAN,
        level: 1,
        informed: ["Randi Fjell", "Olav Dal", "Siri Vik", "Per Haug", "Kari Nes", "Gro Li"],
        tiltak: { kind: "inGroup", text: "To faste vaksne har leik i storefri", factor: "Få vaksne ute i storefri" },
      },
    ]);
  });

  it("puts an entry on level 2 when another service is responsible", () => {
    const level = (responsible: (typeof PLAN)["responsible"]) => {
      const take = as("leader", { type: "takeTiltak", id: "k5", plan: { ...PLAN, responsible } });
      return entriesOf("m1", endedOf(play([take, next, next], meetingIn("summary"))))[0]?.level;
    };
    expect(level(["eining", "guardians", "children"])).toBe(1);
    expect(level(["eining", "ppt"])).toBe(2);
  });

  it("names the factor that others were merged into", () => {
    const merge = as("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2"] });
    const back = as("leader", { type: "goBack", phase: "factors", reason: "Same sak" });
    const again = [
      as("leader", { type: "endRound" }, true),
      next,
      as("leader", { type: "endRound" }, true),
      next,
      next,
      next,
    ];
    const meeting = endedOf(play([back, merge, ...again], meetingDoneWith("summary")));
    expect(entriesOf("m1", meeting)[0]?.tiltak.factor).toBe("Lite å gjere på i skulegarden");
  });

  it("counts those who left before the end among the informed", () => {
    const left = play([as("kari", { type: "leave", personId: "kari" }), next, next], meetingDoneWith("summary"));
    expect(entriesOf("m1", endedOf(left))[0]?.informed).toContain("Kari Nes");
  });
});

describe("a meeting that was cut short", () => {
  it("leaves no entries, even with a tiltak taken", () => {
    const aborted = play([as("leader", { type: "abort", reason: "" })], meetingDoneWith("summary"));
    expect(entriesOf("m1", endedOf(aborted))).toEqual([]);
    const stale = as("system", { type: "timer", timer: { kind: "stale" } });
    expect(entriesOf("m1", endedOf(play([{ minutes: 720 }, stale], meetingDoneWith("summary"))))).toEqual([]);
  });
});
