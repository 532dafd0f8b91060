/**
 * The short referat (DOMAIN §3 step 11): the challenge, the factors chosen, and the plan, but for what the leader leaves
 * out. It is to go on one page.
 */
import { partsIn } from "../../meeting/afterwards/parts.ts";
import { SHORT_PARTS, type ShortPart } from "../../meeting/afterwards/referat.ts";
import { chosenFactors } from "../../meeting/record.ts";
import { partHeading } from "../../text/words.ts";
import type { Context } from "../context.ts";
import type { Block } from "../model.ts";
import type { Part } from "../parts.ts";
import { followedUpTiltak } from "./followedUp.ts";
import { takenTiltak } from "./tiltak.ts";
import { inLeadersWords } from "./worded.ts";

export function short(context: Context, parts: readonly Part[]): Block[] {
  const { partsLeftOut } = context.meeting.referat.work;
  const possible = partsIn(context.meeting);
  return SHORT_PARTS.filter((id) => possible.includes(id) && !partsLeftOut.includes(id)).flatMap((id): Block[] => {
    const blocks = SAID[id](context, parts);
    return blocks.length === 0
      ? []
      : [{ kind: "heading", level: 1, text: partHeading(context.t, id, context.meeting) }, ...blocks];
  });
}

const SAID: Readonly<Record<ShortPart, (context: Context, parts: readonly Part[]) => readonly Block[]>> = {
  shortChallenge: challenge,
  shortFactors: chosen,
  shortTiltak: (context) => [...takenTiltak(context), ...followedUpTiltak(context)],
};

/** The sentence agreed on, as the leader has put it; where the group came to none, what was described, or the topic. */
function challenge({ meeting }: Context, parts: readonly Part[]): Block[] {
  const agreed = parts.find(({ id }) => id === "statusQuo")?.blocks[0];
  if (agreed?.kind === "note") return [agreed];
  const described = parts.find(({ id }) => id === "challenge");
  if (described?.written !== undefined) return described.blocks.slice(0, 1);
  return [{ kind: "paragraph", text: meeting.record.description?.what ?? meeting.info.topic }];
}

/** Without votes and who said it: those stand further back. In other words than the meeting's, as the leader wrote them. */
function chosen(context: Context, parts: readonly Part[]): Block[] {
  const factors = chosenFactors(inLeadersWords(context).record);
  if (factors.length > 0) return [{ kind: "list", items: factors.map(({ text }) => ({ text })) }];
  const part = parts.find(({ id }) => id === "factors");
  return part?.written === undefined ? [] : part.blocks.filter(({ kind }) => kind !== "heading");
}
