/** The product's clock: real time, or faster than it, and never backwards (docs/decisions/2026-11-22-product-clock.md). */
import type { PacedClock } from "../app/ports/clock.ts";
import type { ProductClock as Anchor, PrismaClient } from "./generated/client.ts";

export interface ProductClock extends PacedClock {
  /** Real milliseconds until the clock shows `productMs`; 0 or less where it has. */
  untilMs(productMs: number): number;
}

export interface ClockOptions {
  readonly speed: number;
  readonly readRealMs: () => number;
  readonly rescaleWaiting: string;
  readonly bringForward: string;
}

/**
 * Goes on where the clock of this database stands; `speed` holds from now on. Product time passed at the old speed
 * while no process ran, so that what was due meanwhile is due now. `rescaleWaiting` is the statement that does the same
 * to the jobs that wait; `bringForward` to those that wait for a product time, when time is skipped.
 */
export async function openClock(
  prisma: PrismaClient,
  { speed, readRealMs, rescaleWaiting, bringForward }: ClockOptions,
): Promise<ProductClock> {
  const openedMs = readRealMs();
  await prisma.productClock.createMany({
    data: { realMs: openedMs, productMs: openedMs, speed },
    skipDuplicates: true,
  });
  let anchor = await prisma.productClock.findUniqueOrThrow({ where: { id: 1 } });
  let changing: Promise<unknown> = Promise.resolve();

  /** The new anchor and the jobs that wait for a real time, moved together or not at all. */
  async function moveAnchor(speed: number): Promise<void> {
    if (anchor.speed === speed) return;
    const realMs = readRealMs();
    const [moved] = await prisma.$transaction([
      prisma.productClock.update({ where: { id: 1 }, data: { realMs, productMs: productAt(anchor, realMs), speed } }),
      prisma.$executeRawUnsafe(rescaleWaiting, anchor.speed / speed),
    ]);
    anchor = moved;
  }

  async function skipAhead(ms: number): Promise<void> {
    const { speed } = anchor;
    const realMs = readRealMs();
    const [moved] = await prisma.$transaction([
      prisma.productClock.update({ where: { id: 1 }, data: { realMs, productMs: productAt(anchor, realMs) + ms } }),
      prisma.$executeRawUnsafe(bringForward, ms / 1000 / speed),
    ]);
    anchor = moved;
  }

  /** One after the other: each is reckoned from the one before. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const moved = changing.then(change);
    changing = moved.catch(() => {});
    return moved;
  }

  await moveAnchor(speed);
  let shownMs = anchor.productMs;
  return {
    now() {
      shownMs = Math.max(shownMs, productAt(anchor, readRealMs()));
      return shownMs;
    },
    get speed() {
      return anchor.speed;
    },
    setSpeed: (speed) => inTurn(() => moveAnchor(speed)),
    skip: (ms) => inTurn(() => skipAhead(ms)),
    untilMs: (productMs) => Math.ceil(anchor.realMs + (productMs - anchor.productMs) / anchor.speed - readRealMs()),
  };
}

/** Whole milliseconds; the little more keeps a product of fractions from falling just short of the whole. */
function productAt(anchor: Anchor, realMs: number): number {
  return anchor.productMs + Math.floor((realMs - anchor.realMs) * anchor.speed + 1e-6);
}
