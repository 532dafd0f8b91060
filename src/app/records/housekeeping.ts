/** What is done once a night, by one process for all of them (docs/decisions/2026-11-26-retention.md). */
import { Unreadable } from "../../errors.ts";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import { tombstones } from "../../meeting/afterwards/tombstones.ts";
import { osloHour } from "../../meeting/oslo.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import type { EiningParts } from "../einings/ofMeeting.ts";
import { meetingAggregate } from "../meeting/aggregate.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { MailCopies } from "../ports/records.ts";
import { tidyEinings } from "./einingData.ts";
import { type EntryErasureParts, eraseEntry, listOlderEntries } from "./entryErasure.ts";
import { type EntryTidyingParts, tidyEntries } from "./entryTidying.ts";
import { type ErasureParts, eraseMeeting, listOlder, monthsBefore } from "./erasure.ts";
import { eraseFollower, type FollowerErasureParts, followersOlder, tidyFollowers } from "./followerData.ts";
import { finishErasures } from "./mailCopies.ts";

export interface Retention {
  /** Meetings started longer ago than this are erased, and entries of the stafettlogg that ended longer ago. */
  readonly months: number;
  /** The unit archives by hand, so that the archive's word is not waited for. */
  readonly archivedByHand: boolean;
}

export interface HousekeepingParts extends ErasureParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where mail is really sent. */
  readonly mailCopies?: MailCopies | undefined;
  readonly einings: EiningParts;
  readonly entries: Omit<EntryErasureParts, "records"> & EntryTidyingParts;
  /** Those who are reminded. */
  readonly reminded: Omit<FollowerErasureParts, "records">;
  /** Absent where nothing is erased by age. */
  readonly retention?: Retention | undefined;
}

/** From this hour of the night, in Oslo. */
const HOUR = 3;
/** Until then those who had something to say about the referat can still be shown what was said. */
const TIDY_AFTER_MS = 7 * 86_400_000;
/**
 * A draft in which nothing has happened for so long is left as it is: its leader has been told twice, or it waits for nobody. Who has heard
 * of nothing for so long has been told of all that there was.
 */
const LEFT_AFTER_MS = 28 * 86_400_000;
const LOOK_EVERY_MS = 10 * 60_000;

