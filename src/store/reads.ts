/** The log of who read a referat. Rows, not texts. */
import type { Read, ReadLedger } from "../app/ports/reads.ts";
import { reached } from "./faults.ts";
import type { PrismaClient, Read as Row } from "./generated/client.ts";

export function readLedger(prisma: PrismaClient): ReadLedger {
  return {
    async note({ hourMs, ...read }) {
      await reached(prisma.read.createMany({ data: [{ ...read, hour: new Date(hourMs) }], skipDuplicates: true }));
    },
    async of(meetingId) {
      return (await reached(prisma.read.findMany({ where: { meetingId }, orderBy: { hour: "asc" } }))).map(toRead);
    },
  };
}

function toRead({ hour, way, ...row }: Row): Read {
  return { ...row, way: way as Read["way"], hourMs: hour.getTime() };
}
