/** A drawing as a picture in a card. */
import type { Picture } from "../referat/model.ts";
import { pngUri } from "./dataUri.ts";
import type { Renderer } from "./ports/rendering.ts";

/** Teams shows no larger picture in a card (PLATFORM §1); a smaller one is drawn where it has too many bytes. */
const LONGEST_PX = [1024, 768, 512];
/** Teams takes a picture below 1 MB. */
const MOST_BYTES = 900_000;

export interface CardImage {
  readonly dataUri: string;
  readonly alt: string;
}

/** Undefined where the picture has too many bytes however small it is drawn. Throws Unreachable where the renderer was lost. */
export async function cardImage(renderer: Pick<Renderer, "draw">, picture: Picture): Promise<CardImage | undefined> {
  for (const longestPx of LONGEST_PX) {
    const png = await renderer.draw(picture, longestPx);
    if (png.length < MOST_BYTES) {
      return { dataUri: pngUri(png), alt: picture.alt };
    }
  }
  return undefined;
}
