/** `npm run readlog -- <meeting id>`: who has read or exported the referat, and when. */
import { meetingStream } from "../app/meeting/stream.ts";
import { osloDate, osloHour } from "../meeting/oslo.ts";
import { nameOf } from "../meeting/record.ts";
import { inOffice, Misused } from "./office.ts";

const USAGE = `Show who has read or exported the referat of a meeting:
  npm run readlog -- <meeting id>`;

const WAYS = { card: "opened the card", dialog: "opened a form with its text", export: "exported personal data" };

await inOffice(meetingNamed, async ({ store, meetings, say }, meetingId) => {
  const meeting = await meetings.find(meetingId);
  if (meeting === undefined) throw new Misused(`There is no meeting ${meetingId}.`);
  const reads = await store.reads.of(meetingStream(meetingId));
  for (const { hourMs, personId, way, edition } of reads) {
    const hour = String(Math.floor(osloHour(hourMs))).padStart(2, "0");
    const name = nameOf(meeting.people, personId);
    const what = edition === 0 ? "draft" : `edition ${edition}`;
    say(`${osloDate(hourMs)} ${hour}–  ${name === "" ? personId : `${name} (${personId})`}: ${WAYS[way]}, ${what}`);
  }
  say(
    `${reads.length} noted. One line is one person, way and edition in one hour. Mails are not in it: see the meeting.`,
  );
  return 0;
});

function meetingNamed([meetingId, ...rest]: string[]): string {
  if (meetingId === undefined || rest.length > 0 || meetingId.startsWith("-")) throw new Misused(USAGE);
  return meetingId;
}
