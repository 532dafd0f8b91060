/** The skolerute as text, a line for each: it is pasted more often than typed. */
import { daysOffText } from "../../src/text/daysOff.ts";
import { form, subtle, writingInput } from "../kit/kit.ts";
import { type EiningForm, goesTo, sendsForm } from "./kit.ts";

export const daysOffForm: EiningForm = ({ t, eining, einingId: e }) => {
  const body = [
    subtle(t("eining.daysOff.hint")),
    writingInput({
      id: "text",
      label: t("eining.daysOff.label"),
      tall: true,
      value: daysOffText(eining.daysOff),
    }),
  ];
  const save = sendsForm(t("dialog.save"), "einingDaysOff", { e, drawnAt: eining.happened });
  return form(t("eining.daysOff"), body, [save, goesTo(t("eining.back"), "eining", { e })], t.målform);
};
