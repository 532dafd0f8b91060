/** Mails as files go with what they are about, and those that may tell of it with them. */
import type { Erased, MailCopies, Records } from "../ports/records.ts";

/** Records whose erasure takes along what lies in a folder. */
export function withMailCopies(records: Records, copies: MailCopies): Records {
  return {
    ...records,
    async erase(stream, people, by, seen): Promise<Erased | undefined> {
      // Before, lest they be forgotten where the work is cut off; and after, for what was on its way meanwhile.
      let mails = await copies.erase(stream);
      const erased = await records.erase(stream, people, by, seen);
      if (erased === undefined) return undefined;
      for (const each of [stream, ...erased.toldIn]) mails += await copies.erase(each);
      return { ...erased, mails };
    },
  };
}
