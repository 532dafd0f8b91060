/** How a tiltak went, said once together with those who took part. */

import { Refused } from "../../src/errors.ts";
import { laterEvaluation } from "../../src/meeting/schoolDays.ts";
import { findTiltak } from "../../src/stafettlogg/state.ts";
import { isActive } from "../../src/stafettlogg/tiltak.ts";
import { choices, dateInput, escapeMarkdown, excerpt, form, heading, subtle, text } from "../kit/kit.ts";
import { outcomeInputs } from "./inputs.ts";
import { craftQuestions, type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { choiceOf, nearBy, partyOptions } from "./parties.ts";

export const evaluateForm: EntryForm = ({ t, entry, entryId: e, eining, request, today }) => {
  const tiltak = findTiltak(entry, request.id ?? "");
  if (!isActive(tiltak)) throw new Refused("alreadyEvaluated");
  const among = { eining, entry };
  const [, from = today] = [tiltak.startBy, today].toSorted();
  const body = [
    ...craftQuestions(t, request.asked),
    heading(escapeMarkdown(entry.fields.oppmerksomheit)),
    text(escapeMarkdown(excerpt(tiltak.text, 500))),
    ...(entry.fields.goal === "" ? [] : [subtle(t("entry.goalIs", { goal: escapeMarkdown(entry.fields.goal) }))]),
    ...outcomeInputs(t),
    choices({
      id: "tookPart",
      label: t("entry.evaluate.tookPart"),
      required: t("dialog.chooseSome"),
      options: partyOptions(t, nearBy(among), among),
      value: tiltak.responsible.map(choiceOf),
      many: true,
    }),
    dateInput({
      id: "evaluateBy",
      label: t("entry.evaluate.later"),
      value: laterEvaluation(from),
    }),
    subtle(t("entry.evaluate.once")),
    subtle(t("dialog.noChildren")),
  ];
  const save = sendsEntry(t("dialog.save"), "entryEvaluate", { e, id: tiltak.id });
  return form(t("entry.evaluate.title"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};
