/** The product's clock. Milliseconds since 1970; runs faster than the real one when CLOCK_SPEED says so. */
export interface Clock {
  now(): number;
}

export interface PacedClock extends Clock {
  /** How many times faster than real time it runs; 1 in production. */
  readonly speed: number;
  /** Another speed from now on; what waits for a product time waits for the same one. */
  setSpeed(speed: number): Promise<void>;
  /** Later by so many milliseconds from now on, as if that time had passed: what falls due in it is due now. */
  skip(ms: number): Promise<void>;
}
