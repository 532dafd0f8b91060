/** Somebody of an eining: who they are, and what they are there. */
import { EINING_LIMITS } from "../../src/einings/limits.ts";
import { type EiningPerson, ROLES, type Role } from "../../src/einings/people.ts";
import { personAt } from "../../src/einings/state.ts";
import { SERVICES } from "../../src/meeting/people.ts";
import { capital, tenesteWord } from "../../src/text/words.ts";
import { choices, excerpt, form, shortText, subtle, text, textInput, writingInput } from "../kit/kit.ts";
import { type EiningContext, type EiningForm, goesTo, pressesForm, roleWord, sendsForm, standingWords } from "./kit.ts";

const NAME_CHARS = 40;

export const personForm: EiningForm = (ctx) => {
  const { t, eining, einingId: e, request, isAdministrator } = ctx;
  const person = request.key === undefined ? undefined : personAt(eining, request.key);
  const back = goesTo(t("eining.back"), "eining", { e });
  if (person !== undefined && !isAdministrator && isReserved(person)) {
    const words = standingWords(t, person, eining.einingKind);
    const body = [text(`**${shortText(person.name)}** – ${words}`), subtle(t("eining.person.reserved"))];
    return form(t("eining.person.title"), body, [back], t.målform);
  }
  const key = person?.key;
  const title = t("eining.person.remove", { name: excerpt(person?.name ?? "", NAME_CHARS) });
  const remove = key === undefined ? [] : [pressesForm(title, "einingRemovePerson", { e, key })];
  const actions = [sendsForm(t("dialog.save"), "einingPerson", { e, key }), ...remove, back];
  return form(
    t(person === undefined ? "eining.person.add" : "eining.person.title"),
    inputs(ctx, person),
    actions,
    t.målform,
  );
};

/** What an administrator alone may give and take. */
const RESERVED: readonly Role[] = ["leader", "owner"];
const isReserved = ({ roles }: EiningPerson) => roles.some((role) => RESERVED.includes(role));

function inputs({ t, eining, isAdministrator }: EiningContext, person: EiningPerson | undefined) {
  const kind = eining.einingKind;
  const roles = isAdministrator ? ROLES : ROLES.filter((role) => !RESERVED.includes(role));
  return [
    textInput(t, {
      id: "name",
      label: t("eining.name"),
      required: t("dialog.write"),
      limit: EINING_LIMITS.nameChars,
      value: person?.name ?? "",
    }),
    writingInput({
      id: "email",
      label: t("eining.person.email"),

      style: "Email",
      value: person?.email ?? "",
    }),
    ...(person?.personId === undefined ? [subtle(t("eining.person.emailHint"))] : []),
    choices({
      id: "roles",
      label: t("eining.person.roles"),
      options: roles.map((role) => ({ value: role, title: capital(roleWord(t, role, kind)) })),
      value: person?.roles ?? ["employee"],
      many: true,
    }),
    ...(isAdministrator ? [] : [subtle(t("eining.person.reserved"))]),
    choices({
      id: "contactOf",
      label: t("eining.person.contactOf"),
      options: SERVICES.map((teneste) => ({ value: teneste, title: capital(tenesteWord(t, teneste, kind)) })),
      value: person?.contactOf ?? [],
      many: true,
    }),
  ];
}
