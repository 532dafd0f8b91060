/** The answer to «eining»: the schools and kindergartens that somebody belongs to, and those they may change. */
import type { Facts } from "../../src/einings/events.ts";
import { hasRole, type Standing } from "../../src/einings/people.ts";
import type { ChatWords } from "../chat/welcome.ts";
import type { Card } from "../kit/context.ts";
import { buttons, card, excerpt, heading, line, shortText, text } from "../kit/kit.ts";
import { opensForm, standingWords } from "./kit.ts";
import { showsTemplate } from "./sentList.ts";

/** On one button. */
const NAME_CHARS = 40;
/** An owner may have them all. */
const SHOWN = 30;
const OPENED = 10;

export interface Mine {
  readonly eining: Facts & { readonly einingId: string };
  readonly person: Standing;
}

export function mineCard(
  options: ChatWords & { readonly mine: readonly Mine[]; readonly isAdministrator: boolean },
): Card {
  const { mine, isAdministrator, målform, t } = options;
  const led = mine.filter(({ person }) => hasRole(person, "leader")).slice(0, OPENED);
  const title = t("eining.mine.title");
  const body = [
    heading(title),
    ...(mine.length === 0 ? [text(t("eining.mine.none"))] : []),
    ...mine
      .slice(0, SHOWN)
      .map(({ eining, person }) =>
        line(`**${shortText(eining.name)}** – ${standingWords(t, person, eining.einingKind)}`),
      ),
    ...(mine.length > SHOWN ? [line(t("card.more", { count: mine.length - SHOWN }))] : []),
    ...buttons(
      ...led.map(({ eining: { einingId, name } }) =>
        opensForm(t("eining.open", { name: excerpt(name, NAME_CHARS) }), "eining", { e: einingId }),
      ),
      ...(isAdministrator ? [opensForm(t("eining.all"), "einings")] : []),
      ...(isAdministrator || led.length > 0 ? [showsTemplate(t)] : []),
    ),
  ];
  return card(body, { lang: målform, fallbackText: title });
}
