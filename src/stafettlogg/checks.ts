/** What is checked wherever something is written into an entry. Each gives back what may be stored, or throws Refused. */
import { Refused } from "../errors.ts";
import { dayMs } from "../meeting/days.ts";
import { osloDate } from "../meeting/oslo.ts";
import { SYSTEM } from "../meeting/people.ts";
import { LIMITS } from "../meeting/script/limits.ts";
import { sparedFormsOf } from "../meeting/sparedWords.ts";
import { checkedText, clean, type Writing } from "../meeting/texts.ts";
import { leavesOf } from "./categories.ts";
import type { Command } from "./commands.ts";
import { type EiningRef, type EntryFields, LEVEL_WITH_OTHERS, type Level } from "./events.ts";
import { ENTRY_LIMITS } from "./limits.ts";
import { distinct, type EntryPerson, type Party, serviceOf } from "./parties.ts";
import type { Entry } from "./state.ts";
import type { CraftCode, TiltakBody } from "./tiltak.ts";

/** Names that are no child's: those of the entry's grown-ups, the eining's, and what its meetings have spared. */
export function writing(command: Command, eining: EiningRef, people: readonly EntryPerson[]): Writing {
  const spared = (command.spared ?? []).flatMap(sparedFormsOf);
  const known = [eining.name, ...people.map(({ name }) => name), ...spared];
  return { known, asksForNames: !command.confirmed && command.by !== SYSTEM, noChild: command.noChild };
}

/** Everybody who is named in an entry. */
export function peopleIn({ fields, holder, heldBefore, tiltak }: Entry): EntryPerson[] {
  const parties = tiltak.flatMap(({ responsible, evaluation }) => [...responsible, ...(evaluation?.tookPart ?? [])]);
  return [...fields.informed, holder, ...heldBefore, ...peopleAmong(parties)];
}

export function peopleAmong(parties: readonly Party[]): EntryPerson[] {
  return parties.flatMap((party) => (party.kind === "person" ? [party.person] : []));
}

/** The words of an entry; of a category without that leaf, the leaf is left out. */
export function checkedFields({ category, leaf, ...fields }: EntryFields, words: Writing): EntryFields {
  const oppmerksomheit = checkedText(fields.oppmerksomheit, LIMITS.oppmerksomheitChars, words);
  if (oppmerksomheit === "") throw new Refused("textMissing");
  if (fields.informed.length > ENTRY_LIMITS.informed) throw new Refused("tooManyInformed");
  const hasLeaf = category !== undefined && leaf !== undefined && leavesOf(category).includes(leaf);
  return {
    oppmerksomheit,
    ...(category === undefined ? {} : { category }),
    ...(hasLeaf ? { leaf } : {}),
    goal: checkedText(fields.goal, LIMITS.sentenceChars, words),
    successSigns: checkedText(fields.successSigns, LIMITS.contributionChars, words),
    informed: distinct(fields.informed.map(asParty)).map(({ person }) => checkedPerson(person)),
  };
}

/** The words and dates of a tiltak. Nothing begins or is evaluated on a day that has passed, unless that is how it was `before`. */
export function checkedTiltak(tiltak: TiltakBody, words: Writing, nowMs: number, before?: TiltakBody): TiltakBody {
  const { text, factors, evaluatedBy, evaluatedHow } = tiltak;
  const later = (value: string, limit: number) => checkedText(value, limit, words);
  const checked = {
    ...tiltak,
    text: checkedText(text, LIMITS.contributionChars, words),
    factors: factors.map((factor) => later(factor, LIMITS.contributionChars)).filter((factor) => factor !== ""),
    responsible: checkedParties(tiltak.responsible),
    evaluatedBy: later(evaluatedBy, LIMITS.nameChars),
    evaluatedHow: later(evaluatedHow, LIMITS.contributionChars),
  };
  if (checked.text === "") throw new Refused("textMissing");
  if (checked.responsible.length === 0) throw new Refused("responsibleMissing");
  if (checked.factors.length > ENTRY_LIMITS.factors) throw new Refused("tooManyParties");
  requireDays(checked, osloDate(nowMs), before);
  return checked;
}

function requireDays({ startBy, evaluateBy, meetOn }: TiltakBody, today: string, before?: TiltakBody): void {
  const startMs = dayMs(startBy);
  if (startBy < today && startBy !== before?.startBy) throw new Refused("startInPast");
  if (dayMs(evaluateBy) <= startMs) throw new Refused("evaluateBeforeStart");
  if (evaluateBy < today && evaluateBy !== before?.evaluateBy) throw new Refused("evaluateInPast");
  if (meetOn !== undefined) dayMs(meetOn);
}

/** Each once, with their names fit to be stored. */
export function checkedParties(parties: readonly Party[], most: number = ENTRY_LIMITS.parties): Party[] {
  if (parties.length > most) throw new Refused("tooManyParties");
  const cleaned = parties.map((party): Party => {
    if (party.kind === "person") return asParty(checkedPerson(party.person));
    return party.kind === "group" ? { ...party, name: clean(party.name).slice(0, LIMITS.nameChars) } : party;
  });
  return distinct(cleaned);
}

/** A grown-up by name; the dialogs have seen to who it is. */
export function checkedPerson(person: EntryPerson): EntryPerson {
  const name = clean(person.name).slice(0, LIMITS.nameChars);
  if (name === "") throw new Refused("textMissing");
  return { ...person, name, ...(person.email === undefined ? {} : { email: person.email.toLowerCase() }) };
}

function asParty(person: EntryPerson): Party & { kind: "person" } {
  return { kind: "person", person };
}

/** Whether another teneste has a part, as partner or responsible. */
export function isWithOthers({ responsible, partner }: Pick<TiltakBody, "responsible" | "partner">): boolean {
  return partner !== undefined || responsible.some((party) => serviceOf(party) !== undefined);
}

/** Throws Refused where another teneste has a part that takes a higher nivå. */
export function requireLevel(level: Level, tiltak: TiltakBody): void {
  if (isWithOthers(tiltak) && level < LEVEL_WITH_OTHERS) throw new Refused("levelTooLow", { level });
}

/** What the craft asked about and was answered «behald slik»; what it has yet to be asked refuses. */
export function keptOf(asked: readonly CraftCode[], { kept = [], by }: Command): CraftCode[] {
  const unasked = asked.filter((code) => !kept.includes(code));
  if (unasked.length > 0 && by !== SYSTEM) throw new Refused("craftAsks", { codes: unasked.join(" ") });
  return asked.filter((code) => kept.includes(code));
}

/** Where somebody else has changed what a form was drawn from. */
export function requireUnchanged({ drawnAt }: Command, changedAt: number): void {
  if (drawnAt !== undefined && drawnAt < changedAt) throw new Refused("changedMeanwhile");
}

/** A whole life of changes is more than anybody needs, and less than what would drown the history. */
export function requireFewChanges({ changes }: Entry): void {
  if (changes >= ENTRY_LIMITS.changes) throw new Refused("entryFull");
}
