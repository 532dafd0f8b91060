/** How large an eining may be. */
export const EINING_LIMITS = {
  nameChars: 80,
  people: 500,
  groups: 30,
  daysOff: 200,
  wordsChars: 80,
  /** That wait for a meeting. */
  topics: 20,
} as const;
