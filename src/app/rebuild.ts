/** Read models made anew from events, while others go on: after a new column, or a fault in a projection. */
import { Unreadable } from "../errors.ts";
import { type Aggregate, idIn } from "./aggregate.ts";
import { handler } from "./handle.ts";
import type { Clock } from "./ports/clock.ts";
import type { History, ReadModels } from "./ports/events.ts";

export interface RebuildParts {
  readonly history: History;
  readonly readModels: ReadModels;
  readonly clock: Clock;
}

export interface Rebuilt {
  readonly streams: number;
  /** Those whose events can't be understood; their rows are left as they are. */
  readonly unreadable: readonly string[];
}

/** Streams that are asked for at a time. */
const PAGE = 100;

/** Writes the rows of every stream of a kind as its events say. Documents, which were written once and for all, stay. */
export async function rebuild<State, Command, Event, Job>(
  parts: RebuildParts,
  aggregate: Aggregate<State, Command, Event, Job>,
): Promise<Rebuilt> {
  const { readModels } = parts;
  const { history } = handler(aggregate, parts);
  const unreadable: string[] = [];
  let streams = 0;
  let after = "";
  for (;;) {
    const page = await readModels.streams(aggregate.kind, after, PAGE);
    for (const stream of page) {
      try {
        await rebuildOne(stream);
        streams += 1;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push(stream);
      }
    }
    const last = page.at(-1);
    if (last === undefined) return { streams, unreadable };
    after = last;
  }

  /** Once more where somebody wrote meanwhile. */
  async function rebuildOne(stream: string): Promise<void> {
    const id = idIn(stream);
    for (;;) {
      const events = await history(id);
      // Erased meanwhile.
      if (events.length === 0) return;
      const after = events.reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);
      const rows = aggregate.rows({ id, before: aggregate.initial, events, after });
      if (await readModels.replace(stream, events.length, rows)) return;
    }
  }
}
