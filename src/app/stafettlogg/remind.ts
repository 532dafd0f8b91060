/** Tells those who see to an entry's tiltak what their reminders are today, and plans the next look. Doing it again changes nothing. */
import { openTimeFrom } from "../../einings/openDays.ts";
import type { Identity } from "../../einings/people.ts";
import type { Eining } from "../../einings/state.ts";
import type { FollowerJob } from "../../followers/jobs.ts";
import { osloDate, osloMs } from "../../meeting/oslo.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import { remindedOf } from "../../stafettlogg/reminded.ts";
import { type Reminder, standingOf } from "../../stafettlogg/reminders.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import { isActive, type Tiltak } from "../../stafettlogg/tiltak.ts";
import type { Followers } from "../followers/followers.ts";
import { isFor } from "../followers/lookUp.ts";
import { followerIdOf } from "../followers/stream.ts";
import type { Clock } from "../ports/clock.ts";
import type { FollowedStore } from "../ports/followed.ts";
import type { JobSender } from "../ports/jobs.ts";

export interface RemindParts {
  readonly entries: { find(entryId: string): Promise<Entry | undefined> };
  readonly einings: { find(einingId: string): Promise<Eining | undefined> };
  readonly followers: Followers;
  readonly followed: FollowedStore;
  readonly entryQueue: JobSender<EntryJob>;
  readonly followerQueue: JobSender<FollowerJob>;
  readonly clock: Clock;
}

/** Before anybody is told: then all that falls on a day is known when its digests go. */
const LOOK_MS = 5 * 3_600_000;

export async function remind(parts: RemindParts, entryId: string): Promise<void> {
  const entry = await parts.entries.find(entryId);
  const eining = entry && (await parts.einings.find(entry.eining.id));
  if (entry === undefined || eining === undefined) return;
  const nowMs = parts.clock.now();
  const digestAtMs = openTimeFrom(eining.daysOff, nowMs);
  const next: string[] = [];
  for (const tiltak of entry.tiltak) {
    const standing = standingOf(entry, tiltak, eining.daysOff, osloDate(nowMs));
    if (typeof standing.next !== "string") next.push(standing.next.on);
    if (standing.now === undefined) continue;
    for (const person of remindedOf(standing.now.step, tiltak, entry, eining)) {
      await tell(parts, person, { entryId, tiltak, now: standing.now, eining, digestAtMs });
    }
  }
  await keepUp(parts, { entryId, entry, eining }, digestAtMs);
  const [first] = next.toSorted();
  if (first !== undefined) await parts.entryQueue.send([{ kind: "remind", entryId, dueAtMs: osloMs(first, LOOK_MS) }]);
}

interface Due {
  readonly entryId: string;
  readonly tiltak: Tiltak;
  readonly now: Reminder;
  readonly eining: Eining;
  readonly digestAtMs: number;
}

async function tell({ followers }: RemindParts, person: Identity, due: Due): Promise<void> {
  const { entryId, tiltak, now, eining, digestAtMs } = due;
  const { id: tiltakId, evaluateBy } = tiltak;
  const item = { entryId, tiltakId, step: now.step, about: now.about, evaluateBy };
  const { målform } = eining;
  await followers.handle(followerIdOf(person), { type: "remind", person, målform, item, digestAtMs, by: SYSTEM });
}

interface Around {
  readonly entryId: string;
  readonly entry: Entry;
  readonly eining: Eining;
}

/** Calendars and cards of those who have been reminded of it follow what has happened since: also that it is another's now. */
async function keepUp(
  { followers, followed, followerQueue }: RemindParts,
  { entryId, entry, eining }: Around,
  digestAtMs: number,
): Promise<void> {
  for (const { followerId, tiltakId } of await followed.of(entryId)) {
    const tiltak = entry.tiltak.find(({ id }) => id === tiltakId);
    const isTheirs =
      tiltak && isActive(tiltak) && isFor({ ref: { entryId, tiltakId }, entry, tiltak, eining }, followerId);
    const evaluateBy = isTheirs ? { evaluateBy: tiltak.evaluateBy } : {};
    await followers.handle(followerId, { type: "follow", entryId, tiltakId, ...evaluateBy, digestAtMs, by: SYSTEM });
    await followerQueue.send([{ kind: "render", followerId }]);
  }
}
