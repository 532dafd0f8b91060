/** The parts of the referat in their order, as the meeting said them or as the leader has put them. */
import type { SectionText } from "../meeting/afterwards/referat.ts";
import { sectionHeading } from "../text/words.ts";
import type { Context } from "./context.ts";
import type { Block } from "./model.ts";
import { challenge, clarifying } from "./sections/challenge.ts";
import { evaluation } from "./sections/evaluation.ts";
import { factors } from "./sections/factors.ts";
import { participants } from "./sections/head.ts";
import { statusQuo } from "./sections/statusQuo.ts";
import { otherTiltak, takenTiltak } from "./sections/tiltak.ts";
import { remarks, usedTime } from "./sections/time.ts";
import { writtenBlocks } from "./written.ts";

export interface Part {
  readonly id: SectionText["section"] | "usedTime";
  readonly heading: string;
  /** What stands under the heading. */
  readonly blocks: readonly Block[];
  /** The leader's own text, where it has taken the place of what the meeting said. */
  readonly written?: string;
}

type Write = (context: Context) => Block[];

const PARTS: readonly (readonly [Part["id"], Write])[] = [
  ["participants", participants],
  ["challenge", challenge],
  ["clarifying", clarifying],
  ["statusQuo", statusQuo],
  ["factors", factors],
  ["tiltak", takenTiltak],
  ["otherTiltak", otherTiltak],
  ["evaluation", evaluation],
  ["usedTime", usedTime],
  ["remarks", remarks],
];

/** Those that have something to say: phases that the meeting never came to have no part, unless the leader wrote one. */
export function partsOf(context: Context): Part[] {
  return PARTS.flatMap(([id, write]): Part[] => {
    const heading = headingOf(context, id);
    const written = writtenFor(context, id);
    if (written !== undefined) return [{ id, heading, blocks: writtenBlocks(written), written }];
    const blocks = write(context);
    return blocks.length === 0 ? [] : [{ id, heading, blocks }];
  });
}

function headingOf({ t }: Context, id: Part["id"]): string {
  if (id === "tiltak") return t("referat.agreedTiltak");
  return id === "usedTime" ? t("referat.usedTime") : sectionHeading(t, id);
}

function writtenFor({ meeting }: Context, id: Part["id"]): string | undefined {
  return id === "tiltak" || id === "usedTime" ? undefined : meeting.referat.work.edits[id];
}
