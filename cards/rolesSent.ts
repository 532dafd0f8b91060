/**
 * The form about who is here, where they come from and which roles they have. Each input is called by what stood there when
 * the form was drawn, so that only what was changed in it is said: what somebody else has said meanwhile stays.
 */
import { z } from "zod";
import type { CommandBody, PersonChange } from "../src/meeting/commands.ts";
import { isUnstated, type Participant, type PersonId, TENESTER, type Teneste } from "../src/meeting/people.ts";
import { NOBODY } from "./kit/fields.ts";

/** Nobody has said where they come from. */
export const UNKNOWN = "unknown";
/** No viddevakt is chosen yet. */
export const LATER = "later";

type Stated = Teneste | typeof UNKNOWN;

/** Where somebody comes from, as far as it is said. */
export function stated(person: Participant): Stated {
  return isUnstated(person) ? UNKNOWN : person.teneste;
}

const bit = ({ present }: Participant) => (present ? "1" : "0");

export const personInput = (person: Participant): string => `person:${stated(person)}:${bit(person)}:${person.id}`;
/** A tick in the list of who is here. */
export const hereValue = (person: Participant): string => `${bit(person)}:${person.id}`;
export const viddevaktInput = (now: string): string => `viddevakt:${now}`;
export const secretaryInput = (now: string): string => `secretary:${now}`;

const PERSON = /^person:([^:]*):([01]):(.+)$/s;
const ROLE = /^(viddevakt|secretary):(.+)$/s;
const MOST = 200;
const inputs = z.record(z.string(), z.unknown()).catch({});
const teneste = z.enum([UNKNOWN, ...TENESTER]);
const chosen = z.string().min(1).max(200);

/** What was changed; with `rest`, those of whom nothing is said are of the unit. */
export function rolesIn(data: unknown, { here, rest }: { here: readonly string[]; rest: boolean }): CommandBody {
  const people: PersonChange[] = [];
  const roles: { viddevaktId?: PersonId | null; secretaryId?: PersonId | null } = {};
  for (const [input, value] of Object.entries(inputs.parse(data))) {
    const [, before = "", present, personId] = PERSON.exec(input) ?? [];
    if (personId !== undefined) {
      const said = teneste.safeParse(value).data;
      const from = said === UNKNOWN && rest ? "eining" : said;
      const isHere = here.includes(`${present}:${personId}`);
      people.push({
        personId: personId.slice(0, MOST),
        ...(from === undefined || from === before || from === UNKNOWN ? {} : { teneste: from }),
        ...(isHere === (present === "1") ? {} : { present: isHere }),
      });
    }
    const [, role, was] = ROLE.exec(input) ?? [];
    const person = chosen.safeParse(value).data;
    if (role === undefined || person === undefined || person === was || person === LATER) continue;
    roles[role === "viddevakt" ? "viddevaktId" : "secretaryId"] = person === NOBODY ? null : person;
  }
  const news = people.filter((one) => "teneste" in one || "present" in one).slice(0, MOST);
  return { type: "setRoles", people: news, ...roles };
}
