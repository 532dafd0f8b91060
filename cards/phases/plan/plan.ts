/** The plan of a tiltak, so that it can be followed up (DOMAIN §5). */
import { osloDate } from "../../../src/meeting/oslo.ts";
import { CATEGORIES, factorOf, nameOf, type Proposal } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { withoutEnd } from "../../../src/text/ends.ts";
import { capital } from "../../../src/text/words.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type FormContext, leadTo, send } from "../../kit/formContext.ts";
import {
  type CardElement,
  choices,
  dateInput,
  escapeMarkdown,
  excerpt,
  shortText,
  subtle,
  text,
  textInput,
} from "../../kit/kit.ts";
import { actorOptions, OTHER_TENESTER, tenesteOptions } from "../../kit/options.ts";
import { NOBODY } from "../../verbs.ts";

/** DOMAIN §5: one to two months is usual. */
const SUGGESTED_DAYS = 42;
const DAY_MS = 86_400_000;

interface PlanFormOptions {
  /** What is sent; the dialog of the same name lists the tiltak that have such a form. */
  readonly verb: "takeTiltak" | "correctPlan";
  /** The tiltak may not start before the day of this moment. */
  readonly earliestMs: number;
  /** Said below the proposal. */
  readonly hint?: string;
  /** Title of the button back to the list; none where there is nothing else in it. */
  readonly back?: string;
}

/** The form for one proposal; a plan that was made before is changed. */
export function planForm(ctx: FormContext<KnownMeeting>, proposal: Proposal, options: PlanFormOptions): Dialog {
  const { t, meeting } = ctx;
  const { verb, earliestMs, hint, back } = options;
  const given = meeting.record.plans[proposal.id];
  const about = meeting.record.statusQuo?.sentence ?? meeting.info.topic;
  const today = osloDate(earliestMs);
  const field = (
    id: "oppmerksomheit" | "goal" | "successSigns" | "evaluatedBy" | "evaluatedHow",
    maxLength: number,
    value = given?.[id] ?? "",
  ) =>
    textInput({
      id,
      label: t(`dialog.takeTiltak.${id}`),
      required: t("dialog.write"),
      maxLength,
      multiline: maxLength > LIMITS.oppmerksomheitChars,
      value,
    });
  const date = (id: "startBy" | "evaluateBy", value: string) =>
    dateInput({
      id,
      label: t(`dialog.takeTiltak.${id}`),
      required: t("dialog.chooseDate"),
      value: given?.[id] ?? value,
      min: today,
    });
  const body = [
    text(escapeMarkdown(excerpt(proposal.text, 500))),
    aboutProposal(ctx, proposal),
    ...(hint === undefined ? [] : [subtle(hint)]),
    field(
      "oppmerksomheit",
      LIMITS.oppmerksomheitChars,
      given?.oppmerksomheit ?? (about.length <= LIMITS.oppmerksomheitChars ? about : ""),
    ),
    choices({
      id: "category",
      label: t("dialog.takeTiltak.category"),
      required: t("dialog.choose"),
      options: CATEGORIES.map((value) => ({ value, title: capital(t(`category.${value}`)) })),
      value: given?.category ?? "",
    }),
    field("goal", LIMITS.sentenceChars),
    subtle(t("dialog.takeTiltak.goalHint")),
    field("successSigns", LIMITS.contributionChars),
    choices({
      id: "responsible",
      label: t("dialog.takeTiltak.responsible"),
      required: t("dialog.chooseSome"),
      options: actorOptions(ctx),
      value: given?.responsible ?? ["eining"],
      many: true,
    }),
    choices({
      id: "partner",
      label: t("dialog.takeTiltak.partner"),
      options: [{ value: NOBODY, title: t("dialog.takeTiltak.noPartner") }, ...tenesteOptions(ctx, OTHER_TENESTER)],
      value: given?.partner ?? NOBODY,
    }),
    subtle(t("dialog.takeTiltak.partnerHint")),
    date("startBy", today),
    date("evaluateBy", daysAfter(today, SUGGESTED_DAYS)),
    subtle(t("dialog.takeTiltak.duration")),
    field("evaluatedBy", LIMITS.nameChars),
    field("evaluatedHow", LIMITS.contributionChars),
    subtle(t("dialog.noChildren")),
  ];
  return dialog(ctx, t("dialog.takeTiltak.planTitle"), body, [
    send(ctx, t("dialog.save"), verb, { id: proposal.id }),
    ...(back === undefined ? [] : [leadTo(ctx, back, verb)]),
  ]);
}

/** The calendar date `days` after `date`, both `YYYY-MM-DD`. */
function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Its kind, the factor it is to reduce, and who proposed it. */
export function aboutProposal({ t, meeting }: FormContext<KnownMeeting>, proposal: Proposal): CardElement {
  const factor = factorOf(meeting.record, proposal)?.text ?? t("referat.noFactor");
  return subtle(
    t("dialog.takeTiltak.about", {
      kind: capital(t(`kind.${proposal.tiltakKind}`)),
      factor: withoutEnd(shortText(factor, 150), "."),
      name: withoutEnd(shortText(nameOf(meeting.people, proposal.authorId)), "."),
    }),
  );
}
