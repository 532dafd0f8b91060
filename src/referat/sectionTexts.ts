/** The referat part by part, in plain text: what the leader reads on a card, and corrects in a form. */
import { SECTIONS, type SectionText } from "../meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import { partHeading } from "../text/words.ts";
import { contextOf } from "./context.ts";
import type { Block } from "./model.ts";
import { isSection, partsOf } from "./parts.ts";
import { evaluation } from "./sections/evaluation.ts";
import { followedUpTiltak } from "./sections/followedUp.ts";
import { takenTiltak } from "./sections/tiltak.ts";
import { blockText } from "./text.ts";

/** Parts that are words and nothing else. */
const WORDS = [...SECTIONS, "aboutTiltak"] as const;

/** The plans first, since the reader needs most of them; then the parts as they will stand, without those left out. */
export function sectionTexts(meeting: EndedMeeting): SectionText[] {
  const t = translator(meeting.info.målform);
  const context = contextOf(meeting, t);
  const parts = partsOf(context, WORDS).filter(({ leftOut }) => !leftOut);
  const about = parts.find(({ id }) => id === "aboutTiltak")?.blocks ?? [];
  const plans = [...takenTiltak(context), ...followedUpTiltak(context), ...about].map(plainText).join("\n\n");
  const tiltak = {
    section: "tiltak",
    heading: partHeading(t, "shortTiltak", meeting),
    text: plans,
    edited: false,
  } as const;
  const sections = parts.flatMap(({ id, heading, blocks, written }): SectionText[] =>
    isSection(id)
      ? [
          {
            section: id,
            heading,
            text: written ?? blocks.map(plainText).join("\n\n"),
            edited: written !== undefined,
          },
        ]
      : [],
  );
  return [...(plans === "" ? [] : [tiltak]), ...sections];
}

/** What the unit's own people answered in the evaluation, whether it is in the referat or not; nothing where nobody did. */
export function evaluationBlocks(meeting: EndedMeeting): Block[] {
  return evaluation(contextOf(meeting, translator(meeting.info.målform)));
}

/** The same in plain text. */
export function evaluationText(meeting: EndedMeeting): string {
  return evaluationBlocks(meeting).map(plainText).join("\n\n");
}

/** A note needs no mark here: nothing stands around it that it could be mistaken for. */
function plainText(block: Block): string {
  return block.kind === "note" ? block.text : blockText(block);
}
