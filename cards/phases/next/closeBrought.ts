/** An entry that is brought to its end, with a sentence that tells how it went (DOMAIN §5). */

import { Refused } from "../../../src/errors.ts";
import { findEntry } from "../../../src/meeting/during/followUp.ts";
import { followedUp, mayClose } from "../../../src/meeting/followUp.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { dialog, type Form, leadTo, send } from "../../kit/formContext.ts";
import { escapeMarkdown, heading, subtle } from "../../kit/kit.ts";
import { closingInputs } from "../../stafettlogg/inputs.ts";

export const closeBrought: Form<KnownMeeting> = (ctx) => {
  const { meeting, request, t } = ctx;
  const entry = findEntry(meeting, request.id ?? "");
  if (!mayClose(meeting, entry)) throw new Refused("entryGoesOn");
  const given = followedUp(meeting.record).closings[entry.entryId];
  const body = [
    heading(escapeMarkdown(entry.oppmerksomheit)),
    ...closingInputs(t, given),
    subtle(t("dialog.closeBrought.hint")),
    subtle(t("dialog.noChildren")),
  ];
  return dialog(ctx, t("dialog.closeBrought.title"), body, [
    send(ctx, t("dialog.save"), "closeBrought", { id: entry.entryId }),
    leadTo(ctx, t("entry.button.back"), "decideNext"),
  ]);
};
