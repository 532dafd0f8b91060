/** Given a meeting, when someone asks for something, it gives events or is refused. */
import { expect } from "vitest";
import { Refused } from "../../src/errors.ts";
import type { Command, CommandBody } from "../../src/meeting/commands.ts";
import { decide } from "../../src/meeting/decide.ts";
import type { EventBody, MeetingEvent } from "../../src/meeting/events.ts";
import { evolve } from "../../src/meeting/evolve.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import type { RefusalCode, RefusalParams } from "../../src/refusals.ts";
import { as, nothingYet, type Played, play, type Step } from "../support/meeting.ts";

export interface Outcome {
  /** Exactly these events, and nothing else. Gives the meeting after them. */
  gives(...expected: readonly EventBody[]): Played;
  refused(code: RefusalCode, params?: RefusalParams): void;
  /** The meeting after what happened. Throws the refusal, if it was one. */
  readonly after: Played;
}

export interface Given {
  /** `drawnAt`: how many events had happened when the form was drawn. */
  when(by: PersonId, command: CommandBody, confirmed?: boolean, drawnAt?: number): Outcome;
}

/** A meeting to start from, or nothing, and what has happened in it since. */
export function given(...history: readonly (Played | Step)[]): Given {
  const played = history.reduce<Played>((before, next) => (isPlayed(next) ? next : play([next], before)), nothingYet);
  return {
    when(by, command, confirmed, drawnAt) {
      const asked: Command = { ...as(by, command, confirmed), ...(drawnAt === undefined ? {} : { drawnAt }) };
      const result = attempt(() => decide(asked, played.state, played.nowMs));
      return {
        gives(...expected) {
          if (result instanceof Refused) throw new Error(`refused: ${result.code}`);
          expect(result.map(bodyOf)).toEqual(expected);
          return this.after;
        },
        refused(code, params) {
          if (!(result instanceof Refused))
            throw new Error(`not refused, but gives ${result.map((e) => e.type).join()}`);
          expect(result.code).toBe(code);
          if (params !== undefined) expect(result.params).toEqual(params);
        },
        get after() {
          if (result instanceof Refused) throw result;
          return { ...played, state: result.reduce(evolve, played.state), events: [...played.events, ...result] };
        },
      };
    },
  };
}

const SETTLED: readonly string[] = [
  "by",
  "atMs",
  "shareMs",
  "lastsMs",
  "key",
  "sendAtMs",
  "remindAtMs",
  "partsLeftOut",
  "recipients",
  "changed",
];

/** What the rules say that happened: without who caused it and when, and what that came to (see `decided`). */
function bodyOf(event: MeetingEvent): EventBody {
  return Object.fromEntries(Object.entries(event).filter(([field]) => !SETTLED.includes(field))) as EventBody;
}

function isPlayed(step: Played | Step): step is Played {
  return typeof step === "object" && "state" in step;
}

function attempt(decision: () => MeetingEvent[]): MeetingEvent[] | Refused {
  try {
    return decision();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
