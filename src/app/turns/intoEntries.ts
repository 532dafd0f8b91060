/** The entries that the tiltak of a meeting may go into: open ones of its eining that its leader may write in. */
import type { OpenEntry } from "../../../cards/kit/context.ts";
import { mayWrite } from "../../einings/access.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { openIn } from "../stafettlogg/reading.ts";
import type { BotParts } from "./parts.ts";

/** A form has room for no more; an eining works with fewer at a time. */
const MOST = 60;

export async function openEntriesFor(
  { stafettlogg }: Pick<BotParts, "stafettlogg">,
  { info }: KnownMeeting,
  personId: PersonId,
): Promise<readonly OpenEntry[]> {
  const found = await openIn(stafettlogg, info.eining, personId, MOST, mayWrite);
  return found.map(({ entryId, entry }) => ({ entryId, oppmerksomheit: entry.fields.oppmerksomheit }));
}
