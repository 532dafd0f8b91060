/** The pages of a referat as pictures, for the leader to see before it is sent. */
import type { EndedMeeting } from "../../meeting/state.ts";
import { composeReferat } from "../../referat/compose.ts";
import { translator } from "../../text/text.ts";
import { pngUri } from "../dataUri.ts";
import type { Renderer } from "../ports/rendering.ts";

/** Teams shows no larger picture in a card (PLATFORM §1); smaller ones where a message would have too many bytes. */
const LONGEST_PX = [1024, 768];
/** Of all pictures together, as they are written in the message. */
const MOST_CHARS = 900_000;

/** `data:` URIs, in order. As many pages as there is room for, the first ones; none after it was sent. */
export async function referatPages(renderer: Pick<Renderer, "drawPages">, meeting: EndedMeeting): Promise<string[]> {
  const { status } = meeting.referat;
  if (status === "sent") return [];
  const document = composeReferat(meeting, translator(meeting.info.målform));
  let uris: string[] = [];
  for (const longestPx of LONGEST_PX) {
    uris = (await renderer.drawPages(document, longestPx)).map(pngUri);
    if (charsOf(uris) <= MOST_CHARS) break;
  }
  const tooMany = uris.findIndex((_uri, i) => charsOf(uris.slice(0, i + 1)) > MOST_CHARS);
  return tooMany === -1 ? uris : uris.slice(0, tooMany);
}

function charsOf(uris: readonly string[]): number {
  return uris.reduce((sum, uri) => sum + uri.length, 0);
}
