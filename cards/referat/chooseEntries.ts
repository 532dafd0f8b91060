/** For each factor with tiltak that were taken: a new entry in the stafettlogg, or one that the unit works with already. */
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { takenByFactor } from "../../src/stafettlogg/fromMeeting.ts";
import { oneLine } from "../../src/text/oneLine.ts";
import { NOBODY } from "../kit/fields.ts";
import { dialog, type Form, type FormContext, notice, send } from "../kit/formContext.ts";
import { type CardElement, choices, escapeMarkdown, excerpt, setApart, subtle, text } from "../kit/kit.ts";
import { within } from "../kit/lists.ts";
import { ENTRY_INPUT } from "../verbs.ts";

const LIST_BUDGET = 30_000;
const TITLE_CHARS = 80;

export const chooseEntries: Form<EndedMeeting> = (ctx) => {
  const { meeting, t, openEntries = [] } = ctx;
  const title = t("dialog.chooseEntries.title");
  const factors = [...takenByFactor(meeting).keys()];
  if (factors.length === 0) return notice(ctx, title, "dialog.chooseEntries.nothingTaken");
  const rows = within(
    factors.map((factorId) => row(ctx, factorId)),
    LIST_BUDGET,
  );
  const body = [
    text(t(openEntries.length === 0 ? "dialog.chooseEntries.noneOpen" : "dialog.chooseEntries.hint")),
    ...rows,
    subtle(t("dialog.chooseEntries.when")),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "chooseEntries")]);
};

/** The factor, and the tiltak under it. One that was chosen and is not open any more is a new one again. */
function row(ctx: FormContext<EndedMeeting>, factorId: string): CardElement {
  const { meeting, t, openEntries = [] } = ctx;
  const factor = meeting.record.contributions.find(({ id }) => id === factorId)?.text ?? "";
  const taken = (takenByFactor(meeting).get(factorId) ?? []).filter(({ proposal }) => proposal.id !== factorId);
  const chosen = meeting.referat.work.intoEntries[factorId];
  const isOpen = openEntries.some(({ entryId }) => entryId === chosen);
  return setApart([
    text(`**${escapeMarkdown(excerpt(oneLine(factor), 200))}**`),
    ...taken.map(({ proposal }) => subtle(`– ${escapeMarkdown(excerpt(oneLine(proposal.text), 200))}`)),
    choices({
      id: `${ENTRY_INPUT}${factorId}`,
      label: t("dialog.chooseEntries.into"),
      options: [
        { value: NOBODY, title: t("dialog.chooseEntries.new") },
        ...openEntries.map(({ entryId, oppmerksomheit }) => ({
          value: entryId,
          title: excerpt(oneLine(oppmerksomheit), TITLE_CHARS),
        })),
      ],
      value: chosen !== undefined && isOpen ? chosen : NOBODY,
    }),
  ]);
}
