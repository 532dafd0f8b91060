/** What was proposed in the meeting and not taken then, each to be taken up with one press. */
import { osloDate } from "../../src/meeting/oslo.ts";
import { dateText } from "../../src/text/dates.ts";
import { oneLine } from "../../src/text/oneLine.ts";
import { buttons, escapeMarkdown, excerpt, form, setApart, subtle, text } from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { type EntryForm, goesTo } from "./kit.ts";

const LIST_BUDGET = 24_000;

export const othersForm: EntryForm = ({ t, entryId: e, others = [] }) => {
  const list = fitted(
    t,
    others,
    LIST_BUDGET,
    ({ text: words, factors, heldAtMs, meetingId, proposalId }, limit) =>
      setApart([
        text(escapeMarkdown(excerpt(words, limit))),
        ...(factors.length === 0
          ? []
          : [subtle(t("referat.against", { factor: escapeMarkdown(excerpt(oneLine(factors.join("; ")), limit)) }))]),
        subtle(t("entry.fromMeeting", { day: dateText(osloDate(heldAtMs)) })),
        ...buttons(goesTo(t("entry.button.takeUp"), "entryTiltak", { e, meeting: meetingId, from: proposalId })),
      ]),
    "card.more",
  );
  const body = others.length === 0 ? [text(t("entry.others.none"))] : [text(t("entry.others.hint")), ...list];
  return form(t("entry.others.title"), body, [goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};
