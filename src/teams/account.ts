/**
 * People as Teams tells of them. The same account comes under several keys, depending on who tells: an activity says
 * `aadObjectId`, a roster says that or `objectId`, an event may say neither (PLATFORM §2). Here they become one.
 */

import { z } from "zod";
import { parseAddress } from "../meeting/addresses.ts";
import type { Participant } from "../meeting/people.ts";
import { oneLine } from "../text/oneLine.ts";

/** Null, or of another shape than documented: as absent. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const text = maybe(z.string());

/** An account in any of Teams' JSON. */
export const account = z
  .looseObject({
    id: z.string(),
    aadObjectId: text,
    objectId: text,
    name: text,
    givenName: text,
    surname: text,
    email: text,
    userPrincipalName: text,
    tenantId: text,
    userRole: text,
  })
  .transform(({ id, aadObjectId, objectId, name, givenName, surname, email, ...rest }) => {
    const userName = rest.userPrincipalName ?? "";
    return {
      id: aadObjectId || objectId || id,
      teamsId: id,
      name: oneLine(name ?? "") || oneLine(`${givenName ?? ""} ${surname ?? ""}`),
      ...addressOf(email ?? "", userName),
      ...(["guest", "anonymous"].includes(rest.userRole?.toLowerCase() ?? "") || GUEST_NAME.test(userName)
        ? { guest: true as const }
        : {}),
      ...(rest.tenantId ? { tenantId: rest.tenantId } : {}),
    };
  });

/** How a guest's user name looks: «kari_gmail.com#EXT#@kommune.onmicrosoft.com». */
const GUEST_NAME = /#ext#/i;

/** The user name is the address of most people, but not of all. */
function addressOf(email: string, userName: string): Pick<Participant, "email" | "emailGuessed"> {
  const told = parseAddress(email);
  if (told !== undefined) return { email: told };
  const guessed = parseAddress(userName);
  return guessed === undefined ? {} : { email: guessed, emailGuessed: true };
}
