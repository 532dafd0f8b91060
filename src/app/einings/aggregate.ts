/** An eining as an aggregate: its rules, its rows, and how its events are stored. */
import type { Command } from "../../einings/commands.ts";
import { decide } from "../../einings/decide.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { evolve } from "../../einings/evolve.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { einingEvents } from "../../stored/einings/events.ts";
import type { Aggregate } from "../aggregate.ts";
import { rows } from "./rows.ts";
import { EINING } from "./stream.ts";

export const einingAggregate: Aggregate<EiningState, Command, EiningEvent, never> = {
  kind: EINING,
  initial: noEining,
  decide,
  evolve,
  // Nothing is to be done because of an eining: others ask it when they need to know.
  effects: () => [],
  looks: () => [],
  queued: (job) => job,
  rows,
  ...einingEvents,
};
