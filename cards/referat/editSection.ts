import { Refused } from "../../src/errors.ts";
import { SECTIONS } from "../../src/meeting/afterwards/referat.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { partHeading } from "../../src/text/words.ts";
import { dialog, type Form, press, send } from "../kit/formContext.ts";
import { container, escapeMarkdown, excerpt, heading, subtle, text, textInput } from "../kit/kit.ts";

/** Of a part too long for the field; the card with a field full of text stays below its size. */
const SHOWN_CHARS = 4000;
/** Room for a page of text, where the client lets a field grow. */
const FIELD_HEIGHT = "260px";

/** The text of one part of the referat. What was said in the meeting stays in the record, and can be had back. */
export const editSection: Form<EndedMeeting> = (ctx) => {
  const { request, referat = [], t } = ctx;
  const section = SECTIONS.find((one) => one === request.id);
  if (section === undefined) throw new Refused("unknownAction");
  const { text: now, edited } = referat.find((part) => part.section === section) ?? { text: "", edited: false };
  const fits = now.length <= LIMITS.sectionChars;
  const field = textInput(t, {
    id: "text",
    label: t("dialog.editSection.text"),
    limit: LIMITS.sectionChars,
    tall: true,
    value: fits ? now : "",
  });
  const tooLong = fits
    ? []
    : [
        text(t("dialog.editSection.tooLong", { length: now.length, limit: LIMITS.sectionChars })),
        text(escapeMarkdown(excerpt(now, SHOWN_CHARS)), { isSubtle: true }),
      ];
  const body = [
    heading(partHeading(t, section, ctx.meeting)),
    text(t("dialog.editSection.hint")),
    container([field], { minHeight: FIELD_HEIGHT }),
    subtle(`${t("dialog.editSection.form")} ${t("dialog.noChildren")}`),
    ...tooLong,
  ];
  // An empty text brings back what the meeting said.
  const undo = edited ? [press(ctx, t("dialog.editSection.undo"), "editSection", { section, text: "" })] : [];
  return dialog(ctx, t("dialog.editSection.title"), body, [
    send(ctx, t("dialog.save"), "editSection", { section }),
    ...undo,
  ]);
};
