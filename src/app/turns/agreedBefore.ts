/** What the unit agreed on before, for the opening of its next meeting (docs/decisions/2026-11-26-agreed-before.md). */
import type { PersonId } from "../../meeting/people.ts";
import type { Actor, AgreedBefore } from "../../meeting/plan.ts";
import type { Party } from "../../stafettlogg/parties.ts";
import { activeTiltak, openEnds } from "../../stafettlogg/tiltakstrapp.ts";
import { readable } from "../readable.ts";
import { openIn } from "../stafettlogg/reading.ts";
import type { BotParts } from "./parts.ts";

const SHOWN = 5;
/** A school year of meetings has fewer. */
const LOOKED_AT = 60;

interface About {
  /** Who starts the meeting, and so may read them. */
  readonly personId: PersonId;
  readonly eining: string;
}

/**
 * What the unit tries now, the first to be evaluated first, and after that what has ended and waits for what should come after it; undefined where there is nothing. What a later release has
 * written is no reason not to begin. Throws Unreachable.
 */
export async function agreedBefore(
  { stafettlogg }: Pick<BotParts, "stafettlogg">,
  { eining, personId }: About,
): Promise<AgreedBefore | undefined> {
  const found = (await readable(openIn(stafettlogg, eining, personId, LOOKED_AT))) ?? [];
  const tried = found
    .flatMap(({ entry }) => activeTiltak(entry))
    .toSorted((one, other) => (one.evaluateBy < other.evaluateBy ? -1 : 1));
  const waiting = found.flatMap(({ entry }) => openEnds(entry).map(({ tiltak }) => tiltak));
  const all = [...tried, ...waiting];
  if (all.length === 0) return undefined;
  const tiltak = all.slice(0, SHOWN).map(({ text, responsible, evaluateBy, evaluation }) => ({
    text,
    responsible: [...new Set(responsible.map(actorOf))],
    evaluateBy,
    ...(evaluation === undefined ? {} : { outcome: evaluation.outcome }),
  }));
  return { tiltak, more: all.length - tiltak.length };
}

/** Nobody is named: a group is of the unit, a person of where they come from. */
function actorOf(party: Party): Actor {
  if (party.kind === "actor") return party.actor;
  return (party.kind === "person" ? party.person.teneste : undefined) ?? "eining";
}
