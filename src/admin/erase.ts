/** `npm run erase -- <meeting id or entry/id>…` or `npm run erase -- --older-than <months>`; `--dry-run` only lists. */
import { parseArgs } from "node:util";
import { monthsBefore, type Verdict } from "../app/records/erasure.ts";
import { entryStream } from "../app/stafettlogg/stream.ts";
import { inOffice, Misused } from "./office.ts";
import { named, older } from "./toErase.ts";

const USAGE = `Erase meetings with all that is stored about them:
  npm run erase -- <meeting id> …
  npm run erase -- entry/<id> …
  npm run erase -- follower/<id> …
  npm run erase -- eining/<id> …
  npm run erase -- --older-than <months>
What is under follower/ is what somebody is reminded of; under eining/ the list of a school's people. An entry of the stafettlogg goes on when its meeting is erased, and is erased by itself; by age when it has ended. Who is reminded goes by age when they have heard of nothing since; that they have turned reminders off stays.
And with either:
  --dry-run           only list what would be erased
  --even-unarchived   also what the archive has not confirmed; where you archive by hand, look there first`;

const WHY_KEPT: Readonly<Record<Exclude<Verdict, "erasable">, string>> = {
  active: "it is running",
  unarchived: "the archive has not confirmed it (--even-unarchived erases it all the same)",
};

await inOffice(argumentsIn, async (office, { ids, months, dryRun, policy }) => {
  const { store, say } = office;
  const found =
    months === undefined
      ? await named(office, ids, policy)
      : await older(office, monthsBefore(store.clock.now(), months), policy);
  for (const id of new Set(ids)) if (found.every((one) => one.id !== id)) say(`unknown  ${id}`);
  let erased = 0;
  let kept = 0;
  for (const { id, label, verdict, erase } of found) {
    if (verdict !== "erasable") {
      kept += 1;
      say(`kept     ${label}: ${WHY_KEPT[verdict]}`);
      continue;
    }
    if (dryRun) {
      say(`would go ${label}`);
      continue;
    }
    const outcome = await erase();
    if (outcome === undefined) {
      kept += 1;
      say(`kept     ${label}: something happened in it meanwhile; run the command again`);
      continue;
    }
    erased += 1;
    const { events, editions, mails = 0 } = outcome;
    say(`erased   ${id}: ${events} events, ${editions} editions, ${mails} mail files`);
    for (const entryId of await store.entries.ofMeeting(id)) say(`goes on  ${entryStream(entryId)}`);
  }
  if (erased > 0) await store.records.vacuum();
  say(`${found.length} found, ${erased} erased, ${kept} kept${dryRun ? " (dry run: nothing was changed)" : ""}.`);
  if (erased > 0) say("Backups, cards in Teams, mails that were sent and the archive are not touched by this.");
  return months === undefined && found.length - kept < new Set(ids).size ? 1 : 0;
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
