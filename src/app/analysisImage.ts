/** The analysis as a picture in the chat (DOMAIN §4). */
import type { KnownMeeting } from "../meeting/state.ts";
import { flower } from "../referat/pictures/flower.ts";
import { safe } from "../referat/safeText.ts";
import { translator } from "../text/text.ts";
import type { Renderer } from "./ports.ts";

/** Teams shows no larger picture in a card (PLATFORM §1). */
const LONGEST_PX = 1024;

export interface CardImage {
  readonly dataUri: string;
  readonly alt: string;
}

/** Undefined while there are no factors. */
export async function analysisImage(
  renderer: Pick<Renderer, "draw">,
  meeting: KnownMeeting,
): Promise<CardImage | undefined> {
  const { målform } = meeting.info;
  const picture = flower(safe(meeting), translator(målform));
  if (picture === undefined) return undefined;
  const png = await renderer.draw(picture, LONGEST_PX);
  return { dataUri: `data:image/png;base64,${Buffer.from(png).toString("base64")}`, alt: picture.alt };
}
