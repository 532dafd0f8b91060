/** Given what has happened to somebody who is reminded, when something is asked, it gives events or is refused. */
import { expect } from "vitest";
import { Refused } from "../../src/errors.ts";
import type { Command, CommandBody } from "../../src/followers/commands.ts";
import { decide } from "../../src/followers/decide.ts";
import type { EventBody, FollowerEvent, Item } from "../../src/followers/events.ts";
import { evolve } from "../../src/followers/evolve.ts";
import { type Follower, noFollower } from "../../src/followers/state.ts";

export const KARI = { name: "Kari Lærar", personId: "kari" } as const;
export const BY_MAIL = { name: "Ola Vikar", email: "ola@kommune.example" } as const;
/** A Tuesday at eight. */
const NOW_MS = Date.UTC(2027, 1, 9, 7);
export const TODAY = "2027-02-09";

export const ITEM: Item = { entryId: "e1", tiltakId: "t1", step: "due", about: TODAY, evaluateBy: TODAY };
export const REF = { entryId: "e1", tiltakId: "t1" } as const;
export const OTHER = { ...ITEM, tiltakId: "t2" };

export const remind = (item: Item = ITEM, person: typeof KARI | typeof BY_MAIL = KARI) =>
  ({ type: "remind", person, målform: "nn", item, digestAtMs: NOW_MS }) as const;
/** What is over is to be evaluated on no day any more. */
export const digest = (on = TODAY, ...over: (typeof REF)[]) =>
  ({
    type: "giveDigest",
    on,
    known: over.map((ref) => ({ ...ITEM, ...ref, evaluateBy: null, stands: false })),
  }) as const;

const asked = (body: CommandBody): Command => ({ ...body, by: "kari" });

export function playFollower(...commands: readonly CommandBody[]): {
  readonly state: Follower;
  readonly events: readonly FollowerEvent[];
} {
  let state = noFollower;
  const events = commands.flatMap((command) => {
    const happened = decide(asked(command), state, NOW_MS);
    state = happened.reduce(evolve, state);
    return happened;
  });
  return { state, events };
}

export function given(...history: readonly CommandBody[]) {
  const { state } = playFollower(...history);
  return {
    when(command: CommandBody) {
      return {
        /** Each with these fields at least. */
        gives(...expected: readonly ({ readonly type: EventBody["type"] } & Readonly<Record<string, unknown>>)[]) {
          const happened = decide(asked(command), state, NOW_MS);
          expect(happened).toMatchObject(expected);
          expect(happened).toHaveLength(expected.length);
        },
        refused(code: string) {
          expect(() => decide(asked(command), state, NOW_MS)).toThrow(expect.objectContaining({ code }));
          expect(() => decide(asked(command), state, NOW_MS)).toThrow(Refused);
        },
      };
    },
  };
}
