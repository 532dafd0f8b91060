import { may, requireParticipant } from "../../../src/meeting/access.ts";
import { answeringTogether } from "../../../src/meeting/during/settle.ts";
import { FIT } from "../../../src/meeting/evaluations.ts";
import { requireEmployee } from "../../../src/meeting/guards.ts";
import { isEmployee } from "../../../src/meeting/people.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, send } from "../../kit/formContext.ts";
import { choices, subtle, text, textInput } from "../../kit/kit.ts";
import { type forWhom, personOptions, sitTogether, writtenFor } from "../../kit/options.ts";
import { TOGETHER } from "../../verbs.ts";

/** Oneself; for leader and secretary also all together, which is the usual thing around a table, or somebody they write for. */
function whoAnswers(ctx: FormContext): ReturnType<typeof forWhom> {
  const { meeting, viewerId, request, t } = ctx;
  if (!may(meeting, viewerId, "actForOthers")) return { personId: viewerId, inputs: [] };
  const self = meeting.people.filter((p) => p.id === viewerId && isEmployee(p));
  const others = writtenFor(meeting).filter((p) => p.id !== viewerId && isEmployee(p));
  const areSomeLeft = answeringTogether(meeting).length > 0;
  const options = [
    ...self.map((p) => ({ value: p.id, title: t("dialog.myself") })),
    ...(areSomeLeft ? [{ value: TOGETHER, title: t("dialog.evaluate.together") }] : []),
    ...personOptions(others),
  ];
  const first = areSomeLeft && sitTogether(meeting) ? TOGETHER : options[0]?.value;
  const personId = options.find((o) => o.value === request.personId)?.value ?? first ?? TOGETHER;
  const label = t("dialog.evaluate.who");
  return {
    personId,
    inputs: [choices({ id: "personId", label, required: t("dialog.choose"), options, value: personId })],
  };
}

/** The five questions a–e, for the unit's own people (DOMAIN §3 step 10). */
export const evaluate: Form = (ctx) => {
  const { meeting, viewerId, t } = ctx;
  const whom = whoAnswers(ctx);
  if (whom.personId === viewerId) requireEmployee(requireParticipant(meeting, viewerId));
  const given =
    whom.personId === TOGETHER ? meeting.record.commonEvaluation?.answer : meeting.record.evaluations[whom.personId];
  const write = (id: "worked" | "better" | "structureWhy" | "usefulWhy" | "nextTime") =>
    textInput(t, {
      id,
      label: t(`dialog.evaluate.${id}`),
      limit: LIMITS.contributionChars,
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
  const questions = [
    write("worked"),
    write("better"),
    pick("structure"),
    write("structureWhy"),
    pick("useful"),
    write("usefulWhy"),
    write("nextTime"),
  ];
  const body = [
    text(t("dialog.evaluate.names", { einingKind: ctx.meeting.info.einingKind })),
    ...whom.inputs,
    ...questions,
    subtle(t("dialog.evaluate.hint")),
  ];
  return dialog(ctx, t("dialog.evaluate.title"), body, [send(ctx, t("dialog.send"), "evaluate")]);
};
