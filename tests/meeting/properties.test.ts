import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effects } from "../../src/meeting/effects.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { openFactors, voteCount } from "../../src/meeting/record.ts";
import { entriesOf } from "../support/handed.ts";
import { anyEvent } from "./anyEvent.ts";
import { anyBeginning, anyBeginningAnywhere, anyPlay, course } from "./course.ts";
import { brokenIn } from "./invariants.ts";

describe("any sequence of commands", () => {
  it("leaves a valid meeting after each, and goes somewhere", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyBeginningAnywhere, anyPlay, (from, draws) => {
        const { states, events } = course(from, draws);
        // Between the events of one command a round may stand without a speaker; after the command it may not.
        const last = states.at(-1) ?? noMeeting;
        expect(brokenIn(last)).toEqual([]);
        for (const event of events) reached.add(event.type);
      }),
      { numRuns: 400 },
    );
    expect(reached.size).toBeGreaterThan(35);
  });

  it("never turns the epoch, the visits or the turns back", () => {
    fc.assert(
      fc.property(anyBeginningAnywhere, anyPlay, (from, draws) => {
        const active = course(from, draws).states.filter((s) => s.status === "active");
        for (const [i, state] of active.entries()) {
          const before = active[i - 1];
          if (before === undefined) continue;
          expect(state.epoch).toBeGreaterThanOrEqual(before.epoch);
          expect(state.visit.number).toBeGreaterThanOrEqual(before.visit.number);
          expect(state.turn.count).toBeGreaterThanOrEqual(before.turn.count);
        }
      }),
    );
  });

  it("gives the same state when its events are replayed, also after they have been stored as JSON", () => {
    fc.assert(
      fc.property(anyBeginningAnywhere, anyPlay, (from, draws) => {
        const { events, state } = course(from, draws);
        expect(events.reduce(evolve, noMeeting)).toEqual(state);
        const stored = JSON.parse(JSON.stringify(events)) as MeetingEvent[];
        expect(stored.reduce(evolve, noMeeting)).toEqual(state);
      }),
    );
  });

  it("loses nobody's contribution", () => {
    fc.assert(
      fc.property(anyBeginningAnywhere, anyPlay, (from, draws) => {
        const { events, state } = course(from, draws);
        if (state.status === "none") throw new Error("there is a meeting");
        const texts = new Map<string, string>();
        for (const event of events) {
          if (event.type === "contributionAdded" || event.type === "contributionEdited")
            texts.set(event.id, event.text);
          // The leader may mend it; answers are counted below.
          if (event.type === "textCorrected" && texts.has(event.id)) texts.set(event.id, event.text);
        }
        expect(new Map(state.record.contributions.map((c) => [c.id, c.text]))).toEqual(texts);
        const answers = events.filter((e) => e.type === "questionAnswered").length;
        expect(state.record.contributions.flatMap((c) => (c.kind === "clarifying" ? c.answers : []))).toHaveLength(
          answers,
        );
        const sentences = events.flatMap((e) => (e.type === "statusQuoWorded" ? [e.sentence] : []));
        const { statusQuo, earlierStatusQuo } = state.record;
        expect([...earlierStatusQuo, ...(statusQuo ? [statusQuo] : [])].map((s) => s.sentence)).toEqual(sentences);
      }),
    );
  });

  it("asks for jobs that are still to come, on the millisecond", () => {
    fc.assert(
      fc.property(anyBeginningAnywhere, anyPlay, (from, draws) => {
        for (const { job, askedAtMs } of course(from, draws).jobs) {
          if (job.kind !== "timer") continue;
          expect(Number.isInteger(job.dueAtMs)).toBe(true);
          if (job.timer.kind !== "sendReferat" && job.timer.kind !== "takeOver")
            expect(job.dueAtMs).toBeGreaterThanOrEqual(askedAtMs - 1000);
        }
      }),
    );
  });
});

describe("any events in any order", () => {
  it("are taken without a fault, whether they fit or not", () => {
    fc.assert(
      fc.property(anyBeginning, fc.array(anyEvent, { maxLength: 40, size: "max" }), (from, events) => {
        let state = from.state;
        for (const event of events) {
          state = evolve(state, event);
          effects(state, event);
          if (state.status === "none") throw new Error("there is a meeting");
          openFactors(state.record);
          voteCount(state.record);
          if (state.status === "ended") entriesOf("m1", state);
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(anyEvent, (event) => event.type === "meetingStarted" || evolve(noMeeting, event) === noMeeting),
    );
  });
});
