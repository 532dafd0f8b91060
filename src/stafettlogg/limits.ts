/** How much an entry holds. What people write in one field is limited as in the meeting: `src/meeting/script/limits.ts`. */
export const ENTRY_LIMITS = {
  tiltak: 60,
  lysglimt: 200,
  informed: 100,
  parties: 20,
  /** As many as may be in a meeting. */
  tookPart: 60,
  factors: 10,
  /** Changes of what stood there already, over its whole life. */
  changes: 1_000,
} as const;
