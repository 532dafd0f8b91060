/** What a list of einings and people asks for. Those it does not name are left alone. */
import type { Facts } from "../../einings/events.ts";
import { folded } from "../../einings/names.ts";
import { isPerson } from "../../einings/people.ts";
import type { Eining } from "../../einings/state.ts";
import type { EiningList, PlannedEining, PlannedPerson } from "../../imports/einings.ts";
import { fault } from "../../imports/faults.ts";
import type { EiningStore } from "../ports/einings.ts";
import { Draft, type Import, type ImportOptions, type ImportParts } from "./import.ts";
import { newEiningId } from "./stream.ts";

/** Nothing is written yet. */
export async function importPeople(parts: ImportParts, list: EiningList, options: ImportOptions): Promise<Import> {
  const draft = new Draft(parts, options);
  draft.faults.push(...list.faults);
  // What is wrong with such a line is said already.
  const bad = new Set(list.faults.map(({ line }) => line));
  const usable = (people: readonly PlannedPerson[]) => people.filter(({ line }) => !bad.has(line));
  const named = new Map<string, readonly PlannedPerson[]>();
  for (const planned of list.einings) {
    const einingId = await idOf(parts.store, draft, planned);
    if (einingId === undefined) {
      draft.faults.push(fault(planned.line, "import.einingAmbiguous", { name: planned.name }));
      continue;
    }
    if (draft.among([einingId]).length === 0) {
      draft.outside(planned.line, planned.name, planned.number);
      continue;
    }
    named.set(einingId, [...(named.get(einingId) ?? []), ...planned.people]);
    await putFacts(draft, einingId, planned, options);
    await putPeople(draft, einingId, usable(planned.people), list.hasGroups);
  }
  const everywhere = usable(list.everywhere);
  if (everywhere.length > 0)
    for (const einingId of await draft.everyId()) {
      // Whoever is named there too has had all of it.
      const there = named.get(einingId) ?? [];
      const others = everywhere.filter((person) => !there.some((one) => isPerson(one, person)));
      await putPeople(draft, einingId, others, false);
    }
  return draft.outcome();
}

/** By its number; else the one of that name which has none, or no other; else a new one. Undefined where several are meant. */
async function idOf(store: EiningStore, draft: Draft, { name, number }: PlannedEining): Promise<string | undefined> {
  const [numbered] = number === undefined ? [] : await store.numbered(number);
  if (numbered !== undefined) return numbered.einingId;
  const rows = (await store.named(name)).filter((row) => number === undefined || row.number === undefined);
  const named = draft.among(rows.map(({ einingId }) => einingId));
  return named.length > 1 ? undefined : (named[0] ?? newEiningId({ name, number }));
}

async function putFacts(draft: Draft, einingId: string, planned: PlannedEining, options: ImportOptions): Promise<void> {
  const state = await draft.state(einingId);
  const before = state.status === "none" ? undefined : state;
  const number = planned.number ?? before?.number;
  const facts: Facts = {
    name: planned.name,
    einingKind: planned.einingKind ?? before?.einingKind ?? (/barneh/i.test(planned.name) ? "kindergarten" : "school"),
    målform: planned.målform ?? before?.målform ?? options.målform,
    ...(number === undefined ? {} : { number }),
  };
  const isThere = before !== undefined;
  await draft.run(
    einingId,
    planned.line,
    isThere ? { type: "describe", facts } : { type: "found", facts, because: "import" },
  );
}

async function putPeople(
  draft: Draft,
  einingId: string,
  people: readonly PlannedPerson[],
  hasGroups: boolean,
): Promise<void> {
  for (const { line, leaves, groups: _groups, ...person } of people) {
    const eining = await knownIn(draft, einingId);
    if (eining === undefined) return;
    const there = eining.people.find((one) => isPerson(one, person));
    if (!leaves) await draft.run(einingId, line, { type: "addPerson", person });
    else if (there !== undefined) await draft.run(einingId, line, { type: "removePerson", key: there.key });
  }
  if (hasGroups) await putGroups(draft, einingId, people);
}

interface Said {
  readonly name: string;
  readonly line?: number;
}

/** Those who are named are in the groups that are said, and in no others; the rest of a group stays. */
async function putGroups(draft: Draft, einingId: string, people: readonly PlannedPerson[]): Promise<void> {
  const eining = await knownIn(draft, einingId);
  if (eining === undefined) return;
  const said = people.flatMap(({ groups, line }) => groups.map((name): Said => ({ name, line })));
  const all = [...eining.groups.map(({ name }): Said => ({ name })), ...said];
  const keyed = people.flatMap((person) => {
    const key = eining.people.find((one) => isPerson(one, person))?.key;
    return key === undefined || person.leaves ? [] : [{ key, groups: person.groups.map(folded) }];
  });
  for (const [plain, { name, line }] of new Map(all.map((one) => [folded(one.name), one]))) {
    const before = eining.groups.find((group) => folded(group.name) === plain);
    const others = (before?.members ?? []).filter((member) => !keyed.some(({ key }) => key === member));
    const members = [...others, ...keyed.flatMap(({ key, groups }) => (groups.includes(plain) ? [key] : []))];
    await draft.run(einingId, line, { type: "setGroup", name: before?.name ?? name, members });
  }
}

async function knownIn(draft: Draft, einingId: string): Promise<Eining | undefined> {
  const state = await draft.state(einingId);
  return state.status === "none" ? undefined : state;
}
