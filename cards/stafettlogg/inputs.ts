/** Inputs that stand in the forms of an entry, and in those of a meeting that follows up. */
import { CLOSINGS, type Closing, OUTCOMES, type Outcome } from "../../src/meeting/outcomes.ts";
import { TILTAK_KINDS, type TiltakKind } from "../../src/meeting/record.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import { type CardElement, choices, dateInput, subtle, textInput, toggle } from "../kit/kit.ts";

/** What is done, and of which kind it is: `text` and `kind`. */
export function tiltakInputs(t: Translate, given: { readonly text: string; readonly kind: TiltakKind }): CardElement[] {
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
      value: given.kind,
    }),
  ];
}

/** `startBy` and `evaluateBy`. */
export function dateInputs(t: Translate, given: Readonly<Record<"startBy" | "evaluateBy", string>>): CardElement[] {
  return (["startBy", "evaluateBy"] as const).map((id) =>
    dateInput({ id, label: t(`dialog.takeTiltak.${id}`), required: t("dialog.chooseDate"), value: given[id] }),
  );
}

/** `habit`: it shows within three weeks. */
export function habitInput(t: Translate, value: true | undefined): CardElement[] {
  return [
    toggle({ id: "habit", label: t("entry.tiltak.habit"), title: t("entry.tiltak.isHabit"), value: value === true }),
  ];
}

/** `goal` of an entry, and how it is worded. */
export function goalInputs(t: Translate, value: string): CardElement[] {
  return [
    textInput(t, { id: "goal", label: t("entry.goal"), limit: LIMITS.sentenceChars, multiline: true, value }),
    subtle(t("entry.goalHint")),
  ];
}

/** How it went: `outcome` and `reason`. */
export function outcomeInputs(
  t: Translate,
  given?: { readonly outcome: Outcome; readonly reason: string },
): CardElement[] {
  return [
    choices({
      id: "outcome",
      label: t("entry.evaluate.outcome"),
      required: t("dialog.choose"),
      options: OUTCOMES.map((value) => ({ value, title: capital(t(`outcome.${value}`)) })),
      ...(given === undefined ? {} : { value: given.outcome }),
      expanded: true,
    }),
    textInput(t, {
      id: "reason",
      label: t("entry.evaluate.reason"),
      required: t("dialog.write"),
      limit: LIMITS.sentenceChars,
      multiline: true,
      value: given?.reason ?? "",
    }),
  ];
}

/** Why an entry ends: `because` and `sentence`. */
export function closingInputs(
  t: Translate,
  given?: { readonly because: Closing; readonly sentence: string },
): CardElement[] {
  return [
    choices({
      id: "because",
      label: t("entry.close.because"),
      required: t("dialog.choose"),
      options: CLOSINGS.map((value) => ({ value, title: t(`entry.closed.${value}`) })),
      ...(given === undefined ? {} : { value: given.because }),
      expanded: true,
    }),
    textInput(t, {
      id: "sentence",
      label: t("entry.close.sentence"),
      required: t("dialog.write"),
      limit: LIMITS.sentenceChars,
      value: given?.sentence ?? "",
    }),
  ];
}
