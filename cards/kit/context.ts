/** What every card is drawn from. */

import type { SectionText } from "../../src/meeting/afterwards/referat.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import type { ActiveMeeting, EndedMeeting, KnownMeeting } from "../../src/meeting/state.ts";
import type { Translate } from "../../src/text/text.ts";

export type { SectionText } from "../../src/meeting/afterwards/referat.ts";

export interface OpenEntry {
  readonly entryId: string;
  readonly oppmerksomheit: string;
}

export interface CardContext<M extends KnownMeeting = KnownMeeting> {
  readonly meeting: M;
  /** Who looks at the card; undefined is the plain card that everyone sees. */
  readonly viewerId?: PersonId;
  readonly nowMs: number;
  readonly t: Translate;
  /** Where the card stands that people go on from in the meeting's chat, as an address that Teams opens. */
  readonly toCard?: string | undefined;
  /** The referat as it will stand, part by part; only what the leader works on it with needs it. */
  readonly referat?: readonly SectionText[];
  /** Entries of the stafettlogg that its tiltak may go into; only the form that asks for one needs them. */
  readonly openEntries?: readonly OpenEntry[];
  /** Its pages as `data:` URIs, where there is room for them in a message. */
  readonly pages?: readonly string[];
}
export type ActiveContext = CardContext<ActiveMeeting>;
export type EndedContext = CardContext<EndedMeeting>;

/** A card ready to be posted, with the text for places that can't show cards. */
export interface Card {
  readonly card: Readonly<Record<string, unknown>>;
  readonly fallbackText: string;
}

/** A form in a Teams dialog; sizes in pixels are set by the edge. */
export interface Dialog {
  readonly title: string;
  readonly card: Readonly<Record<string, unknown>>;
}
