import { GROUNDS } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, send, sendAndGoOn } from "../../kit/formContext.ts";
import { choices, subtle, textInput } from "../../kit/kit.ts";

/** What the challenge is, what lies behind it, and what it builds on (DOMAIN §3 steps 1 and 4). */
export const describe: Form = (ctx) => {
  const { meeting, t } = ctx;
  const { description } = meeting.record;
  const field = (id: "what" | "behind") =>
    textInput(t, {
      id,
      label: t(`dialog.describe.${id}`),
      required: t("dialog.write"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: description?.[id] ?? "",
    });
  const grounds = choices({
    id: "grounds",
    label: t("dialog.describe.grounds"),
    required: t("dialog.chooseSome"),
    options: GROUNDS.map((value) => ({ value, title: capital(t(`ground.${value}`)) })),
    value: description?.grounds ?? [],
    many: true,
  });
  const body = [
    field("what"),
    field("behind"),
    grounds,
    subtle(t("dialog.describe.logs")),
    subtle(t("dialog.noChildren")),
  ];
  return dialog(ctx, t("dialog.describe.title"), body, [
    send(ctx, t("dialog.save"), "describe"),
    ...sendAndGoOn(ctx, "describe"),
  ]);
};
