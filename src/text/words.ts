/** The field's own words for things in the record, in the målform of `t`. All in lower case; see `capital`. */

import type { Change, Part } from "../meeting/afterwards/referat.ts";
import type { EiningKind, Målform } from "../meeting/events.ts";
import type { Participant, PersonId, Teneste } from "../meeting/people.ts";
import type { Actor, Plan, SaidLater } from "../meeting/plan.ts";
import { nameOf } from "../meeting/record.ts";
import type { PhaseId } from "../meeting/script/phase.ts";
import { countOf, numberOf, phaseOf } from "../meeting/script/scripts.ts";
import type { ActiveMeeting, KnownMeeting } from "../meeting/state.ts";
import type { TextKey, Translate } from "./text.ts";

/** With a capital first letter, for the start of a line or a button. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a phase of the meeting is called. */
export function phaseName(t: Translate, { info }: Pick<KnownMeeting, "info">, id: PhaseId): string {
  return t(`phase.${phaseOf(info, id).texts}`);
}

/** Where the meeting is: «Fase 5 av 8 · Oppretthaldande faktorar». */
export function whereNow(t: Translate, meeting: ActiveMeeting): string {
  const { info, visit } = meeting;
  const [number, count] = [numberOf(info, visit.phase), countOf(info)];
  return t("card.phase", { number, count, phase: phaseName(t, meeting, visit.phase) });
}

/** Where a participant comes from: «skulen», «PPT», «barnehageeigar» … */
export function tenesteWord(t: Translate, teneste: Teneste, kind: EiningKind): string {
  return t(`teneste.${teneste}`, { einingKind: kind });
}

/** Who may be responsible for a tiltak. */
export function actorWord(t: Translate, actor: Actor, kind: EiningKind): string {
  return actor === "guardians" || actor === "children"
    ? t(`actor.${actor}`, { einingKind: kind })
    : tenesteWord(t, actor, kind);
}

/** «skulen, PPT og føresette». */
export function actorList(t: Translate, actors: readonly Actor[], kind: EiningKind): string {
  return listed(
    t,
    actors.map((actor) => actorWord(t, actor, kind)),
  );
}

/** «skulen og PPT ved Gro Li»: who is responsible for a tiltak, and the one who sees to it where that is said. Not escaped. */
export function responsibleText(
  t: Translate,
  { people, info }: Pick<KnownMeeting, "people"> & { readonly info: Pick<KnownMeeting["info"], "einingKind"> },
  { responsible, person }: Plan,
): string {
  const who = actorList(t, responsible, info.einingKind);
  if (person === undefined) return who;
  return t("responsible", { who, name: nameOf(people, person.id) || person.name });
}

/** «kategori, mål og kven som evaluerer»: what a plan does not say yet. */
export function missingText(missing: readonly SaidLater[], t: Translate): string {
  return listed(
    t,
    missing.map((field) => t(`plan.${field}`)),
  );
}

/** «rektor» or «styrar», by the kind of unit (DOMAIN §2). */
export function leaderWord(t: Translate, kind: EiningKind): string {
  return t(`leaderWord.${kind}`);
}

const LISTS: Readonly<Record<Målform, Intl.ListFormat>> = {
  nn: new Intl.ListFormat("nn-NO"),
  nb: new Intl.ListFormat("nb-NO"),
};

/** «a, b og c»; empty for none. */
export function listed(t: Translate, items: readonly string[]): string {
  return LISTS[t.målform].format(items);
}

/** «Gro Li», or «Gro Li, skrive av Siri Vik» where that is another person (DOMAIN §2). Not escaped. */
export function saidBy(
  t: Translate,
  people: readonly Participant[],
  said: { readonly authorId: PersonId; readonly writtenById: PersonId },
): string {
  const author = nameOf(people, said.authorId);
  if (said.writtenById === said.authorId) return author;
  return t("onBehalf", { writer: nameOf(people, said.writtenById), author });
}

const PART_HEADINGS: Readonly<Record<Part, TextKey>> = {
  shortChallenge: "referat.what",
  shortFactors: "referat.chosenFactors",
  shortTiltak: "referat.agreedTiltak",
  participants: "referat.participants",
  challenge: "referat.challenge",
  clarifying: "referat.questions",
  statusQuo: "phase.statusQuo",
  factors: "phase.factors",
  picture: "referat.pictureHeading",
  aboutTiltak: "referat.aboutTiltak",
  otherTiltak: "referat.otherTiltak",
  evaluation: "referat.evaluation",
  seen: "referat.part.seen",
  stair: "referat.part.stair",
  usedTime: "referat.usedTime",
  remarks: "referat.remarks",
};

/** The heading of a part of the referat of a meeting, also where nothing stands under it. */
export function partHeading(t: Translate, part: Part, { brought }: { readonly brought?: readonly unknown[] }): string {
  return t(part === "shortTiltak" && brought !== undefined ? "referat.followedUp.heading" : PART_HEADINGS[part]);
}

/** What was changed in a referat, by the names that its parts have there: «Merknader» og planane for tiltaka. */
export function changeList(t: Translate, changed: readonly Change[]): string {
  return listed(
    t,
    changed.map((what) =>
      what === "plans" || what === "names" || what === "parts" ? t(`change.${what}`) : `«${partHeading(t, what, {})}»`,
    ),
  );
}
