/**
 * A list that is read in: everything that follows from it is worked out first, and then written as a whole or not at all.
 * What is so already changes nothing, so reading the same in once more does nothing.
 */
import { createHash } from "node:crypto";
import type { Command, CommandBody } from "../../einings/commands.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { Refused } from "../../errors.ts";
import { type Fault, fault } from "../../imports/faults.ts";
import type { Målform } from "../../meeting/events.ts";
import { streamOf } from "../aggregate.ts";
import { breathing } from "../breathing.ts";
import { changeOf, type Versioned } from "../handle.ts";
import type { EiningRow, EiningStore } from "../ports/einings.ts";
import type { Change, History } from "../ports/events.ts";
import { einingAggregate } from "./aggregate.ts";

export interface ImportParts {
  readonly history: Pick<History, "load">;
  readonly store: EiningStore;
}

export interface ImportOptions {
  /** A person, or `operator:<name>`. */
  readonly by: string;
  /** What they are let do: the rules for each line are those of the forms. */
  readonly as: Command["as"];
  /** The only einings that it may be about; absent for all. */
  readonly within?: readonly string[] | undefined;
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
  /** The same as long as nobody writes to one of the einings that it was worked out on. */
  readonly basis: string;
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

/** What stands for an eining is its number, not its name. */
const ONLY_DIGITS = /^[\d\s]+$/;

/** Commands carried out in memory, on einings as they are now. */
export class Draft {
  readonly #parts: ImportParts;
  readonly #options: ImportOptions;
  readonly #worked = new Map<string, Worked>();
  readonly #breathe = breathing();
  readonly faults: Fault[] = [];

  constructor(parts: ImportParts, options: ImportOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** As it is now, with what has been carried out here. */
  async state(einingId: string): Promise<EiningState> {
    return (await this.#work(einingId)).state;
  }

  /** Those that the list may be about: nobody is to learn from it which others there are. */
  among(einingIds: readonly string[]): readonly string[] {
    const { within } = this.#options;
    return within === undefined ? einingIds : einingIds.filter((id) => within.includes(id));
  }

  /** The fault of a line about an eining that the list may not be about; the same whether there is such a one or not. */
  outside(line: number | undefined, name: string, number = ONLY_DIGITS.test(name) ? name : undefined): void {
    const said =
      number === undefined
        ? fault(line, "import.einingOutside", { name })
        : fault(line, "import.numberOutside", { number });
    this.faults.push(said);
  }

  #refuse(refused: Refused, line: number | undefined): void {
    this.faults.push(line === undefined ? { refused } : { line, refused });
  }

  /** What the rules refuse becomes a fault of the line. */
  async run(einingId: string, line: number | undefined, body: CommandBody): Promise<void> {
    const worked = await this.#work(einingId);
    await this.#breathe();
    const { by, as, nowMs } = this.#options;
    try {
      const events = einingAggregate.decide({ ...body, by, as }, worked.state, nowMs);
      worked.events.push(...events);
      worked.state = events.reduce(einingAggregate.evolve, worked.state);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#refuse(error, line);
    }
  }

  /** Every eining that it may be about, and that has come into being here. */
  async everyId(): Promise<readonly string[]> {
    if (this.#options.within !== undefined) return this.#options.within;
    const ids = new Set(this.#worked.keys());
    const rows = await everyEining(this.#parts.store);
    return [...rows.map(({ einingId }) => einingId), ...ids].filter((id, at, all) => all.indexOf(id) === at);
  }

  outcome(): Import {
    const all = [...this.#worked].flatMap(([id, { before, events, state }]) =>
      state.status === "none" ? [] : [{ id, before, events, name: state.name }],
    );
    const changed = all.filter(({ events }) => events.length > 0);
    const versions = [...this.#worked].map(([id, { before }]) => `${id} ${before.version}`).toSorted();
    return {
      changes: changed.map((one) => changeOf(einingAggregate, one).change),
      changed: changed.map(({ name, before, events }) => ({ name, isNew: before.version === 0, events })),
      unchanged: all.length - changed.length,
      faults: this.faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      basis: createHash("sha256").update(versions.join("\n")).digest("base64url"),
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
