/** What is known of meetings without replaying them, from the rows that their projection writes. */
import type { MeetingRow, MeetingStore } from "../app/ports/meetings.ts";
import { documentFromStored } from "../stored/documents.ts";
import type { Json } from "../stored/forms.ts";
import { reached } from "./faults.ts";
import type { Meeting, PrismaClient } from "./generated/client.ts";

/** Who began it is in its first event; the row follows the leading. */
const STARTED = `
  SELECT m.meeting_id AS id FROM meeting m JOIN event e ON e.stream_id = m.stream_id AND e.version = 1
  WHERE m.started_at > $2::timestamptz AND e.body ->> 'by' = $1`;

export function meetingStore(prisma: PrismaClient): MeetingStore {
  return {
    async activeIn(chatId) {
      return asRow(await reached(prisma.meeting.findFirst({ where: { chatId, active: true } })));
    },

    async latestIn(chatId) {
      return asRow(await reached(prisma.meeting.findFirst({ where: { chatId }, orderBy: { startedAt: "desc" } })));
    },

    async ledBy(leaderId, limit) {
      const query = { where: { leaderId }, orderBy: { startedAt: "desc" }, take: limit } as const;
      return (await reached(prisma.meeting.findMany(query))).map(toRow);
    },

    async startedBy(personId, afterMs) {
      const after = new Date(afterMs).toISOString();
      const rows = prisma.$queryRawUnsafe<{ id: string }[]>(STARTED, personId, after);
      return (await reached(rows)).map(({ id }) => id);
    },

    async edition(streamId, number) {
      const where = { streamId_number: { streamId, number } };
      const row = await reached(prisma.edition.findUnique({ where, select: { document: true } }));
      return row === null ? undefined : documentFromStored(row.document as Json, { stream: streamId, version: number });
    },

    async sparedWords(eining, limit) {
      const query = { where: { eining }, orderBy: { saidAt: "desc" } } as const;
      const newest = new Map<string, boolean>();
      for (const { word, spared } of await reached(prisma.sparedWord.findMany(query))) {
        // What was said of it last holds.
        if (!newest.has(word)) newest.set(word, spared);
      }
      const words = [...newest].filter(([, spared]) => spared).map(([word]) => word);
      return words.slice(0, limit).reverse();
    },
  };
}

function asRow(meeting: Meeting | null): MeetingRow | undefined {
  return meeting === null ? undefined : toRow(meeting);
}

export function toRow({ meetingId, chatId, active, leaderId, topic, startedAt }: Meeting): MeetingRow {
  return { meetingId, chatId, active, leaderId, topic, startedAtMs: startedAt.getTime() };
}
