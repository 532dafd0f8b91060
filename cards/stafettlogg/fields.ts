/** What an entry says: a new one, or one that is changed. */
import type { Eining } from "../../src/einings/state.ts";
import { CATEGORIES } from "../../src/meeting/plan.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { leavesOf } from "../../src/stafettlogg/categories.ts";
import type { EntryFields } from "../../src/stafettlogg/events.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import type { Dialog } from "../kit/context.ts";
import { type CardElement, choices, form, subtle, textInput, writingInput } from "../kit/kit.ts";
import { goalInputs } from "./inputs.ts";
import { craftQuestions, type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { type Among, asParty, choiceOf, partyOptions, peopleOf } from "./parties.ts";
import type { EntryRequest } from "./request.ts";

const NOTHING: EntryFields = { oppmerksomheit: "", goal: "", successSigns: "", informed: [] };

export const fieldsForm: EntryForm = ({ t, entry, entryId: e, eining, request }) => {
  const body = [...craftQuestions(t, request.asked), ...inputs(t, entry.fields, { eining, entry })];
  const save = sendsEntry(t("dialog.save"), "entryChange", { e, drawnAt: entry.happened });
  return form(t("entry.button.change"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};

/** A new entry, in an eining that whoever makes it works in. */
export function newEntry(t: Translate, einingId: string, eining: Eining, request: EntryRequest): Dialog {
  const body = [...craftQuestions(t, request.asked), ...inputs(t, NOTHING, { eining })];
  return form(t("entry.new"), body, [sendsEntry(t("dialog.save"), "entryOpen", { eining: einingId })], t.målform);
}

function inputs(t: Translate, given: EntryFields, among: Among): CardElement[] {
  const people = peopleOf(among).map(asParty);
  return [
    textInput(t, {
      id: "oppmerksomheit",
      label: t("entry.oppmerksomheit"),
      required: t("dialog.write"),
      limit: LIMITS.oppmerksomheitChars,
      value: given.oppmerksomheit,
    }),
    choices({
      id: "category",
      label: t("entry.category"),
      options: CATEGORIES.map((value) => ({ value, title: capital(t(`category.${value}`)) })),
      value: given.category ?? "",
    }),
    choices({
      id: "leaf",
      label: t("entry.leaf"),
      options: leavesOf("subject").map((value) => ({ value, title: capital(t(`leaf.${value}`)) })),
      value: given.leaf ?? "",
    }),
    ...goalInputs(t, given.goal),
    textInput(t, {
      id: "successSigns",
      label: t("entry.signs"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: given.successSigns,
    }),
    ...(people.length === 0
      ? []
      : [
          choices({
            id: "informed",
            label: t("entry.informed"),
            options: partyOptions(t, people, among),
            value: given.informed.map((person) => choiceOf(asParty(person))),
            many: true,
          }),
        ]),
    writingInput({ id: "names", label: t("entry.informedOthers"), multiline: true }),
    subtle(t("dialog.noChildren")),
  ];
}
