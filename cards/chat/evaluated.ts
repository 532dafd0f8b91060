/** What the meeting's evaluation came to, in private to the unit's own people: it is theirs (DOMAIN §3 step 10). */
import type { EndedMeeting } from "../../src/meeting/state.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { card, escapeMarkdown, excerpt, heading, subtle, text } from "../kit/kit.ts";

const CHARS = 8_000;

/** `result` is what they answered, in plain text. */
export function evaluatedCard({ meeting, t }: CardContext<EndedMeeting>, result: string): Card {
  const title = t("card.evaluation.result");
  return card(
    [
      heading(title),
      text(escapeMarkdown(excerpt(result, CHARS))),
      subtle(t("card.evaluation.forYou", { einingKind: meeting.info.einingKind })),
    ],
    {
      lang: meeting.info.målform,
      fallbackText: title,
    },
  );
}
