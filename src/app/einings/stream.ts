/** Under which name einings are stored, and which id a new one gets. */
import { createHash } from "node:crypto";
import { folded } from "../../einings/names.ts";
import { streamOf } from "../aggregate.ts";

/** Never changed: what is stored goes by it. */
export const EINING = "eining";

export function einingStream(einingId: string): string {
  return streamOf(EINING, einingId);
}

/**
 * The id of an eining that is founded now: by its number where it has one, else by its name however it is written, so that
 * two who found the same one found it once. Hashed, since ids stand in logs. One that is there already may have another:
 * `EiningStore` finds it.
 */
export function newEiningId({ name, number }: { readonly name: string; readonly number?: string | undefined }): string {
  const said = number === undefined ? `name\n${folded(name)}` : `number\n${number}`;
  return createHash("sha256").update(`eining\n${said}`).digest("base64url").slice(0, 22);
}
