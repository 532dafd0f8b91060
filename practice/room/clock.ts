/** The product's clock as seen from outside: read from the bot when it starts, and carried on from there. */
import type { ProductMs } from "../api/views.ts";

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
