/** A list of einings and people, as what is to become so. What it says twice must be the same both times. */
import { EINING_LIMITS } from "../einings/limits.ts";
import { folded, plainNumber } from "../einings/names.ts";
import type { Role, Service } from "../einings/people.ts";
import { parseAddress } from "../meeting/addresses.ts";
import type { EiningKind, Målform } from "../meeting/events.ts";
import { type Fault, fault, Unread } from "./faults.ts";
import { People } from "./people.ts";
import { type Row, table } from "./table.ts";
import { ALLOWED, COLUMNS, type Column, EVERYBODY, kindIn, målformIn, roleIn, serviceIn } from "./words.ts";

export interface PlannedPerson {
  readonly line: number;
  readonly name: string;
  readonly email?: string;
  readonly personId?: string;
  roles: readonly Role[];
  contactOf: readonly Service[];
  groups: readonly string[];
  readonly leaves: boolean;
}

export interface PlannedEining {
  readonly line: number;
  readonly name: string;
  number?: string;
  einingKind?: EiningKind;
  målform?: Målform;
  readonly people: PlannedPerson[];
}

export interface EiningList {
  readonly einings: readonly PlannedEining[];
  /** Who is to be in every eining. */
  readonly everywhere: readonly PlannedPerson[];
  /** Whether the list says who is in which group. */
  readonly hasGroups: boolean;
  readonly faults: readonly Fault[];
}

const OBJECT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** `målform`: in which the words are told that may be written. To be interrupted between rows: a long list takes a second. Throws Unread. */
export function* einingList(text: string, målform: Målform): Generator<undefined, EiningList> {
  const { columns, rows, faults: ofTable } = table<Column>(text, COLUMNS);
  const faults: Fault[] = [...ofTable];
  if (!columns.has("eining")) {
    faults.push(fault(1, "import.columnMissing", { column: målform === "nn" ? "eining" : "enhet" }));
    return { einings: [], everywhere: [], hasGroups: false, faults };
  }
  const planned: Planned = { einings: [], named: new Map(), people: new Map() };
  const everywhere: PlannedPerson[] = [];
  for (const row of rows) {
    yield;
    const read = reading(row, målform, faults);
    const person = read.person();
    if (folded(row.cell("eining")) === EVERYBODY) {
      if (person?.roles.includes("leader")) faults.push(fault(row.line, "import.leaderOfAll"));
      else if (person !== undefined) everywhere.push(person);
      if (everywhere.length > EINING_LIMITS.people)
        throw new Unread(fault(row.line, "import.tooManyForAll", { limit: EINING_LIMITS.people }));
      continue;
    }
    const eining = read.eining(planned);
    if (eining !== undefined && person !== undefined) putPerson(planned, eining, person, faults);
  }
  putEverywhere(planned, everywhere, faults);
  return { einings: planned.einings, everywhere, hasGroups: columns.has("groups"), faults };
}

/** What has been read so far, so that each line finds its own at once. */
interface Planned {
  readonly einings: PlannedEining[];
  /** By name, as it is compared. */
  readonly named: Map<string, PlannedEining[]>;
  readonly people: Map<PlannedEining, People<PlannedPerson>>;
}

