/** A standing group of an eining. */

import { EINING_LIMITS } from "../../src/einings/limits.ts";
import { Refused } from "../../src/errors.ts";
import { choices, excerpt, form, text, textInput } from "../kit/kit.ts";
import { type EiningForm, goesTo, inListOrder, pressesForm, sendsForm } from "./kit.ts";

/** All names of a large school share these, so that the form stays one that Teams takes. */
const NAMES_CHARS = 12_000;

export const groupForm: EiningForm = ({ t, eining, einingId: e, request }) => {
  const group = request.key === undefined ? undefined : eining.groups.find(({ id }) => id === request.key);
  if (request.key !== undefined && group === undefined) throw new Refused("groupUnknown");
  const people = inListOrder(eining.people);
  const room = Math.floor(NAMES_CHARS / Math.max(1, people.length));
  const body = [
    textInput(t, {
      id: "name",
      label: t("eining.name"),
      required: t("dialog.write"),
      limit: EINING_LIMITS.nameChars,
      value: group?.name ?? "",
    }),
    people.length === 0
      ? text(t("eining.people.none"))
      : choices({
          id: "members",
          label: t("eining.group.members"),
          options: people.map(({ key, name }) => ({ value: key, title: excerpt(name, room) })),
          value: group?.members ?? [],
          many: true,
        }),
  ];
  const key = group?.id;
  const remove = key === undefined ? [] : [pressesForm(t("eining.group.remove"), "einingDissolveGroup", { e, key })];
  const actions = [
    sendsForm(t("dialog.save"), "einingGroup", { e, key }),
    ...remove,
    goesTo(t("eining.back"), "eining", { e }),
  ];
  return form(t(group === undefined ? "eining.group.add" : "eining.group.title"), body, actions, t.målform);
};
