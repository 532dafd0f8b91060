/** `npm run rebuild`: makes the read models anew from what has happened. */
import { einingAggregate } from "../app/einings/aggregate.ts";
import { followerAggregate } from "../app/followers/aggregate.ts";
import { meetingAggregate } from "../app/meeting/aggregate.ts";
import { rebuild } from "../app/rebuild.ts";
import { entryAggregate } from "../app/stafettlogg/aggregate.ts";
import { inOffice, Misused } from "./office.ts";

const USAGE = `Make the read models anew from the events; it takes no arguments, and can be run any time:
  npm run rebuild`;

await inOffice(noArguments, async ({ store, say }) => {
  const meetings = await rebuild(store, meetingAggregate);
  const einings = await rebuild(store, einingAggregate);
  const entries = await rebuild(store, entryAggregate);
  const reminded = await rebuild(store, followerAggregate);
  say(
    `${meetings.streams} meetings, ${einings.streams} einings, ${entries.streams} entries and ${reminded.streams} who are reminded: their rows are as their events say.`,
  );
  const unreadable = [...meetings.unreadable, ...einings.unreadable, ...entries.unreadable, ...reminded.unreadable];
  for (const stream of unreadable) say(`${stream} can't be read, and was left as it is.`);
  return unreadable.length === 0 ? 0 : 1;
});

function noArguments(args: string[]): void {
  if (args.length > 0) throw new Misused(USAGE);
}
