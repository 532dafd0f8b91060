/** Einings, as everybody here asks for them. */
import type { Command } from "../../einings/commands.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { type Eining, known } from "../../einings/state.ts";
import { handler } from "../handle.ts";
import type { Clock } from "../ports/clock.ts";
import type { History } from "../ports/events.ts";
import { einingAggregate } from "./aggregate.ts";

export interface Einings {
  /** Undefined for one that nobody has founded. */
  find(einingId: string): Promise<Eining | undefined>;
  /** All that has happened to it, oldest first: the audit trail. */
  history(einingId: string): Promise<readonly EiningEvent[]>;
  /** Carries a command out and gives the eining after it; with `inboundId` once. Throws Refused and Conflict. */
  handle(einingId: string, command: Command, inboundId?: string): Promise<Eining>;
}

export function einings(history: History, clock: Clock): Einings {
  const all = handler(einingAggregate, { history, clock });
  return {
    async find(einingId) {
      const state = await all.find(einingId);
      return state.status === "none" ? undefined : state;
    },
    history: all.history,
    handle: async (einingId, command, inboundId) => known(await all.handle(einingId, command, inboundId)),
  };
}
