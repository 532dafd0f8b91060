/** The product's clock: real time, or faster than it, and never backwards (docs/decisions/2026-11-22-product-clock.md). */
import type { Clock } from "../app/ports.ts";
import type { ProductClock as Anchor, PrismaClient } from "./generated/client.ts";
import { rescaleWaiting } from "./queueSql.ts";

export interface ProductClock extends Clock {
  /** The real time at which the clock shows `productMs`. */
  realMs(productMs: number): number;
}

/**
 * Goes on where the clock of this database stands; `speed` holds from now on. Product time passed at the old speed
 * while no process ran, so that what was due meanwhile is due now. `readRealMs` is the machine's clock.
 */
export async function openClock(prisma: PrismaClient, speed: number, readRealMs: () => number): Promise<ProductClock> {
  const realMs = readRealMs();
  await prisma.productClock.createMany({ data: { realMs, productMs: realMs, speed }, skipDuplicates: true });
  const anchor = await prisma.productClock.findUniqueOrThrow({ where: { id: 1 } });
  return runFrom(anchor.speed === speed ? anchor : await changeSpeed(prisma, anchor, speed, realMs), readRealMs);
}

/** The new anchor and the jobs that wait for a real time, moved together or not at all. */
async function changeSpeed(prisma: PrismaClient, old: Anchor, speed: number, realMs: number): Promise<Anchor> {
  const [anchor] = await prisma.$transaction([
    prisma.productClock.update({ where: { id: 1 }, data: { realMs, productMs: productAt(old, realMs), speed } }),
    prisma.$executeRawUnsafe(rescaleWaiting, old.speed / speed),
  ]);
  return anchor;
}

function runFrom(anchor: Anchor, readRealMs: () => number): ProductClock {
  let shownMs = anchor.productMs;
  return {
    now() {
      shownMs = Math.max(shownMs, productAt(anchor, readRealMs()));
      return shownMs;
    },
    realMs: (productMs) => Math.ceil(anchor.realMs + (productMs - anchor.productMs) / anchor.speed),
  };
}

/** Whole milliseconds; the little more keeps a product of fractions from falling just short of the whole. */
function productAt(anchor: Anchor, realMs: number): number {
  return anchor.productMs + Math.floor((realMs - anchor.realMs) * anchor.speed + 1e-6);
}
