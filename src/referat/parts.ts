/** The parts of the referat under «Frå møtet» in their order, as the meeting said them or as the leader has put them. */
import { LATER_PARTS, type LaterPart as PartId, SECTIONS, type Section } from "../meeting/afterwards/referat.ts";
import type { InnspelKind, Phase, PhaseKind } from "../meeting/script/phase.ts";
import { scriptOf } from "../meeting/script/scripts.ts";
import { partHeading } from "../text/words.ts";
import type { Context } from "./context.ts";
import type { Block } from "./model.ts";
import { aboutTiltak } from "./sections/aboutTiltak.ts";
import { challenge, clarifying } from "./sections/challenge.ts";
import { evaluation } from "./sections/evaluation.ts";
import { factors } from "./sections/factors.ts";
import { seen } from "./sections/followedUp.ts";
import { participants } from "./sections/head.ts";
import { analysisPicture } from "./sections/pictures.ts";
import { stair } from "./sections/stair.ts";
import { statusQuo } from "./sections/statusQuo.ts";
import { otherTiltak } from "./sections/tiltak.ts";
import { remarks, usedTime } from "./sections/time.ts";
import { writtenBlocks } from "./written.ts";

export interface Part {
  readonly id: PartId;
  readonly heading: string;
  /** What stands under the heading. */
  readonly blocks: readonly Block[];
  /** The leader's own text, where it has taken the place of what the meeting said. */
  readonly written?: string;
  /** The leader has left it out: the meeting said it, and the referat does not. */
  readonly leftOut: boolean;
}

type Write = (context: Context) => Block[];

/** What the meeting said, part by part. */
const SAID: Readonly<Record<PartId, Write>> = {
  participants,
  challenge,
  clarifying,
  statusQuo,
  factors,
  picture: analysisPicture,
  aboutTiltak,
  otherTiltak,
  seen,
  stair,
  evaluation,
  usedTime,
  remarks,
};

/** What a phase leaves, by its kind and by what people have added in it. */
const OF_KIND: Readonly<Record<PhaseKind, readonly PartId[]>> = {
  gathering: [],
  statement: ["challenge"],
  round: [],
  agreement: ["statusQuo"],
  choice: ["factors", "picture"],
  plan: ["aboutTiltak", "otherTiltak"],
  questions: ["evaluation"],
  review: [],
  next: ["stair"],
};
const OF_INNSPEL: Readonly<Record<InnspelKind, readonly PartId[]>> = {
  clarifying: ["clarifying"],
  factors: ["factors", "picture"],
  tiltak: ["aboutTiltak", "otherTiltak"],
  seen: ["seen"],
};

/** In the order of the meeting's script, each once. */
function idsIn({ meeting }: Context): readonly PartId[] {
  const left = ({ kind, collects }: Phase) => [
    ...OF_KIND[kind],
    ...(collects === undefined ? [] : OF_INNSPEL[collects]),
  ];
  return [...new Set<PartId>(["participants", ...scriptOf(meeting.info).phases.flatMap(left), "usedTime", "remarks"])];
}

/**
 * Those of the `wanted` that have something to say: phases that the meeting never came to have no part, unless the leader
 * wrote one. Who needs no pictures does not ask for them, since they take long to lay out.
 */
export function partsOf(context: Context, wanted: readonly PartId[] = LATER_PARTS): Part[] {
  const { work } = context.meeting.referat;
  const ids = idsIn(context).filter((id) => wanted.includes(id));
  return ids.flatMap((id): Part[] => {
    const said = SAID[id](context);
    const about = { id, heading: partHeading(context.t, id, context.meeting), leftOut: work.partsLeftOut.includes(id) };
    const written = isSection(id) ? work.edits[id] : undefined;
    if (written !== undefined) return [{ ...about, blocks: writtenBlocks(written, said), written }];
    return said.length === 0 ? [] : [{ ...about, blocks: said }];
  });
}

/** Whether the leader may put other words in its place. */
export function isSection(id: PartId): id is Section {
  return (SECTIONS as readonly PartId[]).includes(id);
}
