/** The tiltakstrapp of an entry as a picture in the chat (DOMAIN §5). */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
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

/** Each is some 25 kB for one step, and some 215 for eight or more. */
const KEPT = 100;

/** Of fewer steps there is nothing to see that the words beside it don't say. */
const LEAST_STEPS = 2;

/** Undefined while there is no stair yet, and where it can't be drawn in time: then it is there the next time. */
export type StairImages = (
  entry: Entry,
  t: Translate,
  when: keyof typeof PATIENCE_MS,
) => Promise<CardImage | undefined>;

/** What has been drawn is not drawn again while the entry says the same. */
export function stairImages(renderer: Pick<Renderer, "draw">): StairImages {
  const drawn = new LRUCache<string, Promise<CardImage | undefined>>({ max: KEPT });
  return async (entry, t, when) => {
    const picture = entry.tiltak.length < LEAST_STEPS ? undefined : stairPicture(safe(entry), t);
    if (picture === undefined) return undefined;
    const key = createHash("sha256").update(JSON.stringify(picture)).digest("base64url");
    const image = drawn.get(key) ?? cardImage(renderer, picture);
    drawn.set(key, image);
    image.catch(() => drawn.delete(key));
    return within(PATIENCE_MS[when], image).catch(() => undefined);
  };
}
