/** What was recorded of a release; see README.md beside this. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A stream as a release stored it, and what that release made of it. */
export interface Recorded {
  readonly stream: string;
  /** The column `body`, by version. */
  readonly events: readonly unknown[];
  /** Its own `evolve` over them. */
  readonly state: unknown;
  /** Its own referat of an ended meeting. */
  readonly composed?: unknown;
  /** What it stored beside the events. */
  readonly editions: readonly unknown[];
  /** Rows of the stafettlogg, as long as it had no streams of its own. */
  readonly entries: readonly unknown[];
}

/** A stream of something else than a meeting: an entry, an eining, somebody who is reminded. */
export type Beside = Pick<Recorded, "stream" | "events" | "state">;

const BESIDE = "beside.json";

export const GOLDEN = import.meta.dirname;

/** Releases that have been recorded, oldest first. */
export const RELEASES = readdirSync(GOLDEN, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The streams of a release, by name. */
export function streamsOf(release: string): { readonly name: string; readonly recorded: Recorded }[] {
  const names = readdirSync(join(GOLDEN, release)).filter(
    (name) => name.endsWith(".json") && !["jobs.json", BESIDE].includes(name),
  );
  return names.map((name) => ({ name: name.slice(0, -5), recorded: read(release, name) as Recorded }));
}

/** Those of all else; none of a release that had only meetings. */
export function besideOf(release: string): readonly Beside[] {
  return existsSync(join(GOLDEN, release, BESIDE)) ? (read(release, BESIDE) as readonly Beside[]) : [];
}

/** Jobs that waited when its folder was left. */
export function jobsOf(release: string): readonly unknown[] {
  return read(release, "jobs.json") as readonly unknown[];
}

function read(release: string, name: string): unknown {
  return JSON.parse(readFileSync(join(GOLDEN, release, name), "utf8"));
}
