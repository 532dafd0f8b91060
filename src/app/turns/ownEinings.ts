/** The einings that somebody works in, for the meetings that they start. */
import { folded } from "../../einings/names.ts";
import { hasRole } from "../../einings/people.ts";
import type { EiningKind } from "../../meeting/events.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { EiningRow } from "../ports/einings.ts";
import type { BotParts } from "./parts.ts";

/** An owner, or a contact of a teneste, starts no meeting in the name of a school by being that. */
export async function worksIn({ einings }: Pick<BotParts, "einings">, id: PersonId): Promise<readonly EiningRow[]> {
  const mine = await einings.store.of(id);
  return mine.flatMap(({ eining, person }) => (hasRole(person, "leader", "deputy", "employee") ? [eining] : []));
}

interface Said {
  readonly eining: string;
  readonly einingKind: EiningKind;
  readonly einingId?: string | undefined;
}

/** The eining that a start form says: the one of theirs that was chosen, or that is called so; else the name that was written. */
export async function einingSaid(
  parts: Pick<BotParts, "einings">,
  id: PersonId,
  { eining, einingKind, einingId: chosen }: Said,
): Promise<Pick<Said, "eining" | "einingKind"> & { readonly einingId?: string }> {
  const own = await worksIn(parts, id);
  const byName = own.filter(({ name }) => folded(name) === folded(eining));
  const found = own.find(({ einingId }) => einingId === chosen) ?? (byName.length === 1 ? byName[0] : undefined);
  if (found === undefined) return { eining, einingKind };
  return { eining: found.name, einingKind: found.einingKind, einingId: found.einingId };
}
