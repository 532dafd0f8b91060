/** What people have said, as lines of a card. */
import { type Contribution, nameOf, numberIn } from "../../src/meeting/record.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { CardContext } from "./context.ts";
import { escapeMarkdown, excerpt, shortText } from "./kit.ts";

/** Room for the contributions of a phase, in UTF-16 units of JSON. */
export const SAID_BUDGET = 20_000;

/** «**Siri Vik:** tekst», with who wrote it where that was another, and that it was changed. */
function said({ meeting, t }: CardContext<KnownMeeting>, c: Contribution, limit: number): string {
  const notes = [
    ...(c.writtenById === c.authorId ? [] : [t("card.writtenBy", { writer: personName(meeting, c.writtenById) })]),
    ...(c.edited ? [t("card.edited")] : []),
  ];
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `**${personName(meeting, c.authorId)}**${note}: ${escapeMarkdown(excerpt(c.text, limit))}`;
}

/** The same under its number. */
export function numbered(ctx: CardContext<KnownMeeting>, c: Contribution, limit: number): string {
  return `**${numberIn(ctx.meeting.record, c)}.** ${said(ctx, c, limit)}`;
}

/** A participant's name, ready for a card. */
export function personName(meeting: KnownMeeting, id: string): string {
  return shortText(nameOf(meeting.people, id), 40);
}

/** «tekst» in quotation marks. */
export function quoted(text: string, limit = 1000): string {
  return `«${escapeMarkdown(excerpt(text, limit))}»`;
}
