/** How soon a card may be changed again, and how soon what failed is tried again. All times are real: Teams knows no other. */

import type { SentMessage } from "./ports/messages.ts";

/** People can't read faster, and Teams allows no more for long (PLATFORM §3). */
const GAP_MS = 2_000;
/** How long a post whose answer was lost may show that it arrived, before it is posted anew. */
const GRACE_MS = 4_000;

/** Milliseconds until a calm change may be shown. A process whose clock is ahead holds a card up for no longer than the gap. */
export function calmWaitMs(shownAtMs: number | undefined, nowMs: number): number {
  if (shownAtMs === undefined) return 0;
  return Math.min(GAP_MS, Math.max(0, shownAtMs + GAP_MS - nowMs));
}

/** By then much may have been written below a card, and people don't look for it up there. */
const FAR_UP_MS = 15 * 60_000;
/** Whoever asks for a card sees the one that was posted a moment ago. */
const JUST_POSTED_MS = 10_000;

export function isFarUp(postedAtMs: number | undefined, nowMs: number): boolean {
  return postedAtMs !== undefined && nowMs - postedAtMs > FAR_UP_MS;
}

/** Whether a message was posted a moment ago, and none of the others in its chat after it. */
export function isJustBelow(
  messages: readonly SentMessage[],
  { chatId, postedAtMs }: SentMessage,
  nowMs: number,
): boolean {
  if (postedAtMs === undefined || nowMs - postedAtMs >= JUST_POSTED_MS) return false;
  const standing = messages.filter((other) => other.chatId === chatId && other.activityId !== undefined);
  return !standing.some((other) => (other.postedAtMs ?? 0) > postedAtMs);
}

export function graceMs(fails: number): number {
  return doubled(GRACE_MS, fails, 60_000);
}

/** What stands in a chat unseen is doubled by each try: after so many answers that were lost it is left at that. */
const MOST_LOST = 6;

/**
 * Milliseconds until something is said again that may stand in the chat, and that no client tells us of: 4 s, 16 s, a minute, …
 * a little more than an hour; 0 for never.
 */
export function lostAnswerMs(lost: number): number {
  return lost > MOST_LOST ? 0 : GRACE_MS * 4 ** (lost - 1);
}

interface Pause {
  readonly firstMs: number;
  readonly longestMs: number;
}
/** The same may well be taken the next time. */
const PASSING: Pause = { firstMs: 1_000, longestMs: 60_000 };
/** It looks as if the same will be refused again: the pauses are longer, and it is tried all the same. */
const PERMANENT: Pause = { firstMs: 15_000, longestMs: 15 * 60_000 };
/** Nobody answers in the chat: each try costs a wait, and people wait for the chat to come back. */
const SILENT: Pause = { firstMs: 1_000, longestMs: 15_000 };
/** When the meeting is over, nobody sits and waits. */
const LONGEST_AFTERWARDS_MS = 60 * 60_000;
/** Some eight days of hours. From then on it waits for a change, or for somebody who asks. */
const MOST_FAILS_AFTERWARDS = 200;

export type Trouble = "passing" | "permanent" | "silent";

/** Milliseconds until the next try after so many that failed; 0 for none of our own accord. */
export function pauseMs(fails: number, trouble: Trouble, meetingIsOver: boolean): number {
  if (meetingIsOver && fails >= MOST_FAILS_AFTERWARDS) return 0;
  const pause = trouble === "silent" ? SILENT : trouble === "permanent" ? PERMANENT : PASSING;
  const longestMs = meetingIsOver ? LONGEST_AFTERWARDS_MS : pause.longestMs;
  return doubled(pause.firstMs, fails - 1, longestMs);
}

function doubled(firstMs: number, times: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(times, 30));
}
