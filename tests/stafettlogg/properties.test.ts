import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refused } from "../../src/errors.ts";
import type { Command, CommandBody } from "../../src/stafettlogg/commands.ts";
import { evolve } from "../../src/stafettlogg/evolve.ts";
import { serviceOf } from "../../src/stafettlogg/parties.ts";
import { type EntryState, noEntry } from "../../src/stafettlogg/state.ts";
import { CRAFT_CODES, isActive, OUTCOMES } from "../../src/stafettlogg/tiltak.ts";
import { tiltakstrapp } from "../../src/stafettlogg/tiltakstrapp.ts";
import { entryEvents } from "../../src/stored/entry/events.ts";
import { ADD, asked, FIELDS, opened, type PlayedEntry, PPT, playEntry, TILTAK } from "../support/entry.ts";
import { anyEntryCourse, anyEntryEvent } from "./anyEvent.ts";

const evaluationsOf = (state: EntryState) =>
  state.status === "none" ? [] : state.tiltak.flatMap(({ id, evaluation }) => (evaluation ? [{ id, evaluation }] : []));

/** All states, one for each event. */
function statesOf(events: Parameters<typeof evolve>[1][]): EntryState[] {
  let state: EntryState = noEntry;
  return events.map((event) => (state = evolve(state, event)));
}

const id = fc.constantFrom("t1", "t2", "t3", "t4");
const command: fc.Arbitrary<CommandBody> = fc.oneof(
  fc.constant(ADD),
  fc.record({
    type: fc.constant("addTiltak" as const),
    tiltak: fc.oneof(
      fc.constant({ ...TILTAK, responsible: [PPT] }),
      id.map((follows) => ({ ...TILTAK, follows })),
    ),
  }),
  fc.record({
    type: fc.constant("changeTiltak" as const),
    id,
    tiltak: fc.constantFrom({ ...TILTAK, text: "Leik" }, { ...TILTAK, partner: "ppt" as const }),
  }),
  fc.record({
    type: fc.constant("evaluate" as const),
    id,
    outcome: fc.constantFrom(...OUTCOMES.filter((one) => one !== "ongoing")),
    reason: fc.constantFrom("Gjekk godt", "Litt", ""),
    tookPart: fc.constant([PPT]),
  }),
  fc.record({
    type: fc.constant("moveEvaluation" as const),
    id,
    evaluateBy: fc.constantFrom("2027-05-03", "2027-02-01"),
    reason: fc.constant("Meir tid"),
  }),
  fc.record({ type: fc.constant("setLevel" as const), level: fc.constantFrom(0 as const, 1 as const, 2 as const) }),
  fc.record({
    type: fc.constant("change" as const),
    fields: fc.constantFrom(FIELDS, { ...FIELDS, successSigns: "Leik" }),
  }),
  fc.constant({ type: "close" as const, because: "ended" as const, sentence: "Slutt" }),
  fc.constant({ type: "addLysglimt" as const, text: "Fin leik" }),
);
const commands = fc.array(command, { minLength: 1, maxLength: 25, size: "max" });

/** What comes of commands one after the other, those that are refused left out. */
function courseOf(given: readonly CommandBody[]): PlayedEntry {
  let played = playEntry([{ type: "setLevel", level: 2 }, ADD], opened);
  for (const body of given) {
    const kept: Partial<Command> = { kept: CRAFT_CODES };
    try {
      played = playEntry([asked(body, kept)], played);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return played;
}

describe("an outcome", () => {
  it("is never changed, whatever is asked for after it", () => {
    let seen = 0;
    fc.assert(
      fc.property(commands, (given) => {
        const states = statesOf([...courseOf(given).events]);
        for (const [index, state] of states.entries()) {
          for (const { id: of, evaluation } of evaluationsOf(state)) {
            const last = evaluationsOf(states.at(-1) ?? noEntry).find((one) => one.id === of);
            expect(last?.evaluation, `event ${index}`).toEqual(evaluation);
            seen++;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  it("is never changed by any event either, in whatever order events come", () => {
    fc.assert(
      fc.property(anyEntryCourse, (events) => {
        const states = statesOf([...events]);
        for (const [index, state] of states.entries()) {
          const after = states[index + 1];
          if (after !== undefined) expect(evaluationsOf(after)).toEqual(expect.arrayContaining(evaluationsOf(state)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is said once for each tiltak", () => {
    fc.assert(
      fc.property(commands, (given) => {
        const ids = courseOf(given).events.flatMap((event) => (event.type === "tiltakEvaluated" ? [event.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe("any sequence of commands", () => {
  it("gives other tenester no tiltak below nivå 2, and closes nothing that is still tried", () => {
    fc.assert(
      fc.property(commands, (given) => {
        for (const state of statesOf([...courseOf(given).events])) {
          if (state.status === "none") continue;
          const active = state.tiltak.filter(isActive);
          const withOthers = active.some((one) => one.partner ?? one.responsible.some(serviceOf));
          if (withOthers) expect(state.level).toBeGreaterThanOrEqual(2);
          if (state.status === "closed") expect(active).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leaves every tiltak a step in one stair", () => {
    fc.assert(
      fc.property(commands, (given) => {
        const { state } = courseOf(given);
        if (state.status === "none") throw new Error("there is an entry");
        const steps = tiltakstrapp(state).flatMap((stair) => stair.steps.map(({ tiltak }) => tiltak.id));
        expect(steps.toSorted()).toEqual(state.tiltak.map((one) => one.id).toSorted());
      }),
    );
  });
});

describe("an event that is stored", () => {
  const at = { stream: "entry/e1", version: 2 };

  it("is read back as it was, whatever it says", () => {
    fc.assert(
      fc.property(anyEntryEvent, fc.boolean(), (one, erased) => {
        const event = erased ? { ...one, erased } : one;
        expect(entryEvents.fromStored(JSON.parse(JSON.stringify(entryEvents.toStored(event, at))), at)).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same entry when it is replayed from what was stored", () => {
    fc.assert(
      fc.property(commands, (given) => {
        const { events, state } = courseOf(given);
        const stored = events.map((event) => JSON.parse(JSON.stringify(entryEvents.toStored(event, at))));
        expect(stored.map((one) => entryEvents.fromStored(one, at)).reduce(evolve, noEntry)).toEqual(state);
      }),
    );
  });
});
