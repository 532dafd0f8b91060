/** What the cards of a meeting show and its state does not hold; a rejection costs a card its picture and nothing more. */
import type { EndedMeeting, KnownMeeting } from "../../meeting/state.ts";
import type { CardImage } from "../cardImage.ts";

export interface Draws {
  readonly analysis: (meeting: KnownMeeting) => Promise<CardImage | undefined>;
  /** The pages of the referat as `data:` URIs. */
  readonly pages: (meeting: EndedMeeting) => Promise<readonly string[]>;
  /** Whether no later meeting has been held in its chat. */
  readonly isLatest: (meeting: EndedMeeting) => Promise<boolean>;
}

export const noPictures: Draws = { analysis: async () => undefined, pages: async () => [], isLatest: async () => true };
