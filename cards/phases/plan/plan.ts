/** The plan of a tiltak, so that it can be followed up (DOMAIN §5). */
import { SERVICES } from "../../../src/meeting/people.ts";
import { CATEGORIES, type Plan, type SaidLater } from "../../../src/meeting/plan.ts";
import { chosenFactors, factorsOf, factorsText, nameOf, type Proposal } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { withoutEnd } from "../../../src/text/ends.ts";
import { capital } from "../../../src/text/words.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type FormContext, leadTo, send } from "../../kit/formContext.ts";
import {
  type Action,
  type CardElement,
  choices,
  dateInput,
  escapeMarkdown,
  excerpt,
  heading,
  shortText,
  subtle,
  text,
  textInput,
} from "../../kit/kit.ts";
import { actorOptions, contributionOptions, personOptions, tenesteOptions } from "../../kit/options.ts";
import { NOBODY } from "../../verbs.ts";
import { usualPlan } from "./usual.ts";

/** Factors and people share the form with all that is written in it. */
const LISTS = 4;
const NAME_CHARS = 40;

interface PlanFormOptions {
  /** What is sent; the dialog of the same name lists the tiltak that have such a form. */
  readonly verb: "takeTiltak" | "correctPlan";
  /** The tiltak may not start before the day of this moment. */
  readonly earliestMs: number;
  /** Said below the proposal. */
  readonly hint?: string;
  /** Further buttons that send it. */
  readonly alsoSend?: readonly Action[];
  /** Title of the button back to the list; none where there is nothing else in it. */
  readonly back?: string;
}

/** The form for one proposal; a plan that was made before is changed. What was agreed on first, what can wait last. */
export function planForm(ctx: FormContext<KnownMeeting>, proposal: Proposal, options: PlanFormOptions): Dialog {
  const { t, meeting } = ctx;
  const { verb, earliestMs, hint, back, alsoSend = [] } = options;
  const given = meeting.record.plans[proposal.id];
  const body = [
    text(escapeMarkdown(excerpt(proposal.text, 500))),
    aboutProposal(ctx, proposal),
    ...(hint === undefined ? [] : [subtle(hint)]),
    ...factorField(ctx, proposal, verb),
    ...agreedOn(ctx, given, usualPlan(meeting, earliestMs)),
    heading(t(verb === "takeTiltak" ? "dialog.takeTiltak.later" : "dialog.correctPlan.rest")),
    subtle(t(verb === "takeTiltak" ? "dialog.takeTiltak.laterHint" : "dialog.correctPlan.before")),
    ...saidLater(ctx, given),
    subtle(t("dialog.noChildren")),
  ];
  return dialog(ctx, t("dialog.takeTiltak.planTitle"), body, [
    send(ctx, t("dialog.save"), verb, { id: proposal.id }),
    ...alsoSend,
    ...(back === undefined ? [] : [leadTo(ctx, back, verb)]),
  ]);
}

/** What it is to reduce, where the group has chosen more than one factor to go by. Settled when the meeting is over. */
function factorField(ctx: FormContext<KnownMeeting>, proposal: Proposal, verb: PlanFormOptions["verb"]): CardElement[] {
  const { t, meeting } = ctx;
  const chosen = chosenFactors(meeting.record);
  if (verb !== "takeTiltak" || chosen.length < 2) return [];
  const named = factorsOf(meeting.record, proposal).map(({ id }) => id);
  return [
    choices({
      id: "factorId",
      label: t("dialog.takeTiltak.factors"),
      required: t("dialog.chooseSome"),
      options: contributionOptions(chosen, { isFirst: ({ id }) => named.includes(id), lists: LISTS }),
      value: named.filter((id) => meeting.record.chosenFactorIds.includes(id)),
      many: true,
    }),
  ];
}

/** When, who, and with whom. */
function agreedOn(
  ctx: FormContext<KnownMeeting>,
  given: Plan | undefined,
  usual: ReturnType<typeof usualPlan>,
): CardElement[] {
  const { t, meeting } = ctx;
  // The server says what is wrong with a date; a field that checks it can only say that one is needed.
  const date = (id: "startBy" | "evaluateBy") =>
    dateInput({
      id,
      label: t(`dialog.takeTiltak.${id}`),
      required: t("dialog.chooseDate"),
      value: (given ?? usual)[id],
    });
  return [
    date("startBy"),
    date("evaluateBy"),
    subtle(t("dialog.takeTiltak.duration")),
    choices({
      id: "responsible",
      label: t("dialog.takeTiltak.responsible"),
      required: t("dialog.chooseSome"),
      options: actorOptions(ctx, given?.responsible),
      value: given?.responsible ?? usual.responsible,
      many: true,
    }),
    choices({
      id: "personId",
      label: t("dialog.takeTiltak.person"),
      options: [
        { value: NOBODY, title: t("dialog.takeTiltak.noPerson") },
        ...personOptions(meeting.people, NAME_CHARS),
      ],
      value: given?.person?.id ?? NOBODY,
    }),
    choices({
      id: "partner",
      label: t("dialog.takeTiltak.partner"),
      options: [{ value: NOBODY, title: t("dialog.takeTiltak.noPartner") }, ...tenesteOptions(ctx, SERVICES)],
      value: given?.partner ?? NOBODY,
    }),
    dateInput({
      id: "meetOn",
      label: t("dialog.takeTiltak.meetOn"),
      ...(given?.meetOn === undefined ? {} : { value: given.meetOn }),
    }),
    subtle(t("dialog.takeTiltak.partnerHint")),
    textInput(t, {
      id: "oppmerksomheit",
      label: t("dialog.takeTiltak.oppmerksomheit"),
      required: t("dialog.write"),
      limit: LIMITS.oppmerksomheitChars,
      value: (given ?? usual).oppmerksomheit,
    }),
  ];
}

/** What the referat is to say as well, and the meeting may have no time for. */
function saidLater({ t }: FormContext<KnownMeeting>, given: Plan | undefined): CardElement[] {
  const field = (id: Exclude<SaidLater, "category">, limit: number) =>
    textInput(t, {
      id,
      label: t(`dialog.takeTiltak.${id}`),
      limit,
      multiline: limit > LIMITS.oppmerksomheitChars,
      value: given?.[id] ?? "",
    });
  return [
    choices({
      id: "category",
      label: t("dialog.takeTiltak.category"),
      options: CATEGORIES.map((value) => ({ value, title: capital(t(`category.${value}`)) })),
      value: given?.category ?? "",
    }),
    field("goal", LIMITS.sentenceChars),
    subtle(t("dialog.takeTiltak.goalHint")),
    field("successSigns", LIMITS.contributionChars),
    field("evaluatedBy", LIMITS.nameChars),
    field("evaluatedHow", LIMITS.contributionChars),
  ];
}

/** Its kind, the factor it is to reduce, and who proposed it. */
export function aboutProposal({ t, meeting }: FormContext<KnownMeeting>, proposal: Proposal): CardElement {
  const factor = factorsText(meeting.record, proposal) || t("referat.noFactor");
  return subtle(
    t("dialog.takeTiltak.about", {
      kind: capital(t(`kind.${proposal.tiltakKind}`)),
      factor: withoutEnd(shortText(factor, 150), "."),
      name: withoutEnd(shortText(nameOf(meeting.people, proposal.authorId)), "."),
    }),
  );
}
