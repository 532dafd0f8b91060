/** What the meeting is about: what it began with, and from the agreement on the sentence that was agreed on. */
import { type KnownMeeting, phaseNow } from "../../src/meeting/state.ts";
import { conclusion } from "../../src/text/conclusion.ts";
import type { CardContext } from "./context.ts";
import { shortText } from "./kit.ts";

const CHARS = 400;

/** Ready for a card. While the sentence is being found, the topic stands beside it. */
export function challengeLine({ meeting, t }: Pick<CardContext<KnownMeeting>, "meeting" | "t">): string {
  const { statusQuo } = meeting.record;
  const isSettled = meeting.status === "ended" || phaseNow(meeting).kind !== "agreement";
  return shortText(
    statusQuo !== undefined && isSettled ? conclusion(statusQuo.sentence, t) : meeting.info.topic,
    CHARS,
  );
}
