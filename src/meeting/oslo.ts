/** Calendar dates in Norway, whatever zone the machine is in. */

export const ZONE = "Europe/Oslo";

const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });

/** `YYYY-MM-DD` in Oslo at `atMs`. */
export function osloDate(atMs: number): string {
  return DATE.format(atMs);
}

const TIME = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, timeStyle: "medium" });

/** Hours since midnight in Oslo at `atMs`, with the part of the hour that has gone. */
export function osloHour(atMs: number): number {
  return osloTimeMs(atMs) / 3_600_000;
}

/** Milliseconds since midnight by the clocks of Oslo at `atMs`. */
export function osloTimeMs(atMs: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = TIME.format(atMs).split(":").map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (((atMs % 1000) + 1000) % 1000);
}

/** The moment on `date`, `YYYY-MM-DD`, when the clocks of Oslo show `timeMs` since midnight; for times by day. */
export function osloMs(date: string, timeMs: number): number {
  const asIfUtcMs = Date.parse(date) + timeMs;
  return asIfUtcMs - (osloTimeMs(asIfUtcMs) - timeMs);
}
