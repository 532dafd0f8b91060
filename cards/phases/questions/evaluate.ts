import { requireParticipant } from "../../../src/meeting/access.ts";
import { requireEmployee } from "../../../src/meeting/guards.ts";
import { isEmployee } from "../../../src/meeting/people.ts";
import { FIT } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, send } from "../../kit/formContext.ts";
import { choices, subtle, textInput } from "../../kit/kit.ts";
import { forWhom } from "../../kit/options.ts";

/** The five questions a–e, for the unit's own people (DOMAIN §3 step 10). */
export const evaluate: Form = (ctx) => {
  const { meeting, viewerId, t } = ctx;
  const whom = forWhom(ctx, isEmployee);
  if (whom.personId === viewerId) requireEmployee(requireParticipant(meeting, viewerId));
  const given = meeting.record.evaluations[whom.personId];
  const write = (id: "worked" | "better" | "nextTime") =>
    textInput({
      id,
      label: t(`dialog.evaluate.${id}`),
      maxLength: LIMITS.contributionChars,
      multiline: true,
      value: given?.[id] ?? "",
    });
  const pick = (id: "structure" | "useful") =>
    choices({
      id,
      label: t(`dialog.evaluate.${id}`),
      required: t("dialog.choose"),
      options: FIT.map((value) => ({ value, title: capital(t(`fit.${value}`)) })),
      value: given?.[id] ?? "",
      expanded: true,
    });
  const questions = [write("worked"), write("better"), pick("structure"), pick("useful"), write("nextTime")];
  const body = [...whom.inputs, ...questions, subtle(t("dialog.evaluate.hint"))];
  return dialog(ctx, t("dialog.evaluate.title"), body, [send(ctx, t("dialog.send"), "evaluate")]);
};
