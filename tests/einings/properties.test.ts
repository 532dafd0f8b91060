import fc from "fast-check";
import { expect, it } from "vitest";
import { readersOf } from "../../src/einings/access.ts";
import { evolve } from "../../src/einings/evolve.ts";
import { type EiningState, noEining } from "../../src/einings/state.ts";
import { einingEvents } from "../../src/stored/einings/events.ts";
import { anyEvent } from "./anyEvent.ts";

const at = { stream: "eining/e1", version: 7 };

it("an event of an eining is read back from the store as it was, whatever it says", () => {
  fc.assert(
    fc.property(anyEvent, fc.boolean(), (one, erased) => {
      const event = erased ? { ...one, erased } : one;
      const stored = JSON.parse(JSON.stringify(einingEvents.toStored(event, at)));
      expect(einingEvents.fromStored(stored, at)).toEqual(event);
    }),
  );
});

it("whatever has happened, nobody who has left is let in, and everybody who is in the eining is no former one", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const state = events.reduce<EiningState>(evolve, noEining);
      if (state.status === "none") return;
      const entry = {
        holderId: state.former[0] ?? "holder",
        responsibleIds: state.former,
        responsibleTenester: ["ppt"] as const,
        responsibleGroups: ["g1", "g2"],
        informedIds: state.former,
      };
      const ids = state.people.flatMap(({ personId }) => personId ?? []);
      expect(readersOf(entry, state).filter((id) => state.former.includes(id))).toEqual([]);
      expect(ids.filter((id) => state.former.includes(id))).toEqual([]);
    }),
  );
});
