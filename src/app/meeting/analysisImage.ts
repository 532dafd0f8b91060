/** The analysis as a picture in the chat (DOMAIN §4). */
import type { KnownMeeting } from "../../meeting/state.ts";
import { flower } from "../../referat/pictures/flower.ts";
import { safe } from "../../referat/safeText.ts";
import { translator } from "../../text/text.ts";
import { type CardImage, cardImage } from "../cardImage.ts";
import type { Renderer } from "../ports/rendering.ts";

/** Undefined while there are no factors, and where the picture has too many bytes however small it is drawn. */
export async function analysisImage(
  renderer: Pick<Renderer, "draw">,
  meeting: KnownMeeting,
): Promise<CardImage | undefined> {
  const { målform } = meeting.info;
  const picture = flower(safe(meeting), translator(målform), "card");
  return picture && cardImage(renderer, picture);
}
