/** When the referat has been sent: what was proposed and not taken can be taken up in the entries that the meeting has become. */
import { entriesOf, otherTiltak } from "../../src/stafettlogg/fromMeeting.ts";
import type { EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, excerpt, text } from "../kit/kit.ts";
import { opensEntry } from "../stafettlogg/kit.ts";

const NAME_CHARS = 40;

/** Whoever opens it is held against the entry. Nothing where all was taken, or nothing that it could go with. */
export function takeUpContent({ meeting, t }: EndedContext): CardElement[] {
  const entries = entriesOf(meeting);
  const { length: count } = otherTiltak(meeting);
  if (entries.length === 0 || count === 0) return [];
  const takesUp = entries.map(({ entryId: e, oppmerksomheit }) => {
    const name = excerpt(oppmerksomheit, NAME_CHARS);
    return opensEntry(t("card.referat.takeUp", { count: entries.length, name }), "entryOthers", { e });
  });
  return [text(t("card.referat.others", { count }), { separator: true, spacing: "Medium" }), ...buttons(...takesUp)];
}
