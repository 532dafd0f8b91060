/** The product's clock. Milliseconds since 1970; runs faster than the real one when CLOCK_SPEED says so. */
export interface Clock {
  now(): number;
}
