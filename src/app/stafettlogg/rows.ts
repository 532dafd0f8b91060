/** The projection of an entry: the rows that others ask for, as they stand when something has happened to it. */
import { osloDate } from "../../meeting/oslo.ts";
import { accessOf } from "../../stafettlogg/access.ts";
import type { EntryEvent } from "../../stafettlogg/events.ts";
import { schoolYearOf, searchable } from "../../stafettlogg/overview.ts";
import { isPerson, partyKey } from "../../stafettlogg/parties.ts";
import type { Entry, EntryState } from "../../stafettlogg/state.ts";
import { isActive, outcomeOf, type Tiltak } from "../../stafettlogg/tiltak.ts";
import { activeTiltak } from "../../stafettlogg/tiltakstrapp.ts";
import type { Step } from "../aggregate.ts";
import type { Row, Rows } from "../ports/events.ts";
import { sparedRows } from "../sparedRows.ts";

export function rows({ id: entryId, before, after }: Step<EntryState, EntryEvent>): Rows {
  if (after.status === "none") throw new Error("events without an entry");
  const leavesWords = before.status !== "none" && before.spared === after.spared;
  return {
    entry: [entryRow(entryId, after)],
    entry_tiltak: after.tiltak.map((tiltak) => tiltakRow(after, tiltak)),
    entry_person: peopleRows(after),
    ...(leavesWords ? {} : { spared_word: sparedRows(after.eining.name, after.spared) }),
  };
}

function entryRow(entryId: string, entry: Entry): Row {
  const { eining, fields, level, holder, origin, openedAtMs, status } = entry;
  const { responsibleTenester: services, responsibleGroups } = accessOf(entry);
  return {
    entryId,
    einingId: eining.id,
    status,
    level,
    oppmerksomheit: fields.oppmerksomheit,
    category: fields.category ?? null,
    leaf: fields.leaf ?? null,
    holderId: holder.personId ?? null,
    meetingId: origin?.kind === "meeting" ? origin.meetingId : null,
    openedAt: moment(openedAtMs),
    closedAt: entry.status === "closed" ? moment(entry.closedAtMs) : null,
    closedBecause: entry.status === "closed" ? entry.because : null,
    schoolYear: schoolYearOf(osloDate(openedAtMs)),
    nextDue: status === "open" ? (activeTiltak(entry)[0]?.evaluateBy ?? null) : null,
    services,
    groups: [...new Set(responsibleGroups)],
    words: wordsIn(entry),
  };
}

function wordsIn({ fields, tiltak }: Entry): string {
  const { oppmerksomheit, goal, successSigns } = fields;
  const texts = tiltak.flatMap(({ text, factors }) => [text, ...factors]);
  return searchable([oppmerksomheit, goal, successSigns, ...texts].join("\n"));
}

function tiltakRow({ eining }: Entry, tiltak: Tiltak): Row {
  const { id: tiltakId, kind, text, factors, responsible, startBy, evaluateBy, addedAtMs, evaluation } = tiltak;
  return {
    tiltakId,
    einingId: eining.id,
    kind,
    text,
    factors,
    responsible: responsible.map(partyKey),
    startBy,
    evaluateBy,
    outcome: outcomeOf(tiltak),
    addedAt: moment(addedAtMs),
    evaluatedAt: evaluation === undefined ? null : moment(evaluation.atMs),
  };
}

/** Each of those whom Teams has shown, once. */
function peopleRows(entry: Entry): Row[] {
  const { holderId, responsibleIds, informedIds } = accessOf(entry);
  const now = entry.status === "open" ? entry.tiltak.filter(isActive).flatMap(({ responsible }) => responsible) : [];
  const ids = [...(holderId === undefined ? [] : [holderId]), ...responsibleIds, ...informedIds];
  return [...new Set(ids)].map((personId) => ({
    personId,
    isHolder: personId === holderId,
    isResponsible: now.some((party) => isPerson(party, personId)),
  }));
}

function moment(atMs: number): string {
  return new Date(atMs).toISOString();
}
