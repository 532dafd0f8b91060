import { PARTS } from "../../src/meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { partHeading } from "../../src/text/words.ts";
import { dialog, type Form, send } from "../kit/formContext.ts";
import { choices, subtle, text } from "../kit/kit.ts";

/** Which parts stand after the short referat. What is left out stays in the record of the meeting. */
export const chooseParts: Form<EndedMeeting> = (ctx) => {
  const { meeting, t } = ctx;
  const { partsLeftOut } = meeting.referat.work;
  const parts = choices({
    id: "parts",
    label: t("dialog.chooseParts.parts"),
    options: PARTS.map((value) => ({ value, title: partHeading(t, value) })),
    value: PARTS.filter((part) => !partsLeftOut.includes(part)),
    many: true,
  });
  return dialog(
    ctx,
    t("dialog.chooseParts.title"),
    [text(t("dialog.chooseParts.hint")), parts, subtle(t("dialog.chooseParts.record"))],
    [send(ctx, t("dialog.save"), "chooseParts")],
  );
};
