/** The step after a tiltak, filled in with what can be used again of the one before. */

import {
  type BroughtEntry,
  type BroughtTiltak,
  followedUp,
  goalNow,
  type NextStep,
  outcomeIn,
} from "../../../src/meeting/followUp.ts";
import { osloDate } from "../../../src/meeting/oslo.ts";
import { SERVICES } from "../../../src/meeting/people.ts";
import { usualEvaluation } from "../../../src/meeting/schoolDays.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { listed } from "../../../src/text/words.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type FormContext, leadTo, send } from "../../kit/formContext.ts";
import { type CardElement, choices, escapeMarkdown, excerpt, subtle, text, toggle } from "../../kit/kit.ts";
import { actorOptions, personOptions, tenesteOptions } from "../../kit/options.ts";
import { dateInputs, goalInputs, habitInput, tiltakInputs } from "../../stafettlogg/inputs.ts";
import { NOBODY } from "../../verbs.ts";
import { reviewLines } from "../review/content.ts";

const NAME_CHARS = 40;

interface Brought {
  readonly entry: BroughtEntry;
  readonly tiltak: BroughtTiltak;
}

export function stepForm(ctx: FormContext<KnownMeeting>, { entry, tiltak }: Brought): Dialog {
  const { meeting, t } = ctx;
  const said = followedUp(meeting.record).next[tiltak.id];
  const isRight = outcomeIn(meeting, tiltak) === "mistake";
  const body = [
    text(escapeMarkdown(excerpt(tiltak.text, 500))),
    ...reviewLines(ctx, tiltak, 300),
    subtle(t(isRight ? "entry.right.hint" : "dialog.next.prefilled")),
    ...inputs(ctx, tiltak, said?.what === "step" ? said.step : again(ctx, tiltak), goalNow(meeting, entry)),
    subtle(t("dialog.noChildren")),
  ];
  const data = { id: tiltak.id, what: "step" };
  return dialog(ctx, t("dialog.next.title"), body, [
    send(ctx, t("dialog.save"), "decideNext", data),
    leadTo(ctx, t("entry.button.back"), "decideNext"),
  ]);
}

/** The one before, with dates that begin anew. */
function again({ nowMs }: FormContext<KnownMeeting>, tiltak: BroughtTiltak): NextStep {
  const { text: words, kind: tiltakKind, responsible, named, partner, habit } = tiltak;
  const startBy = osloDate(nowMs);
  return {
    text: words,
    tiltakKind,
    responsible,
    ...(named.length > 0 && { sameNamed: true }),
    ...(partner === undefined ? {} : { partner }),
    startBy,
    evaluateBy: usualEvaluation(startBy),
    ...(habit === undefined ? {} : { habit }),
  };
}

function inputs(
  ctx: FormContext<KnownMeeting>,
  { named }: BroughtTiltak,
  given: NextStep,
  goal: string,
): CardElement[] {
  const { meeting, t } = ctx;
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
    ...tiltakInputs(t, { text: given.text, kind: given.tiltakKind }),
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
      options: [{ value: NOBODY, title: t("dialog.takeTiltak.noPartner") }, ...tenesteOptions(ctx, SERVICES)],
      value: given.partner ?? NOBODY,
    }),
    ...dateInputs(t, given),
    subtle(t("dialog.takeTiltak.duration")),
    ...habitInput(t, given.habit),
    ...goalInputs(t, goal),
  ];
}
