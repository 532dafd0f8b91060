/** The form that starts a meeting, filled in: for those who send it without a room around them. */
export const START = {
  verb: "start",
  eining: "Fjordglytt skule",
  einingKind: "school",
  topic: "Uro i friminutta",
  målform: "nn",
  totalMinutes: "60",
  sendAfterWorkingDays: "1",
} as const;
