/** Parts of what is handed out, in the order they stand. Each has a heading in each målform. */
export const PARTS = [
  "participation",
  "roles",
  "said",
  "agreement",
  "votes",
  "evaluation",
  "wrote",
  "turns",
  "mails",
  "aboutThem",
  "editions",
  "reads",
  "acts",
  "named",
] as const;
/** Only what happened and when, time by time. */
export const COUNTED = ["acts", "named"] as const satisfies readonly Part[];
export type Part = (typeof PARTS)[number];
