/** Who may do what is not for everybody. One table, for the rules and for the buttons that people are shown. */
import type { CommandBody } from "../commands.ts";
import type { PersonId } from "../people.ts";
import { type KnownMeeting, viddevaktId } from "../state.ts";

export type Role = "leader" | "secretary" | "viddevakt";
/** A command, or writing and answering on behalf of people without the app. */
export type Power = CommandBody["type"] | "actForOthers";

/** Only these; a command that is not here is for everybody who takes part. */
export const RESERVED = {
  askViddevakt: ["leader"],
  goWithoutViddevakt: ["leader"],
  appointSecretary: ["leader"],
  answerTakeOver: ["leader"],
  nextPhase: ["leader"],
  goBack: ["leader"],
  abort: ["leader"],
  endRound: ["leader"],
  anotherRound: ["leader"],
  concludeStatusQuo: ["leader"],
  mergeFactors: ["leader"],
  chooseFactors: ["leader"],
  takeTiltak: ["leader"],
  dropTiltak: ["leader"],
  pause: ["leader", "secretary"],
  resume: ["leader", "secretary"],
  addWithoutApp: ["leader", "secretary"],
  wordStatusQuo: ["leader", "secretary"],
  actForOthers: ["leader", "secretary"],
  lengthen: ["leader", "viddevakt"],
  remind: ["leader", "viddevakt"],
} as const satisfies Partial<Record<Power, readonly Role[]>>;

export function hasRole(meeting: KnownMeeting, id: PersonId, role: Role): boolean {
  const holder = { leader: meeting.leaderId, secretary: meeting.secretaryId, viddevakt: viddevaktId(meeting) }[role];
  return holder === id;
}

/** Whether `id`, who takes part, has a role that gives `power`. */
export function may(meeting: KnownMeeting, id: PersonId, power: Power): boolean {
  const roles: readonly Role[] | undefined = (RESERVED as Partial<Record<Power, readonly Role[]>>)[power];
  return roles === undefined || roles.some((role) => hasRole(meeting, id, role));
}
