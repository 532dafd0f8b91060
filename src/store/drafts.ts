/** Mails that lie ready in the sender's mailbox; one draft for a mail, whoever made it. */
import type { DraftLedger, MailDraft } from "../app/ports/mail.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

export function draftLedger(prisma: PrismaClient): DraftLedger {
  async function find(messageId: string): Promise<MailDraft | undefined> {
    const row = await reached(prisma.mailDraft.findUnique({ where: { messageId } }));
    if (row === null) return undefined;
    const { draftId, triedAt } = row;
    return triedAt === null ? { draftId } : { draftId, triedAtMs: triedAt.getTime() };
  }

  return {
    find,
    async claim({ stream, messageId }, draftId) {
      await reached(
        prisma.mailDraft.createMany({ data: [{ messageId, streamId: stream, draftId }], skipDuplicates: true }),
      );
      return (await find(messageId)) ?? { draftId };
    },
    async mark(messageId, from, to) {
      const where = { messageId, triedAt: asDate(from) };
      const { count } = await reached(prisma.mailDraft.updateMany({ where, data: { triedAt: asDate(to) } }));
      return count === 1;
    },
    async forget(messageId) {
      await reached(prisma.mailDraft.deleteMany({ where: { messageId } }));
    },
  };
}

function asDate(ms: number | undefined): Date | null {
  return ms === undefined ? null : new Date(ms);
}
