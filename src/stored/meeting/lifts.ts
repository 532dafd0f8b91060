/** What makes a body as an earlier version of its type had it into that of the next. None is changed, nor taken out. */
import type { Json } from "../forms.ts";

/**
 * Innspel, version 1 to 2. Of which kind one is was called `phase`, since each kind had one phase of that name; so a
 * tiltak's own kind had the word `kind`. What is no innspel is left as it is, for the form to refuse.
 */
export function kindInsteadOfPhase(body: Json): Json {
  const { detail } = body;
  if (typeof detail !== "object" || detail === null) return body;
  const { phase, kind, ...rest } = detail as Json;
  return { ...body, detail: { kind: phase, ...rest, ...(kind === undefined ? {} : { tiltakKind: kind }) } };
}
