/** The product's clock as seen from outside: read from the bot when it starts, and carried on from there. */
import { osloDate, osloMs } from "../../src/meeting/oslo.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import type { Skip } from "../api/requests.ts";
import type { ProductMs } from "../api/views.ts";

/** Reminders go out from eight. */
const MORNING_MS = 8.25 * 3_600_000;

/** Milliseconds from `nowMs` to where a skip ends. */
export function untilMs(by: Skip, nowMs: ProductMs): number {
  if (by === "minute") return 60_000;
  return morningOf(daysAfter(osloDate(nowMs), by === "day" ? 1 : 7)) - nowMs;
}

/** When the reminders of a date, `YYYY-MM-DD`, have just gone out. */
export function morningOf(date: string): ProductMs {
  return osloMs(date, MORNING_MS);
}

export class ProductClock {
  readonly #realNow: () => number;
  #productMs: ProductMs;
  #atRealMs: number;
  #speed = 1;

  constructor(realNow: () => number = Date.now) {
    this.#realNow = realNow;
    this.#atRealMs = realNow();
    this.#productMs = this.#atRealMs;
  }

  get speed(): number {
    return this.#speed;
  }

  now(): ProductMs {
    return Math.floor(this.#productMs + (this.#realNow() - this.#atRealMs) * this.#speed);
  }

  /** Sets the clock by what the bot says it is. */
  sync(productMs: ProductMs, speed: number): void {
    this.#productMs = productMs;
    this.#atRealMs = this.#realNow();
    this.#speed = speed;
  }
}
