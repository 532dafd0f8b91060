/** The referat of the meeting that an entry comes from, for those who lead the eining. */
import { escapeMarkdown, excerpt, form, heading, text } from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { type EntryForm, goesTo } from "./kit.ts";

const BUDGET = 24_000;

export const referatForm: EntryForm = ({ t, entryId: e, referat }) => {
  const back = [goesTo(t("entry.button.back"), "entry", { e })];
  if (referat === undefined) return form(t("entry.button.referat"), [text(t("entry.referat.none"))], back, t.målform);
  const body = [
    heading(escapeMarkdown(referat.title)),
    ...fitted(t, referat.parts, BUDGET, (part, limit) => text(escapeMarkdown(excerpt(part, limit))), "card.more"),
  ];
  return form(t("entry.button.referat"), body, back, t.målform);
};
