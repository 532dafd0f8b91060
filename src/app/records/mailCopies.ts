/** Mails as files go with what they are about, and those that may tell of it with them. */
import type { Erased, MailCopies, Records, Unfinished } from "../ports/records.ts";

/**
 * Records whose erasure takes along what lies in a folder. Only when it is erased: what is kept keeps its mails. That they are to go is
 * noted in the same transaction, so that `finishErasures` finds them where the work is cut off.
 */
export function withMailCopies(records: Records, copies: MailCopies): Records {
  return {
    ...records,
    async erase(stream, people, by, seen, anew): Promise<Erased | undefined> {
      const erased = await records.erase(stream, people, { ...by, leavesMails: true }, seen, anew);
      if (erased === undefined) return undefined;
      const mails = await finish(records, copies, { id: erased.id, streams: [stream, ...erased.toldIn] });
      return { ...erased, mails };
    },
  };
}

/** What erasing and writing that were cut off have left. */
export async function finishErasures(
  records: Pick<Records, "unfinished" | "finished">,
  copies: MailCopies,
): Promise<void> {
  for (const one of await records.unfinished()) await finish(records, copies, one);
  await copies.clear();
}

async function finish(
  records: Pick<Records, "finished">,
  copies: MailCopies,
  { id, streams }: Unfinished,
): Promise<number> {
  let mails = 0;
  for (const stream of streams) mails += await copies.erase(stream);
  await records.finished(id);
  return mails;
}