/** Looks every ten minutes whether the night's work is to be done; `stop` lets the meeting that is worked on be finished. */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  let stopping = false;
  let working = Promise.resolve();
  const timer = setInterval(() => {
    working = working
      .then(() => housekeep(parts, () => stopping))
      // The database is away: the next look comes soon.
      .catch((error: unknown) => parts.log.warn("housekeeping.failed", { error: nameOf(error) }));
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop() {
      stopping = true;
      clearInterval(timer);
      return working;
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Does tonight's work, unless it is day still to come, or somebody has taken it. */
export async function housekeep(parts: HousekeepingParts, isStopping: () => boolean = () => false): Promise<void> {
  const nowMs = parts.clock.now();
  const hour = osloHour(nowMs);
  if (hour < HOUR) return;
  const night = { nowMs, tonightMs: nowMs - Math.floor((hour - HOUR) * 3_600_000), isStopping };
  if (parts.retention !== undefined) await retain(parts, parts.retention, night);
  await tidy(parts, night);
}

/**
 * Takes texts that were withdrawn or replaced out of the events, a week after the newest edition was sent, or when a draft has been
 * left alone for four; and names of those who are reminded of nothing any more. Takes away what work that was cut off has left of
 * mails as files.
 */
async function tidy(parts: HousekeepingParts, night: Night): Promise<void> {
  const { records, log, mailCopies } = parts;
  const { nowMs, tonightMs, isStopping } = night;
  if ((await records.claim("tidy", "", { sinceMs: tonightMs, atMs: nowMs })) === undefined) return;
  let texts = await tidyEinings(parts.einings, { records, log, beforeMs: nowMs - TIDY_AFTER_MS, isStopping });
  texts += await tidyEntries(parts.entries, { records, log, beforeMs: nowMs - TIDY_AFTER_MS, isStopping });
  const reminded = { ...parts.reminded, entries: parts.entries.all, einings: parts.einings.all };
  texts += await tidyFollowers(reminded, { records, log, beforeMs: nowMs - LEFT_AFTER_MS, isStopping });
  for (const meetingId of await records.untidied(nowMs - TIDY_AFTER_MS)) {
    if (isStopping()) break;
    try {
      texts += await tidyOne(parts, meetingId, nowMs);
    } catch (error) {
      // One that can't be understood keeps nobody else's texts where they are.
      if (!(error instanceof Unreadable)) throw error;
      log.error("texts.notTidied", { ...error.at });
    }
  }
  if (texts > 0) await records.vacuum();
  log.info("texts.tidied", { texts });
  if (mailCopies !== undefined) await finishErasures(records, mailCopies);
}

/** Gives how many events have lost their text. */
async function tidyOne({ meetings, records }: HousekeepingParts, meetingId: string, nowMs: number): Promise<number> {
  const meeting = await meetings.find(meetingId);
  if (meeting?.status !== "ended") return 0;
  const events = await meetings.history(meetingId);
  if (!isLeft(meeting, events.at(-1)?.atMs ?? nowMs, nowMs)) return 0;
  const without = tombstones(events);
  const stored = [...without].map(
    ([version, event]) =>
      [version, meetingAggregate.toStored(event, { stream: meetingStream(meetingId), version })] as const,
  );
  await records.tidy(meetingId, new Map(stored), events.length);
  return without.size;
}

/** `lastMs`: when something happened in it last. */
function isLeft({ referat }: EndedMeeting, lastMs: number, nowMs: number): boolean {
  switch (referat.status) {
    case "draft":
      return lastMs <= nowMs - LEFT_AFTER_MS;
    case "sending":
      return false;
    case "sent":
      return newestEdition(referat).sentAtMs <= nowMs - TIDY_AFTER_MS;
  }
}

interface Night {
  readonly nowMs: number;
  readonly tonightMs: number;
  readonly isStopping: () => boolean;
}

/** The first night with a setting only counts what would go, so that a mistake in it can be seen in time. */
async function retain(parts: HousekeepingParts, retention: Retention, night: Night): Promise<void> {
  const { records, log } = parts;
  const setting = `${retention.months} ${retention.archivedByHand}`;
  const claimed = await records.claim("retention", setting, { sinceMs: night.tonightMs, atMs: night.nowMs });
  if (claimed === undefined) return;
  const policy = { evenUnarchived: retention.archivedByHand };
  const beforeMs = monthsBefore(night.nowMs, retention.months);
  const listed = await listOlder(parts, beforeMs, policy);
  const inStafettlogg = { ...parts.entries, records };
  const entriesListed = await listOlderEntries(inStafettlogg, beforeMs, policy);
  const older = entriesListed.flatMap(({ entryId, verdict }) => (verdict === "erasable" ? [entryId] : []));
  const { older: quiet, unreadable } = await followersOlder({ ...parts.reminded, records }, beforeMs);
  const count = (verdict: string) => listed.filter((one) => one.verdict === verdict).length;
  const unarchived = count("unarchived") + entriesListed.length - older.length;
  const kept = { unarchived, active: count("active") };
  if (claimed.settingBefore !== setting) {
    log.info("retention.wouldErase", {
      meetings: count("erasable"),
      entries: older.length,
      reminded: quiet.length,
      ...kept,
    });
    return;
  }
  const by = { operator: "retention", atMs: night.nowMs };
  const erasable = listed.flatMap(({ row, verdict }) => (verdict === "erasable" ? [row.meetingId] : []));
  const meetings = await eraseEach(erasable, night, async (id) => {
    return typeof (await eraseMeeting(parts, id, policy, by)) === "object";
  });
  const entries = await eraseEach(older, night, async (id) => (await eraseEntry(inStafettlogg, id, by)) !== undefined);
  const reminded = await eraseEach(
    quiet,
    night,
    async (one) => (await eraseFollower({ records }, one, by)) !== undefined,
  );
  if (meetings.erased + entries.erased + reminded.erased > 0) await records.vacuum();
  const failed = { meetings: meetings.failed, entries: entries.failed, reminded: reminded.failed + unreadable };
  if (Object.values(failed).some((many) => many > 0)) log.error("retention.failed", failed);
  log.info("retention.erased", {
    meetings: meetings.erased,
    entries: entries.erased,
    reminded: reminded.erased,
    ...kept,
  });
}

/** One that fails keeps none of the others; `erase` tells whether there was anything. */
async function eraseEach<One>(all: readonly One[], { isStopping }: Night, erase: (one: One) => Promise<boolean>) {
  let erased = 0;
  let failed = 0;
  for (const one of all) {
    if (isStopping()) break;
    try {
      if (await erase(one)) erased += 1;
    } catch {
      failed += 1;
    }
  }
  return { erased, failed };
}
