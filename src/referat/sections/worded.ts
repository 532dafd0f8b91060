/** What the meeting said, in the words that the leader has put in its place: no part of the referat is to say it otherwise. */
import { standing } from "../../meeting/record.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { conclusion } from "../../text/conclusion.ts";
import type { Context } from "../context.ts";
import { writtenBlocks } from "../written.ts";
import { factorsReworded, reworded, withWords } from "./reworded.ts";
import { otherTiltak } from "./tiltak.ts";

export function inLeadersWords(context: Context): EndedMeeting {
  const meeting = sentenceReworded(factorsReworded(context), context);
  const { record, referat } = meeting;
  const { otherTiltak: written } = referat.work.edits;
  if (written === undefined) return meeting;
  const others = standing(record, "tiltak").filter(({ id }) => record.plans[id] === undefined);
  return withWords(meeting, reworded(others, otherTiltak(context), written));
}

/** The sentence as the leader's text has it first. What it is an agreement of is told by that text too. */
function sentenceReworded(meeting: EndedMeeting, { t }: Context): EndedMeeting {
  const { edits } = meeting.referat.work;
  const { statusQuo, description, ...rest } = meeting.record;
  const [first] = edits.statusQuo === undefined ? [] : writtenBlocks(edits.statusQuo);
  const now = statusQuo && edits.statusQuo !== undefined && first?.kind === "paragraph" ? first.text : undefined;
  const keeps = statusQuo !== undefined && (edits.statusQuo === undefined || now === conclusion(statusQuo.sentence, t));
  const agreed = keeps ? { statusQuo } : now === undefined ? {} : { statusQuo: { ...statusQuo, sentence: now } };
  const described = description === undefined || edits.challenge !== undefined ? {} : { description };
  return { ...meeting, record: { ...rest, ...agreed, ...described } as EndedMeeting["record"] };
}
