/** Who takes part (DOMAIN §2). */

/** `aadObjectId`; for Teams guests without one their `29:…` id; for people without the app `utan-app:<n>`. */
export type PersonId = string;

/** Actor of events that the clock caused. */
export const SYSTEM: PersonId = "system";

/** Where a participant comes from. `eining` means employed by the school or kindergarten that owns the meeting. */
export const TENESTER = [
  "eining",
  "ppt",
  "helsestasjon",
  "skulehelseteneste",
  "barnevern",
  "lagterskel",
  "eigar",
  "bup",
  "nav",
  "politi",
  "frivillig",
  "kultur",
  "idrett",
  "anna",
] as const;
export type Teneste = (typeof TENESTER)[number];

/** A teneste that is not the eining itself. */
export type Service = Exclude<Teneste, "eining">;
export const SERVICES = TENESTER.filter((teneste) => teneste !== "eining") as [Service, ...Service[]];

/** Somebody has been asked about an address outside the meeting's own domains, and stands by it. */
export interface ConfirmedOutside {
  readonly by: PersonId;
  readonly atMs: number;
}

export interface Participant {
  readonly id: PersonId;
  readonly name: string;
  readonly teneste: Teneste;
  /** What they are there as, in a few words of their own; of `anna`, which teneste. */
  readonly role?: string;
  /** False for someone in the room, on the phone or visiting: leader or secretary writes for them. */
  readonly hasApp: boolean;
  readonly present: boolean;
  /** The leader has said that this person is of the unit; until then that is only taken to be so. */
  readonly confirmed?: boolean;
  /** Id in Teams' own form (`29:…`), needed for mentions and card refresh. */
  readonly teamsId?: string;
  readonly email?: string;
  /** The address is the person's user name, which may not be a mailbox. */
  readonly emailGuessed?: true;
  /** The address is outside the meeting's domains, and who confirmed it. */
  readonly outside?: ConfirmedOutside;
  /** Of another organisation, as Teams tells it: never leads. */
  readonly guest?: true;
  /** Sits with the others in one room, and so is here whatever Teams says, and may be written for. */
  readonly inRoom?: true;
}

/** Leader and secretary may act for them: they are not in Teams, or sit in the room where it is read aloud (DOMAIN §2). */
export function isWrittenFor({ hasApp, inRoom }: Participant): boolean {
  return !hasApp || inRoom === true;
}

/** Nobody who is there but the leader has a screen of their own. */
export function isAroundOnePc({
  people,
  leaderId,
}: {
  readonly people: readonly Participant[];
  readonly leaderId: PersonId;
}): boolean {
  const others = people.filter(({ id, present }) => present && id !== leaderId);
  return others.length > 0 && others.every(isWrittenFor);
}

/** As somebody who sits in the room, or does not. */
export function seated({ inRoom: _before, ...person }: Participant, inRoom: boolean): Participant {
  return inRoom ? { ...person, inRoom } : person;
}

/** Whether two sources tell of one person: by either key, since not every source knows both. */
export function isSame(one: Keys, other: Keys): boolean {
  return one.id === other.id || (one.teamsId !== undefined && one.teamsId === other.teamsId);
}
/** What somebody is known by. */
export type Keys = Pick<Participant, "id" | "teamsId">;

/** The one of `people` whom somebody is. */
export function knownAs<P extends Keys>(people: readonly P[], who: Keys): P | undefined {
  return people.find((person) => person.id === who.id) ?? people.find((person) => isSame(person, who));
}

/** A participant under the best key that either source knows: the object id before Teams' own. */
export function keyed(participant: Participant, who: Keys): Participant {
  return who.id === who.teamsId ? participant : { ...participant, id: who.id };
}

/** Evaluation and leading are for the unit's own people (DOMAIN §3 step 10). */
export function isEmployee(person: Participant): boolean {
  return person.teneste === "eining";
}

/** Nobody has said where they come from; until then they count as the unit's own. */
export function isUnstated(person: Participant): boolean {
  return isEmployee(person) && person.hasApp && person.confirmed !== true;
}

/** Somebody without an object id in the directory is known by Teams' own id. */
export function isGuest(person: Participant): boolean {
  return person.guest === true || person.id.startsWith("29:");
}
