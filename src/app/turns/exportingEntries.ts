/** Somebody asks for an entry as files: it is sent to their own address, and nobody else's. */
import { Refused } from "../../errors.ts";
import { requireIn } from "../../stafettlogg/access.ts";
import { ownAddresses, requireInside } from "../mailPolicy.ts";
import { addresseeOf } from "../stafettlogg/handingOut.ts";
import type { Done } from "./changingEntries.ts";
import type { Sent } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";
import { wishOf } from "./wish.ts";

/** Stores that it is to be sent, once for each press, and notes that it was handed out. Throws Refused. */
export async function exportEntry(
  parts: BotParts,
  { chat, from, inboundId = "" }: Sent,
  entryId: string,
): Promise<Done> {
  const { stafettlogg, handingOut, starting, clock, reads } = parts;
  const entry = await stafettlogg.entries.find(entryId);
  if (entry === undefined) throw new Refused("entryUnknown");
  const eining = await stafettlogg.einings.find(entry.eining.id);
  if (eining === undefined) throw new Refused("notInEntry");
  requireIn(entry, eining, from.id, "read");
  const to = addresseeOf(entry, eining, from.id);
  if (to === undefined) throw new Refused("addressUnknown");
  requireInside(starting, ownAddresses(eining.people), to.address);
  const askedAtMs = clock.now();
  // By the form that was sent: what comes back is another one, for another press.
  const request = await wishOf(parts, { personId: from.id, about: ["entry", entryId, inboundId] });
  const målform = await målformOf(parts, chat);
  await handingOut.queue.send([{ kind: "export", entryId, personId: from.id, request, askedAtMs, målform }]);
  reads.noteEntry(entryId, from.id, "export");
  return { dialog: "entry", e: entryId, told: "exported" };
}
