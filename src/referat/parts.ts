/** The parts of the referat in their order, as the meeting said them or as the leader has put them. */
import type { SectionText } from "../meeting/afterwards/referat.ts";
import type { InnspelKind, Phase, PhaseKind } from "../meeting/script/phase.ts";
import { scriptOf } from "../meeting/script/scripts.ts";
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

const WRITE: Readonly<Record<Part["id"], Write>> = {
  participants,
  challenge,
  clarifying,
  statusQuo,
  factors,
  tiltak: takenTiltak,
  otherTiltak,
  evaluation,
  usedTime,
  remarks,
};

/** What a phase leaves, by its kind and by what people have added in it. */
const OF_KIND: Readonly<Record<PhaseKind, readonly Part["id"][]>> = {
  gathering: [],
  statement: ["challenge"],
  round: [],
  agreement: ["statusQuo"],
  choice: ["factors"],
  plan: ["tiltak", "otherTiltak"],
  questions: ["evaluation"],
};
const OF_INNSPEL: Readonly<Record<InnspelKind, readonly Part["id"][]>> = {
  clarifying: ["clarifying"],
  factors: ["factors"],
  tiltak: ["tiltak", "otherTiltak"],
};

/** In the order of the meeting's script, each once. */
function idsIn({ meeting }: Context): readonly Part["id"][] {
  const left = ({ kind, collects }: Phase) => [
    ...OF_KIND[kind],
    ...(collects === undefined ? [] : OF_INNSPEL[collects]),
  ];
  return [
    ...new Set<Part["id"]>(["participants", ...scriptOf(meeting.info).phases.flatMap(left), "usedTime", "remarks"]),
  ];
}

/** Those that have something to say: phases that the meeting never came to have no part, unless the leader wrote one. */
export function partsOf(context: Context): Part[] {
  return idsIn(context).flatMap((id): Part[] => {
    const heading = headingOf(context, id);
    const written = writtenFor(context, id);
    if (written !== undefined) return [{ id, heading, blocks: writtenBlocks(written), written }];
    const blocks = WRITE[id](context);
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
