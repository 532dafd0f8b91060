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

const seat = ({ inRoom }: Participant) => (inRoom ? "1" : "0");

/** `asksSeat`: where the form has a list of who sits in the room. */
export function personInput(person: Participant, asksSeat: boolean): string {
  return `person:${stated(person)}:${bit(person)}${asksSeat ? seat(person) : ""}:${person.id}`;
}
/** A tick in the list of who is here. */
export const hereValue = (person: Participant): string => `${bit(person)}:${person.id}`;
/** And of who sits in the room. */
export const roomValue = (person: Participant): string => `${seat(person)}:${person.id}`;
export const viddevaktInput = (now: string): string => `viddevakt:${now}`;
export const secretaryInput = (now: string): string => `secretary:${now}`;

const PERSON = /^person:([^:]*):([01])([01]?):(.+)$/s;
const ROLE = /^(viddevakt|secretary):(.+)$/s;
const MOST = 200;
/** Written at once. */
const MOST_NAMES = 60;
const inputs = z.record(z.string(), z.unknown()).catch({});
const teneste = z.enum([UNKNOWN, ...TENESTER]);
const chosen = z.string().min(1).max(200);

interface Ticked {
  readonly here: readonly string[];
  readonly room: readonly string[];
  /** One on each line. */
  readonly names: string;
  readonly rest: boolean;
}

/** What was changed; with `rest`, those of whom nothing is said are of the unit. */
export function rolesIn(data: unknown, { here, room, names: typed, rest }: Ticked): CommandBody {
  const people: PersonChange[] = [];
  const roles: { viddevaktId?: PersonId | null; secretaryId?: PersonId | null } = {};
  for (const [input, value] of Object.entries(inputs.parse(data))) {
    const [, before = "", present, sat = "", personId] = PERSON.exec(input) ?? [];
    if (personId !== undefined) {
      const said = teneste.safeParse(value).data;
      const from = said === UNKNOWN && rest ? "eining" : said;
      const isHere = here.includes(`${present}:${personId}`);
      const sits = room.includes(`${sat}:${personId}`);
      people.push({
        personId: personId.slice(0, MOST),
        ...(from === undefined || from === before || from === UNKNOWN ? {} : { teneste: from }),
        ...(isHere === (present === "1") ? {} : { present: isHere }),
        ...(sat === "" || sits === (sat === "1") ? {} : { inRoom: sits }),
      });
    }
    const [, role, was] = ROLE.exec(input) ?? [];
    const person = chosen.safeParse(value).data;
    if (role === undefined || person === undefined || person === was || person === LATER) continue;
    roles[role === "viddevakt" ? "viddevaktId" : "secretaryId"] = person === NOBODY ? null : person;
  }
  const news = people.filter((one) => Object.keys(one).length > 1).slice(0, MOST);
  const names = typed
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return {
    type: "setRoles",
    people: news,
    ...(names.length === 0 ? {} : { names: names.slice(0, MOST_NAMES) }),
    ...roles,
  };
}
