import type { CommandBody, CommandOf } from "./commands.ts";
import type { EventBody } from "./events.ts";
import type { MeetingState } from "./state.ts";

/** One rule for one command: what happens, or a throw of Refused. Neither clock nor I/O; `nowMs` comes in. */
export type Rule<T extends CommandBody["type"]> = (
  state: MeetingState,
  command: CommandOf<T>,
  nowMs: number,
) => EventBody[];
