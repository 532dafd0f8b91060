/** Calendar dates in Norway, whatever zone the machine is in. */

const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo", dateStyle: "short" });

/** `YYYY-MM-DD` in Oslo at `atMs`. */
export function osloDate(atMs: number): string {
  return DATE.format(atMs);
}
