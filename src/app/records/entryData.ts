/** What is stored about one person in one entry of the stafettlogg: theirs alone, others' left out (DOMAIN §7). */
import { peopleIn } from "../../stafettlogg/checks.ts";
import type { EntryEvent } from "../../stafettlogg/events.ts";
import type { EntryPerson, Party } from "../../stafettlogg/parties.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { TiltakBody } from "../../stafettlogg/tiltak.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { Read } from "../ports/reads.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { entryStream } from "../stafettlogg/stream.ts";
import { holds } from "./personData.ts";
import { type Item, lines } from "./personEvents.ts";
import { readItems } from "./readItems.ts";

export interface EntryData {
  readonly entryId: string;
  readonly openedAtMs: number;
  readonly eining: string;
  readonly items: readonly Item[];
}

export interface EntryParts {
  readonly all: Pick<Entries, "find" | "history">;
  readonly store: Pick<EntryStore, "after">;
}

/** Who is looked for: by id, and by name where an entry knows no id. */
export interface Sought {
  readonly key: string;
  readonly name: string;
}

const PAGE = 100;

/** Everybody who stands in an entry. Under an id where there is one. */
export async function peopleInEntries(parts: EntryParts): Promise<readonly EntryPerson[]> {
  const people: EntryPerson[] = [];
  for await (const { entry } of every(parts)) people.push(...peopleIn(entry));
  return people;
}

/** Everything about somebody, entry by entry; `reads` are theirs. */
export async function entryDataOf(
  parts: EntryParts,
  sought: Sought,
  reads: readonly Read[],
): Promise<readonly EntryData[]> {
  const found: EntryData[] = [];
  for await (const { entryId, entry } of every(parts)) {
    const seen = readItems(reads, entryStream(entryId), { shown: "readEntry", handedOut: "gotEntry" });
    const items = [...itemsOf(entry, await parts.all.history(entryId), sought), ...seen];
    if (items.length > 0) found.push({ entryId, openedAtMs: entry.openedAtMs, eining: entry.eining.name, items });
  }
  return found;
}

async function* every({ all, store }: EntryParts) {
  let after = "";
  for (;;) {
    const ids = await store.after(after, PAGE);
    for (const entryId of ids) {
      const entry = await all.find(entryId);
      if (entry !== undefined) yield { entryId, entry };
    }
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

function itemsOf(entry: Entry, events: readonly EntryEvent[], sought: Sought): Item[] {
  const isThem = ({ personId, name }: EntryPerson) =>
    personId === undefined ? name.toLowerCase() === sought.name.toLowerCase() : personId === sought.key;
  const isAmong = (parties: readonly Party[] = []) =>
    parties.some((party) => party.kind === "person" && isThem(party.person));
  const { holder, heldBefore, fields, tiltak } = entry;
  const stands = [...peopleIn(entry)].filter(isThem);
  const details = (what: string, of: readonly (string | undefined)[]) =>
    [...new Set(of)].flatMap((text) => (text === undefined ? [] : [{ what, text }]));
  return [
    ...details(
      "name",
      stands.map(({ name }) => name),
    ),
    ...details(
      "address",
      stands.map(({ email }) => email),
    ),
    ...(isThem(holder) ? [{ what: "holdsEntry" }] : []),
    ...(heldBefore.some(isThem) ? [{ what: "heldEntry" }] : []),
    ...(fields.informed.some(isThem) ? [{ what: "informed" }] : []),
    ...(tiltak.some(({ responsible }) => isAmong(responsible)) ? [{ what: "responsible" }] : []),
    ...(tiltak.some(({ evaluation }) => isAmong(evaluation?.tookPart)) ? [{ what: "tookPartInEvaluation" }] : []),
    ...events.filter(({ by }) => by === sought.key).map((event) => ({ atMs: event.atMs, ...wrote(event) })),
    ...events
      .filter((event) => event.by !== sought.key && holds(event, sought.key))
      .map(({ atMs }) => ({ atMs, what: "namedInEntry" })),
  ];
}

function wordsOf({ text, oppmerksomheit = "", evaluatedBy, evaluatedHow }: TiltakBody): readonly string[] {
  return [text, oppmerksomheit, evaluatedBy, evaluatedHow];
}

function wrote(event: EntryEvent): Item {
  if (event.erased) return { what: "replacedText" };
  switch (event.type) {
    case "entryOpened":
    case "entryChanged":
      return {
        what: "wroteEntry",
        text: lines(event.fields.oppmerksomheit, event.fields.goal, event.fields.successSigns),
      };
    case "tiltakAdded":
    case "tiltakChanged":
      return { what: "wroteTiltak", text: lines(...wordsOf(event.tiltak)) };
    case "evaluationMoved":
    case "tiltakEvaluated":
      return { what: "wroteEvaluation", text: event.reason };
    case "lysglimtAdded":
      return { what: "wroteLysglimt", text: event.text };
    case "wordSpared":
      return { what: event.type, text: event.word };
    case "entryClosed":
      return { what: "closedEntry", text: event.sentence };
    case "levelSet":
    case "entryTransferred":
    case "entryReopened":
    case "archiveAsked":
    case "archived":
    case "archiveFailed":
    case "followUpAsked":
      return { what: "changedEntry" };
  }
}
