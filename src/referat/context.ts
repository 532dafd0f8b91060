/** What every section of the referat is written from. */
import type { PersonId } from "../meeting/people.ts";
import { nameOf } from "../meeting/record.ts";
import type { Phase } from "../meeting/script/phase.ts";
import { phaseOf } from "../meeting/script/scripts.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import type { Translate } from "../text/text.ts";
import { toldApart } from "../text/toldApart.ts";
import { nameMask } from "./maskNames.ts";
import { safeText, withTexts } from "./safeText.ts";

export interface Context {
  /** Its texts are safe (see `safeText`), and without the names that are not to stand there. */
  readonly meeting: EndedMeeting;
  readonly t: Translate;
}

/** `t` speaks the målform that the meeting was held in. */
export function contextOf(ended: EndedMeeting, t: Translate): Context {
  const hide = maskOf(ended, t);
  // As it was before its end is no part of what is told, and as large again.
  const { asItStood: _before, ...told } = toldApart(ended, t);
  return { meeting: withTexts(told, (text) => safeText(hide(text))), t };
}

/** What goes on from a meeting to other places than its referat, without the names that are not to stand there either. */
export function withoutNames(ended: EndedMeeting, t: Translate): EndedMeeting {
  return { ...ended, record: withTexts(ended.record, maskOf(ended, t)) };
}

function maskOf({ info, people, referat }: EndedMeeting, t: Translate): (text: string) => string {
  const spared = [info.eining, ...people.map((person) => person.name)];
  return nameMask(referat.work.decisions, spared, t("referat.nameRemoved"));
}

export function name({ meeting }: Context, id: PersonId): string {
  return nameOf(meeting.people, id);
}

/** Whether the meeting came as far as a phase like this. */
export function came({ meeting }: Context, isLikeThis: (phase: Phase) => boolean): boolean {
  return meeting.past.some((visit) => isLikeThis(phaseOf(meeting.info, visit.phase)));
}

/** Asides of one item, those that are there. */
export function asides(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}
