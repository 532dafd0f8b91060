/** Whoever is reminded says who sees to the tiltak now, and the reminders go there. */
import { Refused } from "../../src/errors.ts";
import { findTiltak } from "../../src/stafettlogg/state.ts";
import { isActive } from "../../src/stafettlogg/tiltak.ts";
import { choices, escapeMarkdown, excerpt, form, heading, text } from "../kit/kit.ts";
import { craftQuestions, type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { choiceOf, partiesOf, partyOptions } from "./parties.ts";

const TEXT_CHARS = 500;

export const handOnForm: EntryForm = ({ t, entry, entryId: e, eining, request }) => {
  const tiltak = findTiltak(entry, request.id ?? "");
  if (!isActive(tiltak)) throw new Refused("alreadyEvaluated");
  const among = { eining, entry };
  const body = [
    ...craftQuestions(t, request.asked),
    heading(escapeMarkdown(entry.fields.oppmerksomheit)),
    text(escapeMarkdown(excerpt(tiltak.text, TEXT_CHARS))),
    text(t("entry.handOn.hint")),
    choices({
      id: "responsible",
      label: t("entry.handOn.who"),
      required: t("dialog.chooseSome"),
      options: partyOptions(t, partiesOf(among), among),
      value: tiltak.responsible.map(choiceOf),
      many: true,
    }),
  ];
  const raised = request.raised ? { raise: true } : {};
  const about = { e, id: tiltak.id, drawnAt: entry.happened, ...raised };
  const raise = sendsEntry(t("entry.button.raiseAndSave"), "entryHandOn", { ...about, raise: true });
  return form(
    t("entry.handOn.title"),
    body,
    [
      sendsEntry(t("dialog.save"), "entryHandOn", about),
      ...(request.raises ? [raise] : []),
      goesTo(t("entry.button.back"), "entry", { e }),
    ],
    t.målform,
  );
};
