/** `npm run erase -- <meeting id or entry/id>…` or `npm run erase -- --older-than <months>`; `--dry-run` only lists. */
import { parseArgs } from "node:util";
import { idIn, kindOf } from "../app/aggregate.ts";
import { EINING } from "../app/einings/stream.ts";
import { FOLLOWER } from "../app/followers/stream.ts";
import { eraseEining } from "../app/records/einingData.ts";
import { eraseEntry } from "../app/records/entryErasure.ts";
import {
  type ErasureParts,
  type ErasurePolicy,
  eraseMeeting,
  type Listed,
  listOlder,
  lookUp,
  monthsBefore,
  type Verdict,
} from "../app/records/erasure.ts";
import { eraseFollower } from "../app/records/followerData.ts";
import { ENTRY, entryStream } from "../app/stafettlogg/stream.ts";
import { folderCopies } from "../mail/folder.ts";
import { osloDate } from "../meeting/oslo.ts";
import { inOffice, Misused, type Office } from "./office.ts";

const USAGE = `Erase meetings with all that is stored about them:
  npm run erase -- <meeting id> …
  npm run erase -- entry/<id> …
  npm run erase -- follower/<id> …
  npm run erase -- eining/<id> …
  npm run erase -- --older-than <months>
What is under follower/ is what somebody is reminded of; under eining/ the list of a school's people. An entry of the stafettlogg goes on when its meeting is erased, and is erased by itself; by age when it has ended.
And with either:
  --dry-run           only list what would be erased
  --even-unarchived   also what the archive has not confirmed; where you archive by hand, look there first`;

const WHY_KEPT: Readonly<Record<Exclude<Verdict, "erasable">, string>> = {
  active: "it is running",
  unarchived: "the archive has not confirmed it (--even-unarchived erases it all the same)",
};

await inOffice(argumentsIn, async (office, { ids: given, months, dryRun, policy }) => {
  const { config, store, meetings, say } = office;
  const nowMs = store.clock.now();
  const mailCopies = config.mail.kind === "folder" ? folderCopies(config.mail.folder) : undefined;
  const parts: ErasureParts = { meetings, records: store.records, mailCopies };
  const ids = given.filter((id) => ![ENTRY, FOLLOWER, EINING].includes(kindOf(id)));
  const entries = await entriesToErase(office, given, months === undefined ? undefined : monthsBefore(nowMs, months));
  const listed =
    months === undefined
      ? await listNamed(office, parts, ids, policy)
      : await listOlder(parts, monthsBefore(nowMs, months), policy);
  const kept = listed.filter((one) => one.verdict !== "erasable");
  for (const { row, verdict } of kept) {
    if (verdict !== "erasable") say(`kept     ${describe(row)}: ${WHY_KEPT[verdict]}`);
  }
  let erased = await eraseEntries(office, entries, dryRun);
  const others = [...new Set(given.filter((id) => [FOLLOWER, EINING].includes(kindOf(id))))];
  for (const stream of others) {
    if (dryRun) say(`would go ${stream}`);
    else if ((await eraseOther(office, stream, nowMs)) === undefined) say(`unknown  ${stream}`);
    else {
      erased += 1;
      say(`erased   ${stream}`);
    }
  }
  for (const { row, verdict } of listed) {
    if (verdict !== "erasable") continue;
    if (dryRun) {
      say(`would go ${describe(row)}`);
      continue;
    }
    const by = { operator: office.operator, atMs: nowMs };
    const outcome = await eraseMeeting(parts, row.meetingId, policy, by);
    if (typeof outcome !== "object") continue;
    erased += 1;
    say(
      `erased   ${row.meetingId}: ${outcome.events} events, ${outcome.editions} editions, ${outcome.mails} mail files`,
    );
    for (const entryId of await store.entries.ofMeeting(row.meetingId)) say(`goes on  ${entryStream(entryId)}`);
  }
  if (erased > 0) await store.records.vacuum();
  say(
    `${listed.length + entries.length} found, ${erased} erased, ${kept.length} kept${dryRun ? " (dry run: nothing was changed)" : ""}.`,
  );
  if (erased > 0) say("Backups, cards in Teams, mails that were sent and the archive are not touched by this.");
  return months === undefined && listed.length + entries.length - kept.length < given.length ? 1 : 0;
});

function argumentsIn(args: string[]) {
  const { values, positionals } = parsed(args);
  const months = values["older-than"] === undefined ? undefined : Number(values["older-than"]);
  if (months !== undefined && !(Number.isInteger(months) && months >= 1 && months <= 1200))
    throw new Misused(`--older-than takes a whole number of months, at least 1.\n\n${USAGE}`);
  if ((months === undefined) === (positionals.length === 0)) throw new Misused(USAGE);
  const policy = { evenUnarchived: values["even-unarchived"] === true };
  return { ids: positionals, months, dryRun: values["dry-run"] === true, policy };
}

function parsed(args: string[]) {
  try {
    const flag = { type: "boolean" } as const;
    const options = { "older-than": { type: "string" }, "dry-run": flag, "even-unarchived": flag } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new Misused(USAGE);
  }
}

async function listNamed(
  { say }: Office,
  parts: ErasureParts,
  ids: readonly string[],
  policy: ErasurePolicy,
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const id of new Set(ids)) {
    const one = await lookUp(parts, id, policy);
    if (one === undefined) say(`unknown  ${id}`);
    else listed.push(one);
  }
  return listed;
}

/** Those that are named and are there, or ended before `beforeMs`. */
async function entriesToErase(
  { store, entries, say }: Office,
  given: readonly string[],
  beforeMs: number | undefined,
): Promise<readonly string[]> {
  if (beforeMs !== undefined) return store.entries.closedBefore(beforeMs);
  const named = [...new Set(given.filter((id) => kindOf(id) === ENTRY).map(idIn))];
  const there = await entries.all(named);
  for (const id of named) if (there.every(({ entryId }) => entryId !== id)) say(`unknown  ${entryStream(id)}`);
  return there.map(({ entryId }) => entryId);
}

/** What somebody is reminded of, or a school with the list of its people. */
function eraseOther({ store, einings, operator }: Office, stream: string, atMs: number) {
  const by = { operator, atMs };
  if (kindOf(stream) === FOLLOWER) return eraseFollower(store, idIn(stream), by);
  return eraseEining({ all: einings, store: store.einings }, store.records, idIn(stream), by);
}

/** Gives how many. */
async function eraseEntries({ store, entries, operator, say }: Office, ids: readonly string[], dryRun: boolean) {
  const parts = { all: entries, store: store.entries, records: store.records };
  let erased = 0;
  for (const entryId of ids) {
    if (dryRun) say(`would go ${entryStream(entryId)}`);
    else {
      const outcome = await eraseEntry(parts, entryId, { operator, atMs: store.clock.now() });
      if (outcome === undefined) continue;
      erased += 1;
      say(`erased   ${entryStream(entryId)}: ${outcome.events} events`);
    }
  }
  return erased;
}

function describe({ meetingId, startedAtMs, topic }: Listed["row"]): string {
  return `${meetingId} ${osloDate(startedAtMs)} «${topic}»`;
}
