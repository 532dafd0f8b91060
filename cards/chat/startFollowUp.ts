/** Starting a meeting that follows up: what of the stafettlogg it takes up, and for how long. */
import { type Målform, ROOMS } from "../../src/meeting/events.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { FOLLOWS_UP, scriptOf } from "../../src/meeting/script/scripts.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { activeTiltak } from "../../src/stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../src/text/dates.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Card, Dialog } from "../kit/context.ts";
import { buttons, card, choices, form, openDialog, submit, subtle, text } from "../kit/kit.ts";
import { NOBODY } from "../verbs.ts";
import { sendAfterInput } from "./start.ts";
import type { ChatWords } from "./welcome.ts";

export interface FollowUpContext {
  /** Those that whoever starts may write in: those that were asked for, then the first to be evaluated first. */
  readonly entries: readonly { readonly entryId: string; readonly entry: Entry }[];
  /** There are more, which are not offered. */
  readonly areMore: boolean;
  readonly målform: Målform;
  readonly t: Translate;
}

/** The answer to «oppfølging» in a chat. */
export function followUpCard({ målform, t }: ChatWords): Card {
  const words = t("card.followUp.text");
  const body = [text(words), ...buttons(openDialog(t("card.button.followUp"), "startFollowUp"))];
  return card(body, { lang: målform, fallbackText: words });
}

/** Sent with verb `startFollowUp`. What somebody wanted taken up is chosen already. */
export function followUpDialog(ctx: FollowUpContext): Dialog {
  const { entries, areMore, målform, t } = ctx;
  const { lasts } = scriptOf({ script: FOLLOWS_UP });
  const [only] = entries.length === 1 ? entries : [];
  const asked = entries.filter(({ entry }) => entry.followUpAsked).slice(0, LIMITS.brought);
  const chosen = asked.length > 0 ? asked : only === undefined ? [] : [only];
  const body = [
    text(t("dialog.startFollowUp.hint")),
    choices({
      id: "entries",
      label: t("dialog.startFollowUp.entries", { limit: LIMITS.brought }),
      required: t("dialog.chooseSome"),
      options: entries.map((one) => ({ value: encodeURIComponent(one.entryId), title: titleOf(ctx, one.entry) })),
      value: chosen.map(({ entryId }) => encodeURIComponent(entryId)),
      many: true,
    }),
    ...(areMore ? [subtle(t("dialog.startFollowUp.more", { count: entries.length }))] : []),
    choices({
      id: "totalMinutes",
      label: t("dialog.start.totalMinutes"),
      required: t("dialog.choose"),
      options: lasts.choices.map((count) => ({ value: String(count), title: t("minutes", { count }) })),
      value: String(lasts.usual),
    }),
    choices({
      id: "room",
      label: t("dialog.start.room"),
      options: ([NOBODY, ...ROOMS] as const).map((value) => ({ value, title: t(`dialog.start.room.${value}`) })),
      value: NOBODY,
    }),
    sendAfterInput(t),
    subtle(t("dialog.start.sendHint")),
  ];
  const start = submit(t("dialog.startFollowUp.start"), "startFollowUp", undefined);
  return form(t("dialog.startFollowUp.title"), body, [start], målform);
}

/** «Elevar blir utestengde i storefri – evaluering innan 3. mars 2027», and where, for those who work in several places. */
function titleOf({ entries, t }: FollowUpContext, entry: Entry): string {
  const { oppmerksomheit: name } = entry.fields;
  const [first] = activeTiltak(entry);
  const due =
    first === undefined
      ? t("dialog.startFollowUp.waits", { name })
      : t("dialog.startFollowUp.due", { name, date: dateText(first.evaluateBy) });
  const isAlone = new Set(entries.map((one) => one.entry.eining.id)).size === 1;
  return isAlone ? due : t("dialog.startFollowUp.of", { name: due, eining: entry.eining.name });
}
