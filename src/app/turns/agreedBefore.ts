/** What the unit agreed on before, for the opening of its next meeting (docs/decisions/2026-11-26-agreed-before.md). */
import { Unreadable } from "../../errors.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { AgreedBefore } from "../../meeting/plan.ts";
import type { Entry } from "../../stafettlogg/entry.ts";
import { isNamed } from "./lastTime.ts";
import type { BotParts } from "./parts.ts";

const SHOWN = 5;
/** A school year of meetings has fewer. */
const LOOKED_AT = 60;

interface About {
  readonly chatId: string;
  /** Who starts the meeting. */
  readonly personId: PersonId;
  readonly eining: string;
}

/**
 * Tiltak of the same unit, from meetings in this chat or led by the one who starts; undefined where there are none. What a later
 * release has written is no reason not to begin. Throws Unreachable.
 */
export async function agreedBefore(
  { store }: Pick<BotParts, "store">,
  { eining, ...near }: About,
): Promise<AgreedBefore | undefined> {
  const entries = await readable(store.entriesNear(near, LOOKED_AT));
  const own = entries.filter((entry) => isNamed(entry.eining, eining));
  if (own.length === 0) return undefined;
  const tiltak = own.slice(0, SHOWN).map(({ tiltak: { text }, plan: { responsible, evaluateBy } }) => ({
    text,
    responsible,
    evaluateBy,
  }));
  return { tiltak, more: own.length - tiltak.length };
}

async function readable(found: Promise<readonly Entry[]>): Promise<readonly Entry[]> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [];
  }
}
