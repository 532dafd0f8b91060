/** `npm run export:person -- <id, address or name>`: all that is stored about one person, as JSON and as a page. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { einingStream } from "../app/einings/stream.ts";
import { meetingStream } from "../app/meeting/stream.ts";
import { passingOver } from "../app/readable.ts";
import { collect, collectEinings, collectEntries, findPeople, type PersonParts } from "../app/records/findPerson.ts";
import { followerData } from "../app/records/followerData.ts";
import { editionOf } from "../app/records/reads.ts";
import { entryStream } from "../app/stafettlogg/stream.ts";
import { inOffice, Misused } from "./office.ts";
import { personPage } from "./personPage.ts";

const USAGE = `Write all that is stored about one person to two files, readable for you alone:
  npm run export:person -- <id, address or name>
  --nb, --nn    målform of the page; otherwise LOCALE`;

const HOUR_MS = 3_600_000;

await inOffice(
  argumentsIn,
  async (
    { config, store, meetings, entries, einings, followers, operator, say },
    { query, målform = config.målform },
  ) => {
    const unread = new Set<string>();
    const passing = passingOver((stream) => unread.add(stream));
    const parts: PersonParts = {
      store: { edition: passing(store.meetings.edition, undefined) },
      meetings: { ...meetings, find: passing(meetings.find, undefined) },
      records: store.records,
      reads: store.reads,
      entries: {
        all: { find: passing(entries.find, undefined), history: passing(entries.history, []) },
        store: store.entries,
      },
      einings: { all: { ...einings, history: passing(einings.history, []) }, store: store.einings },
      followers: { history: passing(followers.history, []) },
      chats: store.chats,
    };
    const sayUnread = () => {
      for (const stream of unread) say(`${stream} can't be read, and was left out.`);
    };
    const [person, ...more] = await findPeople(parts, query);
    if (person === undefined) {
      sayUnread();
      say("Nobody has that id, address or name in any meeting, nor in the stafettlogg or on the list of a school.");
      return 1;
    }
    if (more.length > 0) {
      say("Several may be meant. Run it again with the id of one:");
      for (const { key, name, places } of [person, ...more]) say(`  ${key}  ${name}, in ${places.length} meetings`);
      return 1;
    }
    const found = await collect(parts, person);
    const inStafettlogg = await collectEntries(parts, person);
    const known = person.address ?? (query.includes("@") ? query.trim() : undefined);
    const address = known === undefined ? {} : { address: known };
    const reminders = await followerData(parts.followers, { key: person.key, ...address });
    const onLists = await collectEinings(parts, { ...person, ...address });
    const chat = await store.chats.findPersonal(person.key);
    const rows = await store.records.rowsOf(person.key);
    const madeAtMs = store.clock.now();
    const file = {
      key: person.key,
      name: person.name,
      madeAtMs,
      hasPrivateChat: chat !== undefined,
      meetings: found,
      entries: inStafettlogg,
      einings: onLists,
      reminders,
      rows,
    };
    const base = `person-${new Date(madeAtMs).toISOString().slice(0, 19).replace(/\D/g, "")}`;
    const whole = { ...file, ...(chat === undefined ? {} : { privateChat: chat }) };
    await writeFile(`${base}.json`, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    await writeFile(`${base}.html`, personPage(file, målform), { mode: 0o600, flag: "wx" });
    const hourMs = Math.floor(madeAtMs / HOUR_MS) * HOUR_MS;
    const read = { personId: `operator:${operator}`, way: "export", hourMs } as const;
    for (const { meetingId } of found) {
      const meeting = await meetings.find(meetingId);
      const edition = meeting?.status === "ended" ? editionOf(meeting) : 0;
      await store.reads.note({ ...read, stream: meetingStream(meetingId), edition });
    }
    const others = [
      ...inStafettlogg.map(({ entryId }) => entryStream(entryId)),
      ...onLists.map(({ einingId }) => einingStream(einingId)),
    ];
    for (const stream of others) await store.reads.note({ ...read, stream, edition: 0 });
    say(
      `${base}.json and ${base}.html: ${found.length} meetings, ${inStafettlogg.length} entries, ${onLists.length} schools and kindergartens. Hand them over by a safe way, and delete them.`,
    );
    sayUnread();
    return unread.size === 0 ? 0 : 1;
  },
);

function argumentsIn(args: string[]) {
  try {
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { nb: flag, nn: flag } });
    const query = positionals.join(" ");
    if (query.trim() === "") throw new Misused(USAGE);
    const målform = values.nb ? ("nb" as const) : values.nn ? ("nn" as const) : undefined;
    return målform === undefined ? { query } : { query, målform };
  } catch {
    throw new Misused(USAGE);
  }
}
