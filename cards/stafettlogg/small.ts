/** Short forms about an entry: a bright spot, a new holder, its end. */

import { LIMITS } from "../../src/meeting/script/limits.ts";
import { choices, escapeMarkdown, form, heading, subtle, text, textInput } from "../kit/kit.ts";
import { closingInputs } from "./inputs.ts";
import { type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { asParty, choiceOf, partyOptions, peopleOf } from "./parties.ts";

export const lysglimtForm: EntryForm = ({ t, entryId: e }) => {
  const body = [
    textInput(t, {
      id: "text",
      label: t("entry.lysglimt.label"),
      required: t("dialog.write"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: "",
    }),
    subtle(t("dialog.noChildren")),
  ];
  const save = sendsEntry(t("dialog.save"), "entryLysglimt", { e });
  return form(t("entry.button.lysglimt"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};

export const transferForm: EntryForm = ({ t, entry, entryId: e, eining, viewerId }) => {
  const among = { eining, entry };
  const { personId: holderId } = entry.holder;
  // Whoever takes over from one who has left presses once.
  const self = peopleOf(among).find(({ personId }) => personId === viewerId);
  const hasLeft = holderId !== undefined && eining.former.includes(holderId);
  const proposed = hasLeft && self !== undefined ? self : entry.holder;
  const body = [
    text(t("entry.transfer.hint")),
    choices({
      id: "holder",
      label: t("entry.holder"),
      required: t("dialog.choose"),
      options: partyOptions(t, peopleOf(among).map(asParty), among),
      value: choiceOf(asParty(proposed)),
    }),
  ];
  const save = sendsEntry(t("dialog.save"), "entryTransfer", { e });
  return form(t("entry.button.transfer"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};

/** How one begins; that it is wanted has been noted. */
export const followUpForm: EntryForm = ({ t, entry, entryId: e }) => {
  const body = [heading(escapeMarkdown(entry.fields.oppmerksomheit)), text(t("entry.followUp.how"))];
  return form(t("entry.followUp.title"), body, [goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};

export const closeForm: EntryForm = ({ t, entryId: e }) => {
  const body = [...closingInputs(t), subtle(t("dialog.noChildren"))];
  const save = sendsEntry(t("dialog.save"), "entryClose", { e });
  return form(t("entry.button.close"), body, [save, goesTo(t("entry.button.back"), "entry", { e })], t.målform);
};
