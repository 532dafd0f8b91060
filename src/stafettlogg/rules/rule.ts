import type { CommandOf, CommandType } from "../commands.ts";
import type { EventBody } from "../events.ts";
import type { EntryState } from "../state.ts";

/** One rule for one command: what happens, or a throw of Refused. Neither clock nor I/O; `nowMs` comes in. */
export type Rule<T extends CommandType> = (state: EntryState, command: CommandOf<T>, nowMs: number) => EventBody[];
