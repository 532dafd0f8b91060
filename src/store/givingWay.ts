/** Work on rows of a stream beside those who append to it. */
import { isLocked, translate } from "./faults.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";

/** Whoever appends waits no longer for us than this, and is never the one to give way. */
const GIVE_WAY = "SET LOCAL lock_timeout = '200ms'";
const MOST_MS = 120_000;

/** Carries `work` out in one transaction. Throws what `isLocked` knows where somebody is writing the same rows: try again. */
export function givingWay<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { readonly timeout?: number } = {},
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(GIVE_WAY);
    return work(tx);
  }, options);
}

const TRIES = 50;

/** The same, tried again until nobody else is writing. Throws Unreachable. */
export async function insisting<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await givingWay(prisma, work, { timeout: MOST_MS });
    } catch (error) {
      if (!isLocked(error) || tries === TRIES) throw translate(error);
    }
  }
}
