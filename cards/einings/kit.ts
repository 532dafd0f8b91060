/** What forms about einings are drawn from, and the buttons that they have. */
import type { EiningPerson, Role, Standing } from "../../src/einings/people.ts";
import type { Eining } from "../../src/einings/state.ts";
import type { EiningKind } from "../../src/meeting/events.ts";
import type { Translate } from "../../src/text/text.ts";
import { listed, tenesteWord } from "../../src/text/words.ts";
import { type About, goesToAbout, opensAbout, pressesAbout, sendsAbout } from "../kit/aboutButtons.ts";
import type { Dialog } from "../kit/context.ts";
import type { Action } from "../kit/kit.ts";
import type { EiningDialog, EiningRequest, EiningVerb } from "./request.ts";

export interface EiningContext {
  readonly einingId: string;
  readonly eining: Eining;
  /** Whoever looks is named in the configuration; else they lead the eining. */
  readonly isAdministrator: boolean;
  readonly request: EiningRequest;
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
  readonly t: Translate;
}

export type EiningForm = (ctx: EiningContext) => Dialog;

/** On a card: opens a form. */
export const opensForm: (title: string, dialog: EiningDialog, about?: About) => Action = opensAbout;

/** In a form: goes on to another one, and leaves what is filled in behind. */
export const goesTo: (title: string, dialog: EiningDialog, about?: About) => Action = goesToAbout;

/** Sends what is filled in. */
export const sendsForm: (title: string, verb: EiningVerb, about?: About) => Action = sendsAbout;

/** Does what it says, whatever is filled in. */
export const pressesForm: (title: string, verb: EiningVerb, about?: About) => Action = pressesAbout;

/** «rektor», «nestleiar», «tilsett», «skuleeigar». */
export function roleWord(t: Translate, role: Role, einingKind: EiningKind): string {
  if (role === "leader") return t(`leaderWord.${einingKind}`);
  return role === "owner" ? t("teneste.eigar", { einingKind }) : t(`eining.role.${role}`);
}

/** All that somebody is in an eining: «nestleiar, kontakt for PPT». */
export function standingWords(t: Translate, { roles, contactOf }: Standing, kind: EiningKind): string {
  const tenester = listed(
    t,
    contactOf.map((teneste) => tenesteWord(t, teneste, kind)),
  );
  const contact = contactOf.length === 0 ? [] : [t("eining.role.contact", { tenester })];
  return [...roles.map((role) => roleWord(t, role, kind)), ...contact].join(", ");
}

/** Leaders first, then by name. */
export function inListOrder(people: readonly EiningPerson[]): EiningPerson[] {
  const rank = ({ roles }: EiningPerson) => (roles.includes("leader") ? 0 : roles.includes("deputy") ? 1 : 2);
  return people.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "nb"));
}
