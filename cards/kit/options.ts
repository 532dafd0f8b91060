/** What there is to choose among in forms. */

import { may } from "../../src/meeting/access.ts";
import {
  isWrittenFor,
  type Participant,
  type PersonId,
  SERVICES,
  TENESTER,
  type Teneste,
} from "../../src/meeting/people.ts";
import { type Actor, OWN_ACTORS } from "../../src/meeting/plan.ts";
import { TILTAK_KINDS } from "../../src/meeting/record.ts";
import type { ActiveMeeting, KnownMeeting } from "../../src/meeting/state.ts";
import { actorWord, capital, tenesteWord } from "../../src/text/words.ts";
import type { FormContext } from "./formContext.ts";
import { type CardElement, type ChoiceOption, choices, excerpt, subtle } from "./kit.ts";

/** A form must fit however much has been said: this many choices, sharing this many characters. */
const MOST_OPTIONS = 120;
const TITLE_CHARS = 6000;
const LONGEST_TITLE = 200;

interface OptionsOf<C> {
  /** Says more about one, after its text. */
  readonly mark?: (contribution: C) => string;
  /** Where there is not room for all, these stand first: what was chosen before must not get lost. */
  readonly isFirst?: (contribution: C) => boolean;
  /** How many lists of the form are made of them. */
  readonly lists?: number;
}

/** Contributions to choose among, shortened as their number asks for. */
export function contributionOptions<C extends { readonly id: string; readonly text: string }>(
  contributions: readonly C[],
  { mark = () => "", isFirst = () => false, lists = 1 }: OptionsOf<C> = {},
): ChoiceOption[] {
  const isLong = contributions.length > MOST_OPTIONS;
  const ordered = isLong
    ? contributions.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a))).slice(0, MOST_OPTIONS)
    : contributions;
  const room = Math.min(LONGEST_TITLE, Math.floor(TITLE_CHARS / lists / Math.max(1, ordered.length)));
  return ordered.map((c) => ({ value: c.id, title: excerpt(c.text.replace(/\s+/g, " "), room) + mark(c) }));
}

/** Says so where there are more than the list has room for. */
export function notAll({ t }: FormContext, { length: count }: readonly unknown[]): CardElement[] {
  return count > MOST_OPTIONS ? [subtle(t("dialog.notAll", { shown: MOST_OPTIONS, count }))] : [];
}

/** Names are cut to `chars` where a form has many of them. */
export function personOptions(people: readonly Participant[], chars?: number): ChoiceOption[] {
  return people.map(({ id, name }) => ({ value: id, title: chars === undefined ? name : excerpt(name, chars) }));
}

export function tenesteOptions(
  { t, meeting }: FormContext<KnownMeeting>,
  among: readonly Teneste[] = TENESTER,
): ChoiceOption[] {
  return among.map((value) => ({ value, title: capital(tenesteWord(t, value, meeting.info.einingKind)) }));
}

export function tiltakKindOptions({ t }: FormContext): ChoiceOption[] {
  return TILTAK_KINDS.map((value) => ({ value, title: capital(t(`kind.${value}`)) }));
}

/**
 * Who may be responsible for a tiltak: the unit's own first. While the meeting runs, tenester that are in it: nobody takes on
 * something for those who can't say yes. Those that `given` has already stay.
 */
export function actorOptions({ t, meeting }: FormContext<KnownMeeting>, given: readonly Actor[] = []): ChoiceOption[] {
  const isThere = (teneste: Actor) =>
    meeting.status === "ended" || given.includes(teneste) || meeting.people.some((p) => p.teneste === teneste);
  const actors = [...OWN_ACTORS, ...SERVICES.filter(isThere)];
  return actors.map((value) => ({ value, title: capital(actorWord(t, value, meeting.info.einingKind)) }));
}

/** Present people whom leader and secretary write for. */
export function writtenFor(meeting: ActiveMeeting): Participant[] {
  return meeting.people.filter((p) => p.present && isWrittenFor(p));
}

/** Whether people sit around one screen, and forms go from one to the next. */
export function sitTogether(meeting: ActiveMeeting): boolean {
  return meeting.people.filter((p) => p.present && p.inRoom).length > 1;
}

/**
 * Whom a form is sent for, as it stands when opened, and «Kven gjeld det?» where there is a choice:
 * for leader and secretary when somebody is here whom they write for. `fits` leaves out those whom the form is not for;
 * `first` is chosen where nobody was asked for.
 */
export function forWhom(
  { meeting, viewerId, request, t }: FormContext,
  fits: (person: Participant) => boolean = () => true,
  first?: PersonId,
): { readonly personId: PersonId; readonly inputs: readonly CardElement[] } {
  const others = writtenFor(meeting).filter((p) => p.id !== viewerId && fits(p));
  if (!may(meeting, viewerId, "actForOthers") || others.length === 0) return { personId: viewerId, inputs: [] };
  const self = meeting.people.filter((p) => p.id === viewerId && fits(p));
  const options = [...self.map((p) => ({ value: p.id, title: t("dialog.myself") })), ...personOptions(others)];
  const among = (id: PersonId | undefined) => options.find((o) => o.value === id)?.value;
  const personId = among(request.personId) ?? among(first) ?? options[0]?.value ?? viewerId;
  const label = t("dialog.forWhom");
  return {
    personId,
    inputs: [choices({ id: "personId", label, required: t("dialog.choose"), options, value: personId })],
  };
}
