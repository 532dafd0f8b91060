/** How long people have had the word. */
import type { PersonId } from "./people.ts";

export interface Spoken {
  /** Speaking time by person over the whole meeting, pauses not counted. */
  readonly spokenMs: Readonly<Record<PersonId, number>>;
  /** The same of rounds that were written down at once, where nobody knows who had how much of it; absent for none. */
  readonly spokenTogetherMs?: number;
}

/** That alone, of what has more. */
export function spokenIn({ spokenMs, spokenTogetherMs }: Spoken): Spoken {
  return { spokenMs, ...(spokenTogetherMs === undefined ? {} : { spokenTogetherMs }) };
}
