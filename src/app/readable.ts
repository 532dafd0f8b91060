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

/** Gives the same look-ups, which give `instead` for what can't be understood, and tell in which stream it lies. */
export function passingOver(tell: (stream: string) => void) {
  return <Asked extends unknown[], T>(look: (...asked: Asked) => Promise<T>, instead: T) =>
    (...asked: Asked): Promise<T> =>
      look(...asked).catch((error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
        tell(error.at.stream);
        return instead;
      });
}
