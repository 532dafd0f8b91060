/** What the parts of the configuration read alike. */
import { readFileSync } from "node:fs";
import { z } from "zod";

/** What was found in the environment, whether or not it could be read. */
export interface Findings {
  /** Every variable that is set. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Those that can't be read. */
  readonly wrong: ReadonlySet<string>;
  /** A line each; the parts add theirs. */
  readonly faults: string[];
}

/** Teams writes them in lower case, portals and people also in upper. */
export const guid = z.guid("must be a GUID").toLowerCase();
/** One sentence, whatever is wrong with it. */
export function wholeNumber(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(fault).int(fault).min(min, fault).max(max, fault);
}

export const onOff = z.enum(["on", "off"], "must be on or off").default("off");

/** Empty, with a fault, where it can't be read. */
export function fileOrFault(name: string, path: string, faults: string[]): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    faults.push(`${name} can't be read`);
    return "";
  }
}

/** What stands between commas. */
export function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
