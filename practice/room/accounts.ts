/** People as Teams tells of them: which ids, names and addresses they have, depending on who tells. */
import type { MeetingRole } from "../api/views.ts";
import type { IdForm, Quirks } from "./quirks.ts";
import type { PersonState, WorldState } from "./state.ts";

/** The directory id of a person, under the names it has in this form; nobody but the anonymous is without one. */
export function directoryIds(
  state: WorldState,
  person: PersonState,
  form: IdForm,
): { readonly [name: string]: string } {
  const { aadObjectId, standing } = person;
  if (standing === "anonymous") return {};
  const each = ["objectId", "aadObjectId", "both"] as const;
  const chosen = form === "mixed" ? each[Math.max(0, state.people.indexOf(person)) % each.length] : form;
  return {
    ...((chosen === "objectId" || chosen === "both") && { objectId: aadObjectId }),
    ...((chosen === "aadObjectId" || chosen === "both") && { aadObjectId }),
  };
}

/** A person as Teams describes an account, in rosters and events. */
export function account(
  state: WorldState,
  person: PersonState,
  ids: IdForm,
  emails: Quirks["emails"] = "told",
): Readonly<Record<string, unknown>> {
  const { id, name, email, standing = "member" } = person;
  const tenantId = tenantOf(state, person);
  if (standing === "anonymous") return { id, name, tenantId, userRole: "anonymous" };
  const names = name.split(" ");
  const guestName = `${(email ?? id).replace("@", "_")}#EXT#@fjordglytt.example.no`;
  const addresses =
    standing === "guest"
      ? { userPrincipalName: guestName }
      : email !== undefined && { email, userPrincipalName: email };
  return {
    id,
    // One of them has no name for the roster, but its parts.
    ...(!person.nameless && { name }),
    ...directoryIds(state, person, ids),
    givenName: names.slice(0, -1).join(" "),
    surname: names.at(-1),
    ...(emails === "told" && addresses),
    tenantId,
    userRole: standing === "guest" ? "guest" : "user",
  };
}

/** Where the one from outside belongs. */
export const EXTERNAL_TENANT = "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";

/** The organisation that somebody is of. */
export function tenantOf(state: WorldState, { standing }: PersonState): string {
  return standing === "external" ? EXTERNAL_TENANT : state.tenantId;
}

/** The role in a meeting, spelled as Teams spells it. */
export function roleName(role: MeetingRole): string {
  return role[0]?.toUpperCase() + role.slice(1);
}
