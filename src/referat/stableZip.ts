/** The same document gives the same file, so that a second delivery can be told to be the first one. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

const CORE = "docProps/core.xml";
/** Dates in a zip are local time; noon keeps the day whatever the zone. */
const NOON = 12;

/** An Office file with its own clock times, inside and outside, replaced by `atMs`. */
export function stableOfficeFile(file: Uint8Array, atMs: number): Uint8Array {
  const date = new Date(atMs);
  const mtime = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), NOON);
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b));
  const dated = parts.map(([name, content]): [string, Zippable[string]] => [
    name,
    [name === CORE ? withDates(content, date) : content, { mtime, level: name.endsWith(".png") ? 0 : 6 }],
  ]);
  return zipSync(Object.fromEntries(dated));
}

/** Readers expect the list of types first. */
function order(name: string): number {
  return name === "[Content_Types].xml" ? 0 : 1;
}

function withDates(core: Uint8Array, date: Date): Uint8Array {
  return strToU8(strFromU8(core).replace(/(<dcterms:(?:created|modified)[^<>]*>)[^<]*/g, `$1${date.toISOString()}`));
}
