/** Given an eining, when someone asks for something, it gives events or is refused. */
import { expect } from "vitest";
import type { Command, CommandBody } from "../../src/einings/commands.ts";
import { decide } from "../../src/einings/decide.ts";
import type { EiningEvent, EventBody } from "../../src/einings/events.ts";
import { evolve } from "../../src/einings/evolve.ts";
import { type Eining, type EiningState, known, noEining } from "../../src/einings/state.ts";
import { Refused } from "../../src/errors.ts";
import type { RefusalCode } from "../../src/refusals.ts";

export const FACTS = { name: "Fjordglytt skule", number: "974600001", einingKind: "school", målform: "nn" } as const;
export const LEADER = { name: "Ragnhild Fjordheim", email: "ragnhild@kommune.example", personId: "ragnhild" } as const;
const NOW_MS = Date.UTC(2026, 10, 27);

/** Asked by somebody named in the configuration. */
export const admin = (body: CommandBody): Command => ({ ...body, by: "admin", as: "administrator" });
export const by = (id: string, body: CommandBody): Command => ({ ...body, by: id, as: "member" });
export const system = (body: CommandBody): Command => ({ ...body, by: "system", as: "member" });

export const founded = admin({ type: "found", facts: FACTS, because: "administrator", leader: LEADER });
export const person = (name: string, standing: Partial<Extract<CommandBody, { type: "addPerson" }>["person"]> = {}) =>
  ({
    type: "addPerson",
    person: { name, email: `${name.toLowerCase()}@kommune.example`, roles: ["employee"], contactOf: [], ...standing },
  }) as const;

/** What has happened when these commands were carried out, one after the other. */
export function play(...commands: readonly Command[]): { readonly state: EiningState; readonly events: EiningEvent[] } {
  let state: EiningState = noEining;
  const events = commands.flatMap((command) => {
    const given = decide(command, state, NOW_MS);
    state = given.reduce(evolve, state);
    return given;
  });
  return { state, events };
}

export const einingAfter = (...commands: readonly Command[]): Eining => known(play(...commands).state);

export function given(...history: readonly Command[]) {
  const { state } = play(...history);
  return {
    when(command: Command) {
      const result = attempt(() => decide(command, state, NOW_MS));
      return {
        gives(...expected: readonly EventBody[]) {
          if (result instanceof Refused) throw new Error(`refused: ${result.code}`);
          expect(result.map(({ by: _by, atMs: _at, ...body }) => body)).toEqual(expected);
        },
        refused(code: RefusalCode) {
          if (!(result instanceof Refused)) throw new Error(`gives ${result.map(({ type }) => type).join()}`);
          expect(result.code).toBe(code);
        },
      };
    },
  };
}

function attempt<T>(decides: () => T): T | Refused {
  try {
    return decides();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
