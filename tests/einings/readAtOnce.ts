import { type EiningList, einingList } from "../../src/imports/einings.ts";

/** A list without interruption. Throws Unread. */
export function readAtOnce(...list: Parameters<typeof einingList>): EiningList {
  const work = einingList(...list);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
