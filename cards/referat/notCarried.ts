/** A word in private to the leader, where an entry had changed before the referat of the meeting that followed it up was sent. */
import { type NotCarried, tiltakIn } from "../../src/meeting/followUp.ts";
import type { Card, EndedContext } from "../kit/context.ts";
import { buttons, card, escapeMarkdown, excerpt, heading, line, text } from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { opensEntry } from "../stafettlogg/kit.ts";

const BUDGET = 12_000;
const NAME_CHARS = 40;

export function notCarriedCard({ meeting, t }: EndedContext, notCarried: readonly NotCarried[]): Card {
  const words = t("card.notCarried.text");
  const entries = (meeting.brought ?? []).filter(({ entryId }) => notCarried.some((one) => one.entryId === entryId));
  const said = ({ entryId, id, why }: NotCarried): string => {
    const tiltak = tiltakIn(meeting).find((one) => one.tiltak.id === id)?.tiltak.text;
    const entry = entries.find((one) => one.entryId === entryId)?.oppmerksomheit ?? "";
    return `«${escapeMarkdown(excerpt(tiltak ?? entry, 200))}»: ${t(`card.notCarried.${why}`)}`;
  };
  const opened = entries.map(({ entryId: e, oppmerksomheit: name }) =>
    opensEntry(t("entry.open", { name: excerpt(name, NAME_CHARS) }), "entry", { e }),
  );
  const body = [
    heading(t("card.notCarried.title")),
    text(words),
    ...fitted(t, notCarried, BUDGET, (one) => line(said(one)), "card.more"),
    ...buttons(...opened),
  ];
  return card(body, { lang: meeting.info.målform, fallbackText: words });
}
