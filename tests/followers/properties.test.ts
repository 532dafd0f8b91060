import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/followers/commands.ts";
import { decide } from "../../src/followers/decide.ts";
import { digestDue } from "../../src/followers/digest.ts";
import type { FollowerEvent } from "../../src/followers/events.ts";
import { evolve } from "../../src/followers/evolve.ts";
import { noFollower } from "../../src/followers/state.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { STEPS } from "../../src/stafettlogg/reminders.ts";
import { followerEvents } from "../../src/stored/followers/events.ts";
import { KARI } from "./dsl.ts";

const FIRST = "2027-02-08";
const ref = fc.record({ entryId: fc.constantFrom("e1", "e2"), tiltakId: fc.constantFrom("t1", "t2") });
const anyCommand: fc.Arbitrary<CommandBody> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(ref, fc.constantFrom(...STEPS), fc.constantFrom("2027-02-09", "2027-03-09"))
      .map(([of, step, evaluateBy]) => ({
        type: "remind" as const,
        person: KARI,
        målform: "nn" as const,
        digestAtMs: 0,
        item: { ...of, step, about: evaluateBy, evaluateBy },
      })),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(ref, fc.constantFrom(...STEPS), fc.constantFrom("2027-02-09", "2027-03-09", null), fc.boolean()),
        { maxLength: 2 },
      )
      .map((known) => ({
        type: "giveDigest" as const,
        on: "today",
        known: known.map(([of, step, evaluateBy, stands]) => ({
          ...of,
          step,
          about: "2027-02-09",
          evaluateBy,
          stands,
        })),
      })),
  },
  ref.map((of) => ({ type: "answer" as const, ...of, answer: "done" as const })),
  ref.map((of) => ({ type: "follow" as const, ...of, digestAtMs: 0 })),
  fc.nat(9).map((number) => ({ type: "noteMailed" as const, number })),
  fc.nat(9).map((number) => ({ type: "doubtDigest" as const, number })),
  fc.constantFrom<CommandBody>({ type: "snooze", days: 3 }, { type: "turnOff" }, { type: "turnOn" }),
);
/** What is asked on one day after another. */
const anyCourse = fc.array(fc.array(anyCommand, { maxLength: 6 }), { maxLength: 15 });

describe("whatever happens over the days", () => {
  it("nobody is told twice on one day, nor of nothing, nor while they want to hear nothing; and it is stored as it was", () => {
    let digests = 0;
    fc.assert(
      fc.property(anyCourse, (days) => {
        let state = noFollower;
        const told: FollowerEvent[] = [];
        days.forEach((commands, index) => {
          const today = daysAfter(FIRST, index);
          for (const body of commands) {
            const before = state;
            const command = { ...body, ...(body.type === "giveDigest" ? { on: today } : {}), by: "kari" };
            let happened: FollowerEvent[] = [];
            try {
              happened = decide(command, state, Date.parse(`${today}T07:00:00Z`));
            } catch {
              continue;
            }
            state = happened.reduce(evolve, state);
            for (const event of happened) {
              const place = { stream: "follower/kari", version: 1 };
              expect(followerEvents.fromStored(followerEvents.toStored(event, place), place)).toEqual(event);
              if (event.type !== "digestGiven") continue;
              told.push(event);
              expect(event.items).not.toEqual([]);
              expect(before.isOff || (before.snoozedUntil ?? "") > today).toBe(false);
              expect(digestDue(state, today)).not.toBe("now");
            }
          }
        });
        const on = told.flatMap((event) => (event.type === "digestGiven" ? [event.on] : []));
        expect(on).toEqual([...new Set(on)]);
        digests += on.length;
      }),
    );
    expect(digests).toBeGreaterThan(50);
  });
});
