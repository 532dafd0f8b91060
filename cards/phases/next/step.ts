/** The step after a tiltak, filled in with what can be used again of the one before. */
import { type BroughtTiltak, followedUp, type NextStep, outcomeIn } from "../../../src/meeting/followUp.ts";
import { osloDate } from "../../../src/meeting/oslo.ts";
import { daysAfter } from "../../../src/meeting/publicHolidays.ts";
import { TILTAK_KINDS } from "../../../src/meeting/record.ts";
import { schoolDayNear } from "../../../src/meeting/schoolDays.ts";
import { LIMITS, TIMES } from "../../../src/meeting/script/limits.ts";
import { capital, listed } from "../../../src/text/words.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type FormContext, leadTo, send } from "../../kit/formContext.ts";
import {
  type CardElement,
  choices,
  dateInput,
  escapeMarkdown,
  excerpt,
  subtle,
  text,
  textInput,
  toggle,
} from "../../kit/kit.ts";
import { actorOptions, OTHER_TENESTER, personOptions, tenesteOptions } from "../../kit/options.ts";
import { NOBODY } from "../../verbs.ts";
import { reviewLines } from "../review/content.ts";

/** DOMAIN §5: one to two months is usual. */
const SUGGESTED_DAYS = 42;
/** Until it is looked at again, where it goes on. */
const LATER_DAYS = 21;
const LATEST_DAYS = 35;
const NAME_CHARS = 40;

/** A school day some three weeks after `from`. */
export function laterDate(from: string): string {
  return schoolDayNear(daysAfter(from, LATER_DAYS), daysAfter(from, LATEST_DAYS));
}

export function stepForm(ctx: FormContext, tiltak: BroughtTiltak): Dialog {
  const { meeting, t } = ctx;
  const said = followedUp(meeting.record).next[tiltak.id];
  const isRight = outcomeIn(meeting, tiltak) === "mistake";
  const body = [
    text(escapeMarkdown(excerpt(tiltak.text, 500))),
    ...reviewLines(ctx, tiltak, 300),
    subtle(t(isRight ? "entry.right.hint" : "dialog.next.prefilled")),
    ...inputs(ctx, tiltak, said?.what === "step" ? said.step : again(ctx, tiltak)),
    subtle(t("dialog.noChildren")),
  ];
  const data = { id: tiltak.id, what: "step" };
  return dialog(ctx, t("dialog.next.title"), body, [
    send(ctx, t("dialog.save"), "decideNext", data),
    leadTo(ctx, t("entry.button.back"), "decideNext"),
  ]);
}

/** The one before, with dates that begin anew. */
function again({ nowMs }: FormContext, tiltak: BroughtTiltak): NextStep {
  const { text: words, kind: tiltakKind, responsible, named, partner } = tiltak;
  const startBy = osloDate(nowMs);
  const evaluateBy = schoolDayNear(daysAfter(startBy, SUGGESTED_DAYS), daysAfter(startBy, TIMES.usualTiltakDays));
  return {
    text: words,
    tiltakKind,
    responsible,
    ...(named.length > 0 && { sameNamed: true }),
    ...(partner === undefined ? {} : { partner }),
    startBy,
    evaluateBy,
  };
}

function inputs(ctx: FormContext, { named }: BroughtTiltak, given: NextStep): CardElement[] {
  const { meeting, t } = ctx;
  const date = (id: "startBy" | "evaluateBy") =>
    dateInput({ id, label: t(`dialog.takeTiltak.${id}`), required: t("dialog.chooseDate"), value: given[id] });
  const same = t("dialog.next.sameNamed", {
    names: excerpt(
      listed(
        t,
        named.map(({ name }) => name),
      ),
      120,
    ),
  });
  return [
    textInput(t, {
      id: "text",
      label: t("entry.tiltak.text"),
      required: t("dialog.write"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: given.text,
    }),
    choices({
      id: "kind",
      label: t("entry.tiltak.kind"),
      required: t("dialog.choose"),
      options: TILTAK_KINDS.map((value) => ({ value, title: capital(t(`kind.${value}`)) })),
      value: given.tiltakKind,
    }),
    choices({
      id: "responsible",
      label: t("dialog.takeTiltak.responsible"),
      options: actorOptions(ctx, given.responsible),
      value: given.responsible,
      many: true,
    }),
    ...(named.length === 0
      ? []
      : [toggle({ id: "sameNamed", label: same, title: same, value: given.sameNamed === true })]),
    choices({
      id: "personId",
      label: t("dialog.takeTiltak.person"),
      options: [
        { value: NOBODY, title: t("dialog.takeTiltak.noPerson") },
        ...personOptions(
          meeting.people.filter((p) => p.present || p.id === given.person?.id),
          NAME_CHARS,
        ),
      ],
      value: given.person?.id ?? NOBODY,
    }),
    choices({
      id: "partner",
      label: t("dialog.takeTiltak.partner"),
      options: [{ value: NOBODY, title: t("dialog.takeTiltak.noPartner") }, ...tenesteOptions(ctx, OTHER_TENESTER)],
      value: given.partner ?? NOBODY,
    }),
    date("startBy"),
    date("evaluateBy"),
    subtle(t("dialog.takeTiltak.duration")),
  ];
}
