/**
 * What can be done now, apart from how it looks: on the live card and in «Meir …» it is drawn from the same list, so that a
 * meeting can be led also where a client never fetches its own view of the card.
 */

import { type Action as Asked, isTimeFor, may } from "../../src/meeting/access.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { nameOf } from "../../src/meeting/record.ts";
import { phaseAfter } from "../../src/meeting/script/scripts.ts";
import { findPerson, speakingTurn } from "../../src/meeting/state.ts";
import { phaseName } from "../../src/text/words.ts";
import type { ActiveContext } from "../kit/context.ts";
import { type Action, excerpt, execute, openDialog } from "../kit/kit.ts";
import { type MeetingDialog, NEEDS } from "../needs.ts";
import type { Verb } from "../verbs.ts";

type Data = Readonly<Record<string, string | number | boolean>>;

export interface Act {
  readonly title: string;
  readonly how: { readonly verb: Verb & Asked; readonly data?: Data } | { readonly opens: MeetingDialog };
  readonly isRare?: true;
}

/** Not needed in most meetings: it has its button in «Meir …», and none on the card. */
export function rarely(act: Act): Act {
  return { ...act, isRare: true };
}

/** What has a button on the card. */
export function atHand(acts: readonly Act[]): Act[] {
  return acts.filter(({ isRare }) => !isRare);
}

/** Something that is done at once. */
export function does(title: string, verb: Verb & Asked, data?: Data): Act {
  return { title, how: data === undefined ? { verb } : { verb, data } };
}

/** Something that needs a form. */
export function opens(title: string, dialog: MeetingDialog): Act {
  return { title, how: { opens: dialog } };
}

/** What one must be able to do, for this to be of use. */
function needs({ how }: Act): readonly Asked[] {
  return "opens" in how ? NEEDS[how.opens] : [how.verb];
}

/** Those of `acts` that the viewer may. */
export function allowed({ meeting, viewerId }: ActiveContext, acts: readonly Act[]): Act[] {
  if (viewerId === undefined) return [];
  return acts.filter((act) => needs(act).every((asked) => may(meeting, viewerId, asked)));
}

/** Those of `acts` that it is time for, whoever may: for buttons that everybody sees. */
export function timely({ meeting }: ActiveContext, acts: readonly Act[]): Act[] {
  return acts.filter((act) => needs(act).every((asked) => isTimeFor(meeting, asked)));
}

/** As buttons of a card. */
export function asButtons(ctx: ActiveContext, acts: readonly Act[]): Action[] {
  return acts.map(({ title, how }) =>
    "opens" in how ? openDialog(title, how.opens, ctx) : execute(title, how.verb, ctx, how.data),
  );
}

/** On to the next phase, or the end. */
export function nextActs({ meeting, t }: ActiveContext): Act[] {
  const { phase } = meeting.visit;
  const next = phaseAfter(meeting.info, phase);
  const title =
    next === undefined ? t("card.button.finish") : t("card.button.next", { phase: phaseName(t, meeting, next.id) });
  return [does(title, "nextPhase", { from: phase })];
}

/** One's own turn, with nothing to say. */
export function passAct({ t }: ActiveContext): Act {
  return does(t("card.button.pass"), "pass");
}

export function endRoundAct({ t }: ActiveContext): Act {
  return does(t("card.button.endRound"), "endRound");
}

/** Where the word may go round once more: never in the place of what ends a round. */
export function roundAgainActs({ t }: ActiveContext): Act[] {
  return [does(t("card.button.anotherRound"), "anotherRound")];
}

/** Whether the next step is the last: its button has a place of its own, away from where «Neste» stood. */
export function isLastPhase({ meeting }: ActiveContext): boolean {
  return phaseAfter(meeting.info, meeting.visit.phase) === undefined;
}

export function timeActs({ t }: ActiveContext): Act[] {
  return [
    does(t("card.button.resume"), "resume"),
    rarely(opens(t("card.button.lengthen"), "lengthen")),
    rarely(does(t("card.button.pause"), "pause")),
  ];
}

/** Yes and no to the one who asks to lead. */
export function takeOverActs({ t }: ActiveContext): Act[] {
  return [
    does(t("card.button.takeOverYes"), "answerTakeOver", { yes: true }),
    does(t("card.button.takeOverNo"), "answerTakeOver", { yes: false }),
  ];
}

/** Yes and no to the leader, who asks one to lead from now on. */
export function offerActs({ t }: ActiveContext): Act[] {
  return [
    does(t("card.button.offerYes"), "answerOffer", { yes: true }),
    does(t("card.button.offerNo"), "answerOffer", { yes: false }),
  ];
}

export function whoAsksToLead({ meeting }: ActiveContext): Participant | undefined {
  return meeting.takeOverById === undefined ? undefined : findPerson(meeting, meeting.takeOverById);
}

/** Giving the word on. To all but the one who speaks it says whose turn that ends, and who is next. */
export function turnActs({ meeting, viewerId, t }: ActiveContext): Act[] {
  const { visit } = meeting;
  const speaking = isTimeFor(meeting, "endTurn") ? speakingTurn(meeting) : undefined;
  if (speaking === undefined || !("round" in visit)) return [];
  const called = (id: string) => excerpt(nameOf(meeting.people, id), 30);
  const name = called(speaking.personId);
  const next = visit.round.turns.find(({ status }) => status === "waiting");
  const byOthers =
    next === undefined
      ? t("card.button.lastSpeaker", { name })
      : t("card.button.nextSpeaker", { name, next: called(next.personId) });
  const title = speaking.personId === viewerId ? t("card.button.endTurn") : byOthers;
  return [does(title, "endTurn", { personId: speaking.personId })];
}

export function minuteActs({ meeting, t }: ActiveContext): Act[] {
  return [does(t("card.button.oneMinute"), "lengthen", { minutes: 1, plannedMs: meeting.visit.plannedMs })];
}
