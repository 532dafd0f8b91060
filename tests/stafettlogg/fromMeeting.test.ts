import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/meeting/plan.ts";
import { entriesOf, handedOver, otherTiltak } from "../../src/stafettlogg/fromMeeting.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingDoneWith,
  meetingIn,
  next,
  PLAN,
  play,
} from "../support/meeting.ts";

const left = endedOf(completedMeeting());
const { partner: _none, ...ALONE } = PLAN;
const take = (plan: Partial<Plan>, id = "k4") =>
  as("leader", { type: "takeTiltak", id, plan: { ...ALONE, ...plan } }, true);
const after = (...taken: readonly ReturnType<typeof take>[]) =>
  handedOver(endedOf(play([...taken, next, next], meetingIn("summary"))));

describe("a meeting that was held to the end", () => {
  it("hands over the tiltak that were taken, with its leader as holder and those who took part informed", () => {
    const [entry, ...others] = handedOver(left);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      entryId: "m1-k2",
      level: 2,
      fields: { oppmerksomheit: PLAN.oppmerksomheit, goal: PLAN.goal, successSigns: PLAN.successSigns },
      holder: { personId: left.leaderId },
      tiltak: [{ id: "m1-k4", from: { meetingId: "m1", proposalId: "k4" }, tiltak: { startBy: PLAN.startBy } }],
    });
    expect(entry?.fields.informed.map(({ name }) => name)).toEqual(left.people.map(({ name }) => name));
  });

  it("hands over tiltak under the same factor as one entry, and loses nothing that was said of each", () => {
    const [entry, ...others] = after(
      take({ goal: "Alle har nokon å leike med" }),
      take({ oppmerksomheit: "Utestenging", goal: "Ingen er åleine" }, "k5"),
    );
    expect(others).toEqual([]);
    expect(entry?.fields.goal).toBe("Alle har nokon å leike med\nIngen er åleine");
    expect(entry?.tiltak.map(({ tiltak }) => tiltak.oppmerksomheit)).toEqual([undefined, "Utestenging"]);
  });

  it("is at nivå 2 where another teneste is responsible or partner", () => {
    const levelWith = (plan: Partial<Plan>) => after(take(plan))[0]?.level;
    expect(levelWith({})).toBe(1);
    expect(levelWith({ responsible: ["eining", "ppt"] })).toBe(2);
    expect(levelWith({ partner: "ppt" })).toBe(2);
  });

  it("names the factor that others were merged into", () => {
    const merge = as("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2"] });
    const back = as("leader", { type: "goBack", phase: "factors", reason: "Same sak" });
    const endRound = as("leader", { type: "endRound" }, true);
    const again = [back, merge, endRound, next, endRound, next, next, next];
    const [entry] = handedOver(endedOf(play(again, meetingDoneWith("summary"))));
    expect(entry?.entryId).toBe("m1-k3");
    expect(entry?.tiltak[0]?.tiltak.factors).toEqual(["Lite å gjere på i skulegarden"]);
  });

  it("counts those who left before the end among the informed", () => {
    const gone = play([as("kari", { type: "leave", personId: "kari" }), next, next], meetingDoneWith("summary"));
    const informed = handedOver(endedOf(gone)).flatMap(({ fields }) => fields.informed.map(({ name }) => name));
    expect(informed).toContain("Kari Nes");
  });

  it("knows those without Teams by name alone: their ids mean nothing outside of it", () => {
    const informed = handedOver(left).flatMap(({ fields }) => fields.informed);
    expect(informed.every(({ personId }) => !personId?.startsWith("utan-app:"))).toBe(true);
  });
});

describe("a meeting that was cut short", () => {
  it("hands over nothing, even with a tiltak taken", () => {
    const aborted = play([as("leader", { type: "abort", reason: "" })], meetingDoneWith("summary"));
    expect(handedOver(endedOf(aborted))).toEqual([]);
    const stale = as("system", { type: "timer", timer: { kind: "stale" } });
    expect(handedOver(endedOf(play([{ minutes: 720 }, stale], meetingDoneWith("summary"))))).toEqual([]);
  });
});

describe("the entries that it has gone into", () => {
  const chosen = as("leader", { type: "chooseEntries", entries: { k2: "e7" } });
  const gone = (...steps: Parameters<typeof play>[0]) => entriesOf(endedOf(play(steps, completedMeeting())));

  it("are its own, or the one that the leader chose where that could take them", () => {
    const { oppmerksomheit } = PLAN;
    expect(gone(approved)).toEqual([{ entryId: "m1-k2", oppmerksomheit }]);
    expect(gone(chosen, approved)).toEqual([{ entryId: "e7", oppmerksomheit }]);
    const ended = as("system", { type: "noteNotOpen", factorId: "k2" });
    expect(gone(chosen, approved, ended)).toEqual([{ entryId: "m1-k2", oppmerksomheit }]);
  });
});

describe("what was proposed and not taken", () => {
  it("can be taken up later, with the factor that it is to reduce", () => {
    const others = otherTiltak(left);
    expect(others.map(({ proposalId }) => proposalId)).not.toContain("k4");
    expect(others[0]).toMatchObject({ meetingId: "m1", id: `m1-${others[0]?.proposalId}` });
    expect(others[0]?.factors.length).toBeGreaterThan(0);
  });
});
