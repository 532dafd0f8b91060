/** What an eining is called and how it is spoken to; a new one with its leader. */
import type { Facts } from "../../src/einings/events.ts";
import { EINING_LIMITS } from "../../src/einings/limits.ts";
import { MALFORMER, type Målform } from "../../src/meeting/events.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import type { Dialog } from "../kit/context.ts";
import { type CardElement, choices, form, subtle, textInput, writingInput } from "../kit/kit.ts";
import { type EiningForm, goesTo, sendsForm } from "./kit.ts";

const KINDS = ["school", "kindergarten"] as const;

/** For administrators. */
export function newEining(t: Translate, målform: Målform): Dialog {
  const body = [
    ...factInputs(t, { name: "", einingKind: "school", målform }, true),
    textInput(t, { id: "leaderName", label: t("eining.leaderName"), limit: EINING_LIMITS.nameChars }),
    writingInput({ id: "email", label: t("eining.leaderEmail"), style: "Email" }),
    subtle(t("eining.leaderHint")),
  ];
  return form(
    t("eining.new"),
    body,
    [sendsForm(t("dialog.save"), "einingFound"), goesTo(t("eining.back"), "einings")],
    t.målform,
  );
}

export const factsForm: EiningForm = ({ eining, einingId: e, isAdministrator, t }) =>
  form(
    t("eining.facts"),
    factInputs(t, eining, isAdministrator),
    [sendsForm(t("dialog.save"), "einingDescribe", { e }), goesTo(t("eining.back"), "eining", { e })],
    t.målform,
  );

/** By its number an eining is found when lists are read in, so that is for administrators. */
function factInputs(t: Translate, { name, number, einingKind, målform }: Facts, withNumber: boolean): CardElement[] {
  const required = t("dialog.choose");
  const value = number === undefined ? {} : { value: number };
  return [
    textInput(t, {
      id: "name",
      label: t("eining.name"),
      required: t("dialog.write"),
      limit: EINING_LIMITS.nameChars,
      value: name,
    }),
    ...(withNumber ? [writingInput({ id: "number", label: t("eining.number"), ...value })] : []),
    choices({
      id: "einingKind",
      label: t("dialog.start.einingKind"),
      required,
      options: KINDS.map((kind) => ({ value: kind, title: capital(t(`einingKind.${kind}`)) })),
      value: einingKind,
      expanded: true,
    }),
    choices({
      id: "målform",
      label: t("eining.målform"),
      required,
      options: MALFORMER.map((each) => ({ value: each, title: capital(t(`målform.${each}`)) })),
      value: målform,
      expanded: true,
    }),
  ];
}
