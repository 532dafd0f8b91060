/** `npm run readlog -- <id>`: who has read or exported a referat, an entry of the stafettlogg or the figures of an eining, and when. */
import { einingStream } from "../app/einings/stream.ts";
import { meetingStream } from "../app/meeting/stream.ts";
import type { ReadWay } from "../app/ports/reads.ts";
import { standingIn } from "../app/records/personData.ts";
import { entryStream } from "../app/stafettlogg/stream.ts";
import { osloDate, osloHour } from "../meeting/oslo.ts";
import { peopleIn } from "../stafettlogg/checks.ts";
import { inOffice, Misused, type Office } from "./office.ts";

const USAGE = `Show who has read or exported the referat of a meeting, an entry of the stafettlogg, or the figures of an eining:
  npm run readlog -- <id of the meeting, the entry or the eining>`;

/** What can be read, with those whose names are known there. */
interface Readable {
  readonly stream: string;
  readonly people: readonly { readonly id?: string | undefined; readonly name: string }[];
  readonly ways: Readonly<Record<ReadWay, string>>;
  /** What of it, where it comes in several. */
  of(edition: number): string;
  readonly note: string;
}

await inOffice(idNamed, async (office, id) => {
  const found = (await referat(office, id)) ?? (await entry(office, id)) ?? (await figures(office, id));
  if (found === undefined) throw new Misused(`There is no meeting, entry or eining ${id}.`);
  const reads = await office.store.reads.of(found.stream);
  for (const { hourMs, personId, way, edition } of reads) {
    const hour = String(Math.floor(osloHour(hourMs))).padStart(2, "0");
    const { name = "" } = found.people.find((one) => one.id === personId) ?? {};
    const who = name === "" ? personId : `${name} (${personId})`;
    office.say(`${osloDate(hourMs)} ${hour}–  ${who}: ${found.ways[way]}${found.of(edition)}`);
  }
  office.say(`${reads.length} noted. ${found.note}`);
  return 0;
});

async function referat({ meetings }: Office, meetingId: string): Promise<Readable | undefined> {
  const meeting = await meetings.find(meetingId);
  if (meeting === undefined) return undefined;
  return {
    stream: meetingStream(meetingId),
    people: standingIn(meeting),
    ways: { card: "opened the card", dialog: "opened a form with its text", export: "exported personal data" },
    of: (edition) => (edition === 0 ? ", draft" : `, edition ${edition}`),
    note: "One line is one person, way and edition in one hour. Mails are not in it: see the meeting.",
  };
}

async function entry({ entries, einings }: Office, entryId: string): Promise<Readable | undefined> {
  const found = await entries.find(entryId);
  if (found === undefined) return undefined;
  const { people = [] } = (await einings.find(found.eining.id)) ?? {};
  return {
    stream: entryStream(entryId),
    people: [...peopleIn(found), ...people].map(({ personId, name }) => ({ id: personId, name })),
    ways: {
      card: "opened its card",
      dialog: "opened a form with its text",
      export: "got it as a file, or exported personal data",
    },
    of: () => "",
    note: "One line is one person and way in one hour.",
  };
}

async function figures({ einings }: Office, einingId: string): Promise<Readable | undefined> {
  const eining = await einings.find(einingId);
  return (
    eining && {
      stream: einingStream(einingId),
      people: eining.people.map(({ personId, name }) => ({ id: personId, name })),
      ways: {
        card: "saw its figures",
        dialog: "saw its figures",
        export: "got its figures as a sheet, or exported personal data",
      },
      of: () => "",
      note: "One line is one person and way in one hour. An owner saw no text, and no name.",
    }
  );
}

function idNamed([id, ...rest]: string[]): string {
  if (id === undefined || rest.length > 0 || id.startsWith("-")) throw new Misused(USAGE);
  return id;
}
