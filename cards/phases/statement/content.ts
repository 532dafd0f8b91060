import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, escapeMarkdown, facts, subtle } from "../../kit/kit.ts";
import { personName } from "../../kit/said.ts";

/** What the challenge is, what lies behind it, on which grounds. */
export function descriptionContent({ meeting, t }: CardContext<KnownMeeting>): CardElement[] {
  const { description } = meeting.record;
  if (description === undefined) return [subtle(t("card.description.none"))];
  const grounds = description.grounds.map((ground) => t(`ground.${ground}`)).join("; ");
  return [
    facts(
      [t("card.description.what"), escapeMarkdown(description.what)],
      [t("card.description.behind"), escapeMarkdown(description.behind)],
      [t("card.description.grounds"), grounds],
    ),
    subtle(t("card.description.by", { name: personName(meeting, description.byId) })),
  ];
}
