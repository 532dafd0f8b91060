/** The tiltakstrapp of an entry as a picture in the chat (DOMAIN §5). */
import { stairPicture } from "../../referat/pictures/tiltakstrapp.ts";
import { safe } from "../../referat/safeText.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Translate } from "../../text/text.ts";
import { type CardImage, cardImage } from "../cardImage.ts";
import type { Renderer } from "../ports/rendering.ts";
import { within } from "../within.ts";

/** Whoever opens the entry waits for it no longer: everything in it stands in words too. */
const PATIENCE_MS = 2_500;

/** Undefined while nothing has been tried, and where it can't be drawn in time. */
export async function stairImage(
  renderer: Pick<Renderer, "draw">,
  entry: Entry,
  t: Translate,
): Promise<CardImage | undefined> {
  const picture = stairPicture(safe(entry), t);
  if (picture === undefined) return undefined;
  return within(PATIENCE_MS, cardImage(renderer, picture)).catch(() => undefined);
}
