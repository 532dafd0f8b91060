/** What somebody who has left an eining still holds in its stafettlogg, for its leader to take over or give to another. */
import type { Eining } from "../../src/einings/state.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Card } from "../kit/context.ts";
import { buttons, card, heading, line, setApart, shortText, subtle, text } from "../kit/kit.ts";
import { opensEntry } from "../stafettlogg/kit.ts";

export interface LeaverContext {
  readonly held: readonly { readonly entryId: string; readonly entry: Entry }[];
  readonly eining: Eining;
  readonly t: Translate;
}

/** Each has a button; the others stand in the stafettlogg. */
const SHOWN = 6;

export function leaverCard({ held, eining, t }: LeaverContext): Card {
  const name = shortText(held[0]?.entry.holder.name ?? "");
  const body = [
    heading(t("eining.leaver.title")),
    text(t("eining.leaver.hint", { name, eining: shortText(eining.name) })),
    ...held
      .slice(0, SHOWN)
      .map(({ entryId, entry }) =>
        setApart([
          text(`**${shortText(entry.fields.oppmerksomheit)}**`),
          ...buttons(
            opensEntry(t("eining.leaver.take"), "entryTransfer", { e: entryId }),
            opensEntry(t("eining.leaver.open"), "entry", { e: entryId }),
          ),
        ]),
      ),
    ...(held.length > SHOWN ? [line(t("card.more", { count: held.length - SHOWN }))] : []),
    subtle(t("eining.leaver.stays")),
  ];
  return card(body, { lang: eining.målform, fallbackText: t("eining.leaver.fallback") });
}
