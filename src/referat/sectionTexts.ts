/** The referat part by part, in plain text: what the leader reads on a card, and corrects in a form. */
import type { SectionText } from "../meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import { contextOf } from "./context.ts";
import type { Block } from "./model.ts";
import { partsOf } from "./parts.ts";
import { blockText } from "./text.ts";

/** The parts as they will stand, in the order of the referat; those that the meeting never came to are not there. */
export function sectionTexts(meeting: EndedMeeting): SectionText[] {
  const context = contextOf(meeting, translator(meeting.info.målform));
  return partsOf(context).flatMap(({ id, heading, blocks, written }): SectionText[] =>
    id === "usedTime"
      ? []
      : [
          {
            section: id,
            heading,
            text: written ?? blocks.map(plainText).join("\n\n"),
            edited: written !== undefined,
          },
        ],
  );
}

/** A note needs no mark here: nothing stands around it that it could be mistaken for. */
function plainText(block: Block): string {
  return block.kind === "note" ? block.text : blockText(block);
}
