/** The referat of the meeting that an entry comes from, for those who lead the eining. */
import {
  type CardElement,
  container,
  escapeMarkdown,
  excerpt,
  facts,
  form,
  heading,
  indented,
  line,
  text,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { type EntryForm, goesTo, type ReferatPart } from "./kit.ts";

const BUDGET = 24_000;

export const referatForm: EntryForm = ({ t, entryId: e, referat }) => {
  const back = [goesTo(t("entry.button.back"), "entry", { e })];
  if (referat === undefined) return form(t("entry.button.referat"), [text(t("entry.referat.none"))], back, t.målform);
  const body = [
    heading(escapeMarkdown(referat.title), "Large"),
    ...fitted(t, referat.parts, BUDGET, partContent, "card.more"),
  ];
  return form(t("entry.button.referat"), body, back, t.målform);
};

function partContent(part: ReferatPart, limit: number): CardElement {
  const short = (words: string) => escapeMarkdown(excerpt(words, limit));
  switch (part.kind) {
    case "heading":
      return part.isSection
        ? heading(short(part.text))
        : text(short(part.text), { size: "Default", weight: "Bolder", style: "heading", spacing: "Medium" });
    case "text":
      return text(short(part.text), part.standsOut ? { weight: "Bolder" } : {});
    case "facts":
      return facts(...part.rows.map(({ label, value }) => [escapeMarkdown(label), short(value)] as const));
    case "list":
      return container(
        part.items.flatMap((item) => [
          line(`• ${short(item.text)}`),
          ...(item.items.length === 0 ? [] : [indented(item.items.map((inner) => line(`– ${short(inner)}`)))]),
        ]),
      );
  }
}
