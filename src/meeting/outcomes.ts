/** How a tiltak went, and why an entry of the stafettlogg ends (DOMAIN §5). */

/** The first is that of a tiltak that has not been evaluated yet, the others end it. */
export const OUTCOMES = ["ongoing", "notWanted", "someEffect", "wanted", "carriedOn", "mistake"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type EndOutcome = Exclude<Outcome, "ongoing">;

export const CLOSINGS = ["goalReached", "carriedOn", "ended"] as const;
export type Closing = (typeof CLOSINGS)[number];

/** Outcomes after which something else is to be tried, and what that is: the next step, or what was meant. */
export const ASKS_FOR: Partial<Record<Outcome, "next" | "right">> = {
  notWanted: "next",
  someEffect: "next",
  mistake: "right",
};
