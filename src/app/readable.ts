import { Unreadable } from "../errors.ts";

/** What was looked for; undefined where it can't be understood, as what a later release has written. For those who can do without. */
export async function readable<T>(found: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}
