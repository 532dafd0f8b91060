/** Things said in a list, in the words that the leader has put in its place. */
import { type Contribution, rootFactor } from "../../meeting/record.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import type { Context } from "../context.ts";
import type { Block } from "../model.ts";
import { writtenBlocks } from "../written.ts";
import { factors, inOrder } from "./factors.ts";

/** The meeting with its factors as the leader has put them. */
export function factorsReworded(context: Context): EndedMeeting {
  const { meeting } = context;
  const { factors: written } = meeting.referat.work.edits;
  return written === undefined ? meeting : withWords(meeting, reworded(inOrder(context), factors(context), written));
}

/** Words by id; undefined for what the leader has taken out. */
export type Words = ReadonlyMap<string, string | undefined>;

/**
 * Things said stand as they were where the leader's text still has them, and in the words at their place where its list is
 * as long as before.
 */
export function reworded(said: readonly Contribution[], before: readonly Block[], written: string): Words {
  const items = writtenBlocks(written, before).flatMap((block) => (block.kind === "list" ? block.items : []));
  const inPlace = items.length === said.length;
  return new Map(
    said.map(({ id, text }, i) => [id, written.includes(text) ? text : inPlace ? items[i]?.text : undefined]),
  );
}

export function withWords(meeting: EndedMeeting, words: Words): EndedMeeting {
  const { record } = meeting;
  const isGone = (id: string) => words.has(id) && words.get(id) === undefined;
  const stands = ({ id, kind }: Contribution) =>
    !isGone(id) && !(kind === "factors" && isGone(rootFactor(record, id)?.id ?? id));
  return {
    ...meeting,
    record: {
      ...record,
      contributions: record.contributions.filter(stands).map((c) => ({ ...c, text: words.get(c.id) ?? c.text })),
      chosenFactorIds: record.chosenFactorIds.filter((id) => !isGone(id)),
    },
  };
}
