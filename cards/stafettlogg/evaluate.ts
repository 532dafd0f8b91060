/** How a tiltak went, said once together with those who took part. */
import { Refused } from "../../src/errors.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { schoolDayNear } from "../../src/meeting/schoolDays.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { findTiltak } from "../../src/stafettlogg/state.ts";
import { isActive, OUTCOMES } from "../../src/stafettlogg/tiltak.ts";
import { capital } from "../../src/text/words.ts";
import { choices, dateInput, escapeMarkdown, excerpt, form, heading, subtle, text, textInput } from "../kit/kit.ts";
import { craftQuestions, type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { choiceOf, nearBy, partyOptions } from "./parties.ts";

/** Until it is looked at again, where it goes on. */
const LATER_DAYS = 21;
const LATEST_DAYS = 35;

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
    choices({
      id: "outcome",
      label: t("entry.evaluate.outcome"),
      required: t("dialog.choose"),
      options: OUTCOMES.map((value) => ({ value, title: capital(t(`outcome.${value}`)) })),
      expanded: true,
    }),
    textInput(t, {
      id: "reason",
      label: t("entry.evaluate.reason"),
      required: t("dialog.write"),
      limit: LIMITS.sentenceChars,
      multiline: true,
      value: "",
    }),
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
      value: schoolDayNear(daysAfter(from, LATER_DAYS), daysAfter(from, LATEST_DAYS)),
    }),
    subtle(t("entry.evaluate.once")),
    subtle(t("dialog.noChildren")),
  ];
  const save = sendsEntry(t("dialog.save"), "entryEvaluate", { e, id: tiltak.id });
  return form(t("entry.evaluate.title"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};
