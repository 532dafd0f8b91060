/** Limits and waiting times of the product, in one place. */
export const LIMITS = {
  contributionChars: 1000,
  sentenceChars: 300,
  nameChars: 80,
  roleChars: 40,
  /** DOMAIN §5: an oppmerksomheit has at most 100 characters. */
  oppmerksomheitChars: 100,
  /** In the meeting at the same time. */
  participants: 60,
  /** Addresses outside the meeting's domains. */
  outside: 20,
  /** For one meeting, all its editions taken together. */
  mails: 600,
  /** Started by one person within 24 hours. */
  meetingsADay: 20,
  /** Entries and figures that one person asks for by mail within 24 hours: all mail goes from one mailbox. */
  mailsAskedADay: 50,
  /** How many of ours Teams must see before it is believed that the others are not there: else people sit around one PC. */
  seenInCall: 2,
  takeOvers: 20,
  contributionsEach: 30,
  contributions: 600,
  /** Changes of what had been settled: by one person, of whoever's they are, and by all. */
  changesEach: 600,
  changes: 6_000,
  roundsOfPhase: 20,
  wentBack: 30,
  reminders: 60,
  wordings: 30,
  votes: 3,
  /** Said in one meeting to be no child; and taken along from the unit's earlier ones. */
  sparedWords: 100,
  sparedBefore: 300,
  /** Entries that one meeting follows up. */
  brought: 5,
  lengthenMinutes: 60,
  sendAfterWorkingDays: 20,
  sectionChars: 8000,
} as const;

export const TIMES = {
  warnAtShare: 0.8,
  overEveryMs: 2 * 60_000,
  promptGapMs: 30_000,
  /** A timer may come this much early, where the database's clock is ahead of ours. */
  timerSlackMs: 1_000,
  leaderSilentMs: 5 * 60_000,
  /** The same said again within this time was sent twice; after it, somebody means it. */
  sentTwiceMs: 60_000,
  /** In real time: a press within it belongs to the button that stood there before the card changed. */
  readsMs: 2_000,
  /** The word can be given back for ten seconds, and two more for the way to us; the rest for two minutes. */
  undoWordMs: 12_000,
  undoMs: 2 * 60_000,
  /** So long a leader has to answer one who asks to lead, also when they have been silent or are gone. */
  takeOverGraceMs: 2 * 60_000,
  staleMs: 12 * 3_600_000,
  /** So long an approved referat waits before anything leaves. */
  beforeSendingMs: 60_000,
  /** So long the end of a meeting can be taken back. */
  endTakenBackMs: 10 * 60_000,
  /** The leader is told so long before the referat goes out by itself. */
  warnBeforeSendingMs: 2 * 3_600_000,
  /** Working days after which the leader is told that the referat waits for approval; then no more. */
  remindAfterWorkingDays: [2, 5],
  /** DOMAIN §5: one to two months is usual; longer is asked about. */
  usualTiltakDays: 62,
} as const;
