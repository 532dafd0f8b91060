/**
 * A list that is read in: everything that follows from it is worked out first, and then written as a whole or not at all.
 * What is so already changes nothing, so reading the same in once more does nothing.
 */
import type { CommandBody } from "../../einings/commands.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { Refused } from "../../errors.ts";
import type { Fault } from "../../imports/faults.ts";
import type { Målform } from "../../meeting/events.ts";
import { streamOf } from "../aggregate.ts";
import { changeOf, type Versioned } from "../handle.ts";
import type { EiningRow, EiningStore } from "../ports/einings.ts";
import type { Change, History } from "../ports/events.ts";
import { einingAggregate } from "./aggregate.ts";

export interface ImportParts {
  readonly history: Pick<History, "load">;
  readonly store: EiningStore;
}

export interface ImportOptions {
  /** `operator:<name>`. */
  readonly by: string;
  readonly nowMs: number;
  /** Of einings of which nobody says it. */
  readonly målform: Målform;
}

/** What would become of it. */
export interface Import {
  readonly changes: readonly Change[];
  readonly changed: readonly Changed[];
  /** How many are so already. */
  readonly unchanged: number;
  readonly faults: readonly Fault[];
}

export interface Changed {
  readonly name: string;
  readonly isNew: boolean;
  readonly events: readonly EiningEvent[];
}

interface Worked {
  readonly before: Versioned<EiningState>;
  state: EiningState;
  readonly events: EiningEvent[];
}

/** Commands carried out in memory, on einings as they are now. */
export class Draft {
  readonly #parts: ImportParts;
  readonly #options: ImportOptions;
  readonly #worked = new Map<string, Worked>();
  readonly faults: Fault[] = [];

  constructor(parts: ImportParts, options: ImportOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** As it is now, with what has been carried out here. */
  async state(einingId: string): Promise<EiningState> {
    return (await this.#work(einingId)).state;
  }

  /** What the rules refuse becomes a fault of the line. */
  async run(einingId: string, line: number | undefined, body: CommandBody): Promise<void> {
    const worked = await this.#work(einingId);
    const { by, nowMs } = this.#options;
    try {
      const events = einingAggregate.decide({ ...body, by, as: "administrator" }, worked.state, nowMs);
      worked.events.push(...events);
      worked.state = events.reduce(einingAggregate.evolve, worked.state);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.faults.push(line === undefined ? { refused: error } : { line, refused: error });
    }
  }

  /** Every eining that there is, and that has come into being here. */
  async everyId(): Promise<readonly string[]> {
    const ids = new Set(this.#worked.keys());
    const rows = await everyEining(this.#parts.store);
    return [...rows.map(({ einingId }) => einingId), ...ids].filter((id, at, all) => all.indexOf(id) === at);
  }

  outcome(): Import {
    const all = [...this.#worked].flatMap(([id, { before, events, state }]) =>
      state.status === "none" ? [] : [{ id, before, events, name: state.name }],
    );
    const changed = all.filter(({ events }) => events.length > 0);
    return {
      changes: changed.map((one) => changeOf(einingAggregate, one).change),
      changed: changed.map(({ name, before, events }) => ({ name, isNew: before.version === 0, events })),
      unchanged: all.length - changed.length,
      faults: this.faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    };
  }

  async #work(einingId: string): Promise<Worked> {
    const known = this.#worked.get(einingId);
    if (known !== undefined) return known;
    const stream = streamOf(einingAggregate.kind, einingId);
    const stored = (await this.#parts.history.load(stream, 0)) ?? [];
    const state = stored
      .map((event, index) => einingAggregate.fromStored(event, { stream, version: index + 1 }))
      .reduce<EiningState>(einingAggregate.evolve, noEining);
    const worked = { before: { state, version: stored.length }, state, events: [] };
    this.#worked.set(einingId, worked);
    return worked;
  }
}

const PAGE = 200;

async function everyEining(store: EiningStore): Promise<readonly EiningRow[]> {
  const rows: EiningRow[] = [];
  for (;;) {
    const page = await store.page({ search: "", skip: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) return rows;
  }
}