/** What one row says; what is wrong with it goes to `faults`. */
function reading(row: Row<Column>, målform: Målform, faults: Fault[]) {
  const { line, cell, called } = row;
  const say = (...[key, params]: Parameters<typeof fault> extends [unknown, ...infer Rest] ? Rest : never) =>
    void faults.push(fault(line, key, params));
  const wordIn = <T>(column: Column, find: (word: string) => T | undefined, allowed: string): T | undefined => {
    const value = cell(column);
    const found = value === "" ? undefined : find(value);
    if (value !== "" && found === undefined)
      say("import.wordUnknown", { column: called(column), value: value.slice(0, 60), allowed });
    return found;
  };

  /** The one of the list that the row is about, with what the row adds to it. */
  function eining({ einings, named: byName }: Planned): PlannedEining | undefined {
    const name = cell("eining");
    if (name === "") return void say("import.einingMissing");
    const number = plainNumber(cell("number")) || undefined;
    const kind = wordIn("kind", kindIn, ALLOWED.kinds[målform]);
    const form = wordIn("målform", målformIn, ALLOWED.målformer);
    const named = byName.get(folded(name)) ?? [];
    const there = named.filter((one) => number === undefined || one.number === undefined || one.number === number);
    if (there.length > 1) return void say("import.einingAmbiguous", { name });
    const known = there[0] ?? einings.find((one) => number !== undefined && one.number === number);
    if (known === undefined) {
      const planned: PlannedEining = { line, name, people: [] };
      einings.push(planned);
      byName.set(folded(name), [...named, planned]);
      return agree(planned, { number, einingKind: kind, målform: form });
    }
    if (folded(known.name) !== folded(name)) say("import.differs", { column: called("eining"), line: known.line });
    return agree(known, { number, einingKind: kind, målform: form });
  }

  function agree(
    planned: PlannedEining,
    said: Partial<Record<"number" | "einingKind" | "målform", string | undefined>>,
  ) {
    for (const [key, value] of Object.entries(said) as [keyof typeof said, string | undefined][]) {
      if (value === undefined) continue;
      if (planned[key] !== undefined && planned[key] !== value)
        say("import.differs", { column: called(key === "einingKind" ? "kind" : key), line: planned.line });
      Object.assign(planned, { [key]: value });
    }
    return planned;
  }

  /** Undefined for a row that is about the eining alone, and for one that can't be used. */
  function person(): PlannedPerson | undefined {
    const [name, typed, id] = [cell("name"), cell("email"), cell("personId").toLowerCase()];
    const role = wordIn("role", roleIn, ALLOWED.roles[målform]);
    const teneste = wordIn("teneste", serviceIn, ALLOWED.services[målform]);
    if (name === "" && typed === "" && id === "" && cell("role") === "" && cell("teneste") === "") return undefined;
    const email = typed === "" ? undefined : parseAddress(typed)?.toLowerCase();
    if (typed !== "" && email === undefined) say("import.addressInvalid", { value: typed.slice(0, 60) });
    if (id !== "" && !OBJECT_ID.test(id)) say("import.objectIdInvalid", { value: id.slice(0, 60) });
    if (typed === "" && id === "") say("import.addressMissing");
    if (name === "" && role !== "left") say("import.nameMissing");
    if (cell("role") === "" && cell("teneste") === "") say("import.roleMissing", { allowed: ALLOWED.roles[målform] });
    if (role === "contact" && cell("teneste") === "")
      say("import.tenesteMissing", { allowed: ALLOWED.services[målform] });
    return {
      line,
      name,
      ...(email === undefined ? {} : { email }),
      ...(id === "" ? {} : { personId: id }),
      roles: role === undefined || role === "contact" || role === "left" ? [] : [role],
      contactOf: teneste === undefined ? [] : [teneste],
      groups: cell("groups")
        .split(/[,;|]/)
        .map((group) => group.trim())
        .filter((group) => group !== ""),
      leaves: role === "left",
    };
  }
  return { eining, person };
}

/** Who stands on the list of one and is in all of them too, is both there. */
function putEverywhere(planned: Planned, everywhere: readonly PlannedPerson[], faults: Fault[]): void {
  const all = new People<PlannedPerson>();
  for (const person of everywhere) all.add(person);
  for (const eining of planned.einings) {
    const both = new Set(eining.people.flatMap((one) => all.same(one)));
    for (const person of both) putPerson(planned, eining, person, faults);
  }
}

/** Somebody may stand on several lines: they are all of it. */
function putPerson(planned: Planned, eining: PlannedEining, person: PlannedPerson, faults: Fault[]): void {
  const { people } = eining;
  const known = planned.people.get(eining) ?? new People<PlannedPerson>();
  planned.people.set(eining, known);
  const other = person.roles.includes("leader") ? people.find(({ roles }) => roles.includes("leader")) : undefined;
  const [before] = known.same(person);
  if (other !== undefined && other !== before)
    faults.push(fault(person.line, "import.twoLeaders", { line: other.line }));
  if (before === undefined) {
    people.push(person);
    known.add(person);
    return;
  }
  if (before.leaves !== person.leaves)
    faults.push(fault(person.line, "import.differs", { column: "rolle", line: before.line }));
  before.roles = [...new Set([...before.roles, ...person.roles])];
  before.contactOf = [...new Set([...before.contactOf, ...person.contactOf])];
  // One more than there can be is enough to be told so: somebody may stand on every line, with other groups on each.
  before.groups = [...new Set([...before.groups, ...person.groups])].slice(0, EINING_LIMITS.groups + 1);
}
