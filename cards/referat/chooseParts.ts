import { partsIn } from "../../src/meeting/afterwards/parts.ts";
import { LATER_PARTS, type Part, SHORT_PARTS } from "../../src/meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { partHeading } from "../../src/text/words.ts";
import { dialog, type Form, send } from "../kit/formContext.ts";
import { choices, subtle, text } from "../kit/kit.ts";

/** Which parts are in the referat, page one's and the others. What is left out stays in the record of the meeting. */
export const chooseParts: Form<EndedMeeting> = (ctx) => {
  const { meeting, t } = ctx;
  const { partsLeftOut } = meeting.referat.work;
  const possible = partsIn(meeting);
  const offered = (all: readonly Part[]) => all.filter((part) => possible.includes(part));
  const parts = (id: "shortParts" | "parts", all: readonly Part[]) =>
    choices({
      id,
      label: t(`dialog.chooseParts.${id}`),
      options: offered(all).map((value) => ({ value, title: partHeading(t, value, meeting) })),
      value: offered(all).filter((part) => !partsLeftOut.includes(part)),
      many: true,
    });
  return dialog(
    ctx,
    t("dialog.chooseParts.title"),
    [
      text(t("dialog.chooseParts.hint")),
      parts("shortParts", SHORT_PARTS),
      parts("parts", LATER_PARTS),
      subtle(t("dialog.chooseParts.record")),
    ],
    [send(ctx, t("dialog.save"), "chooseParts", { offersShort: true })],
  );
};
