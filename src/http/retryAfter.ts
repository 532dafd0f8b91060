/** What a server that is busy asks for. */

/** What is asked for beyond this is more likely a fault than a wish, and what waits for it would be lost. */
const LONGEST_SECONDS = 24 * 60 * 60;

/** Seconds from `Retry-After`, a day at most; a date in it is measured by the answering machine's own clock, where that is told. Undefined for nonsense. */
export function retryAfterSeconds(headers: Pick<Headers, "get">): number | undefined {
  const seconds = wished(headers);
  return seconds === undefined ? undefined : Math.min(seconds, LONGEST_SECONDS);
}

function wished(headers: Pick<Headers, "get">): number | undefined {
  const wish = headers.get("retry-after") ?? "";
  if (/^\d+(\.\d+)?$/.test(wish)) return Number(wish);
  const told = Date.parse(headers.get("date") ?? "");
  const waitMs = Date.parse(wish) - (Number.isNaN(told) ? Date.now() : told);
  return Number.isNaN(waitMs) ? undefined : Math.max(0, Math.ceil(waitMs / 1000));
}
