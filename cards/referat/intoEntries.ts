/** Where in the stafettlogg the tiltak go, and what the leader is told when an entry that was chosen had ended. */
import { takenByFactor } from "../../src/stafettlogg/fromMeeting.ts";
import { oneLine } from "../../src/text/oneLine.ts";
import type { EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, openDialog, shortText, text } from "../kit/kit.ts";

/** Until it is sent: what becomes of them, and the way to choose otherwise. Nothing where nothing was taken. */
export function intoEntriesContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  const factors = [...takenByFactor(meeting).keys()];
  if (factors.length === 0) return [];
  const chosen = factors.filter((id) => meeting.referat.work.intoEntries[id] !== undefined).length;
  return [
    text(t("card.referat.intoEntries", { chosen, fresh: factors.length - chosen }), {
      separator: true,
      spacing: "Medium",
    }),
    ...buttons(openDialog(t("card.button.chooseEntries"), "chooseEntries", ctx)),
  ];
}

/** After that: what became a new entry though the leader had chosen one. */
export function notOpenContent({ meeting, t }: EndedContext): CardElement[] {
  return meeting.referat.work.notOpen.map((factorId) => {
    const factor = meeting.record.contributions.find(({ id }) => id === factorId)?.text ?? "";
    return text(t("card.referat.entryNotOpen", { factor: shortText(oneLine(factor)) }));
  });
}
