/** The tiltakstrapp of an entry as a picture in the chat (DOMAIN §5). */
import { stairPicture } from "../../referat/pictures/tiltakstrapp.ts";
import { safe } from "../../referat/safeText.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Translate } from "../../text/text.ts";
import { type CardImage, cardImage } from "../cardImage.ts";
import type { Renderer } from "../ports/rendering.ts";
import { within } from "../within.ts";

/**
 * How long it is waited for, while a referat may be made before it: everything in it stands in words too. Whoever has just
 * changed the entry waits for the answer, and knows what is in the picture; who opens it comes to look.
 */
const PATIENCE_MS = { opened: 2_500, changed: 150 } as const;

/** Of fewer steps there is nothing to see that the words beside it don't say. */
const LEAST_STEPS = 2;

/** Undefined while there is no stair yet, and where it can't be drawn in time: then it is there the next time. */
export type StairImages = (
  entry: Entry,
  t: Translate,
  when: keyof typeof PATIENCE_MS,
) => Promise<CardImage | undefined>;

export function stairImages(renderer: Pick<Renderer, "draw">): StairImages {
  return async (entry, t, when) => {
    const picture = entry.tiltak.length < LEAST_STEPS ? undefined : stairPicture(safe(entry), t, "card");
    if (picture === undefined) return undefined;
    return within(PATIENCE_MS[when], cardImage(renderer, picture)).catch(() => undefined);
  };
}
