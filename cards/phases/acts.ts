/**
 * What somebody with a role can do now, apart from how it looks: on the live card and in «Meir …» it is drawn from the
 * same list, so that a meeting can be led also where a client never fetches its own view of the card.
 */

import { may, type Power } from "../../src/meeting/access.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { phaseAfter } from "../../src/meeting/script/scripts.ts";
import { findPerson, speakingTurn } from "../../src/meeting/state.ts";
import { phaseName } from "../../src/text/words.ts";
import type { ActiveContext } from "../kit/context.ts";
import { type Action, execute, openDialog } from "../kit/kit.ts";
import type { DialogName, Verb } from "../verbs.ts";

export interface Act {
  readonly title: string;
  /** What one must be allowed to, for this to be of use. */
  readonly power: Power;
  readonly how:
    | { readonly verb: Verb; readonly data?: Readonly<Record<string, string | number | boolean>> }
    | { readonly opens: DialogName };
}

/** Something that is done at once. */
export function does(
  title: string,
  verb: Verb & Power,
  data?: Readonly<Record<string, string | number | boolean>>,
): Act {
  return { title, power: verb, how: data === undefined ? { verb } : { verb, data } };
}

/** Something that needs a form. */
export function opens(title: string, dialog: DialogName, power: Power): Act {
  return { title, power, how: { opens: dialog } };
}

/** Those of `acts` that the viewer has the role for. */
export function allowed({ meeting, viewerId }: ActiveContext, acts: readonly Act[]): Act[] {
  return viewerId === undefined ? [] : acts.filter((act) => may(meeting, viewerId, act.power));
}

/** As buttons of a card. */
export function asButtons(ctx: ActiveContext, acts: readonly Act[]): Action[] {
  return acts.map(({ title, how }) =>
    "opens" in how ? openDialog(title, how.opens, ctx) : execute(title, how.verb, ctx, how.data),
  );
}

/** On to the next phase, or the end. Not while the clock stands. */
export function nextActs({ meeting, t }: ActiveContext): Act[] {
  if (!meeting.clock.running) return [];
  const { phase } = meeting.visit;
  const next = phaseAfter(meeting.info, phase);
  const title =
    next === undefined ? t("card.button.finish") : t("card.button.next", { phase: phaseName(t, meeting, next.id) });
  return [does(title, "nextPhase", { from: phase })];
}

export function timeActs({ meeting, t }: ActiveContext): Act[] {
  const time = opens(t("card.button.lengthen"), "lengthen", "lengthen");
  return meeting.clock.running
    ? [time, does(t("card.button.pause"), "pause")]
    : [does(t("card.button.resume"), "resume"), time];
}

/** Yes and no to the one who asks to lead. */
export function takeOverActs(ctx: ActiveContext): Act[] {
  const { t } = ctx;
  if (whoAsksToLead(ctx) === undefined) return [];
  return [
    does(t("card.button.takeOverYes"), "answerTakeOver", { yes: true }),
    does(t("card.button.takeOverNo"), "answerTakeOver", { yes: false }),
  ];
}

export function whoAsksToLead({ meeting }: ActiveContext): Participant | undefined {
  return meeting.takeOverById === undefined ? undefined : findPerson(meeting, meeting.takeOverById);
}

/** Next speaker, and one more minute: what the viddevakt has at hand. */
export function viddevaktActs({ meeting, t }: ActiveContext): Act[] {
  const speaking = meeting.clock.running ? speakingTurn(meeting) : undefined;
  return [
    ...(speaking === undefined ? [] : [does(t("card.button.nextSpeaker"), "endTurn", { personId: speaking.personId })]),
    does(t("card.button.oneMinute"), "lengthen", { minutes: 1, plannedMs: meeting.visit.plannedMs }),
  ];
}
