/** The analysis as a picture in the chat (DOMAIN §4). */
import type { KnownMeeting } from "../../meeting/state.ts";
import { flower } from "../../referat/pictures/flower.ts";
import { safe } from "../../referat/safeText.ts";
import { translator } from "../../text/text.ts";
import type { Renderer } from "../ports/rendering.ts";

/** Teams shows no larger picture in a card (PLATFORM §1); a smaller one is drawn where it has too many bytes. */
const LONGEST_PX = [1024, 768, 512];
/** Teams takes a picture below 1 MB. */
const MOST_BYTES = 900_000;

export interface CardImage {
  readonly dataUri: string;
  readonly alt: string;
}

/** Undefined while there are no factors, and where the picture has too many bytes however small it is drawn. */
export async function analysisImage(
  renderer: Pick<Renderer, "draw">,
  meeting: KnownMeeting,
): Promise<CardImage | undefined> {
  const { målform } = meeting.info;
  const picture = flower(safe(meeting), translator(målform));
  if (picture === undefined) return undefined;
  for (const longestPx of LONGEST_PX) {
    const png = await renderer.draw(picture, longestPx);
    if (png.length < MOST_BYTES) {
      return { dataUri: `data:image/png;base64,${Buffer.from(png).toString("base64")}`, alt: picture.alt };
    }
  }
  return undefined;
}
