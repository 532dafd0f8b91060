/** The analysis drawn, for those who see better than they read. */
import type { EndedMeeting } from "../../meeting/state.ts";
import type { Context } from "../context.ts";
import type { Block } from "../model.ts";
import { flower } from "../pictures/flower.ts";

/** Nothing where the leader has put other words for the factors, which it would show as they were said. */
export function analysisPicture({ meeting, t }: Context): Block[] {
  if (meeting.referat.work.edits.factors !== undefined) return [];
  const picture = flower(withoutReplaced(meeting), t);
  return picture === undefined ? [] : [{ ...picture, caption: t("referat.picture") }];
}

/** The meeting without what the leader has put other words for, as far as the picture shows it. */
function withoutReplaced(meeting: EndedMeeting): EndedMeeting {
  const { edits } = meeting.referat.work;
  const { statusQuo, description, contributions, ...record } = meeting.record;
  return {
    ...meeting,
    record: {
      ...record,
      contributions:
        edits.otherTiltak === undefined
          ? contributions
          : contributions.filter(({ id, phase }) => phase !== "tiltak" || record.plans[id] !== undefined),
      ...(statusQuo === undefined || edits.statusQuo !== undefined ? {} : { statusQuo }),
      ...(description === undefined || edits.challenge !== undefined ? {} : { description }),
    },
  };
}
