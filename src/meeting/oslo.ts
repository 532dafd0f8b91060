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
  const [hours = 0, minutes = 0, seconds = 0] = TIME.format(atMs).split(":").map(Number);
  return hours + minutes / 60 + seconds / 3600;
}
