/** All einings, for administrators: found by name, a page at a time. */
import type { Facts } from "../../src/einings/events.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Dialog } from "../kit/context.ts";
import { type Action, buttons, excerpt, form, setApart, shortText, text, writingInput } from "../kit/kit.ts";
import { turningTo } from "../kit/paged.ts";
import { goesTo } from "./kit.ts";
import type { EiningRequest } from "./request.ts";

export const LISTED = 10;
const NAME_CHARS = 40;

export interface ListContext {
  readonly rows: readonly (Facts & { readonly einingId: string })[];
  readonly count: number;
  readonly request: EiningRequest;
  readonly t: Translate;
}

export function einingList({ rows, count, request, t }: ListContext): Dialog {
  const { page = 0, search = "" } = request;
  const body = [
    writingInput({ id: "search", label: t("eining.list.search"), value: search }),
    ...buttons(find(t)),
    ...(rows.length === 0 ? [text(t("eining.list.none"))] : []),
    ...rows.map(({ einingId, name, number, einingKind }) => {
      const about = [t(`einingKind.${einingKind}`), ...(number === undefined ? [] : [shortText(number)])].join(", ");
      const open = goesTo(t("eining.open", { name: excerpt(name, NAME_CHARS) }), "eining", { e: einingId });
      return setApart([text(`**${shortText(name)}** – ${about}`), ...buttons(open)]);
    }),
    ...turningTo({ t, page, size: LISTED, count }, (title, to) => goesTo(title, "einings", { page: to, search })),
  ];
  return form(t("eining.list.title"), body, [goesTo(t("eining.new"), "einingNew")], t.målform);
}

/** What is typed goes along. */
function find(t: Translate): Action {
  return { type: "Action.Submit", title: t("eining.list.find"), data: { dialog: "einings" } };
}
