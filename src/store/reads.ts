/** The log of who read what. Rows, not texts. */
import type { Read, ReadLedger } from "../app/ports/reads.ts";
import { reached } from "./faults.ts";
import type { PrismaClient, Read as Row } from "./generated/client.ts";

export function readLedger(prisma: PrismaClient): ReadLedger {
  return {
    async note(...reads) {
      const data = reads.map(({ stream, hourMs, ...read }) => ({ ...read, streamId: stream, hour: new Date(hourMs) }));
      await reached(prisma.read.createMany({ data, skipDuplicates: true }));
    },
    of: (stream) => found(prisma, { streamId: stream }),
    by: (personId) => found(prisma, { personId }),
  };
}

async function found(prisma: PrismaClient, where: Partial<Pick<Row, "streamId" | "personId">>): Promise<Read[]> {
  return (await reached(prisma.read.findMany({ where, orderBy: { hour: "asc" } }))).map(toRead);
}

function toRead({ streamId, hour, way, ...row }: Row): Read {
  return { ...row, stream: streamId, way: way as Read["way"], hourMs: hour.getTime() };
}
