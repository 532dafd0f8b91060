/** What of an entry is brought into a meeting that follows up: a copy, with no more of people than their names. */
import type { BroughtEntry, BroughtTiltak } from "../meeting/followUp.ts";
import { osloDate } from "../meeting/oslo.ts";
import type { Entry } from "./state.ts";
import { isActive, type Tiltak } from "./tiltak.ts";
import { openEnds } from "./tiltakstrapp.ts";

/** Of those that have ended, the stair shows the newest. */
const ENDED_SHOWN = 10;

/** Whether there is something to follow up: a tiltak that is tried, or one that waits for what should come after it. */
export function canFollowUp(entry: Entry): boolean {
  return entry.status === "open" && (entry.tiltak.some(isActive) || openEnds(entry).length > 0);
}

/** `from` is the meeting that it was handed over from, where that is known. */
export function broughtFrom(entryId: string, entry: Entry, from: BroughtEntry["from"], number: number): BroughtEntry {
  const { oppmerksomheit, goal, successSigns } = entry.fields;
  const ended = entry.tiltak.filter((one) => !isActive(one)).slice(-ENDED_SHOWN);
  const waiting = openEnds(entry).map(({ tiltak }) => tiltak);
  const shown = entry.tiltak.filter((one) => isActive(one) || ended.includes(one) || waiting.includes(one));
  return {
    entryId,
    oppmerksomheit,
    goal,
    successSigns,
    ...(from === undefined ? {} : { from }),
    tiltak: shown.map((tiltak, at) => asBrought(tiltak, `${number}.${at + 1}`)),
  };
}

function asBrought(tiltak: Tiltak, id: string): BroughtTiltak {
  const { text, kind, factors, responsible, partner, startBy, evaluateBy, habit, follows, evaluation } = tiltak;
  return {
    id,
    tiltakId: tiltak.id,
    text,
    kind,
    factors,
    responsible: responsible.flatMap((party) => (party.kind === "actor" ? [party.actor] : [])),
    named: responsible.flatMap((party) => {
      if (party.kind === "actor") return [];
      if (party.kind === "group") return [{ name: party.name }];
      const { name, personId } = party.person;
      return [{ name, ...(personId === undefined ? {} : { personId }) }];
    }),
    ...(partner === undefined ? {} : { partner }),
    startBy,
    evaluateBy,
    ...(habit === undefined ? {} : { habit }),
    ...(follows === undefined ? {} : { follows }),
    ...(evaluation === undefined ? {} : { ended: { outcome: evaluation.outcome, on: osloDate(evaluation.atMs) } }),
  };
}
