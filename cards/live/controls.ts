/** What only leader and viddevakt see on the live card. The server checks the role again at every action. */

import { REMINDERS } from "../../src/meeting/events.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { nextPhase } from "../../src/meeting/script.ts";
import { findPerson, speakingTurn, viddevaktId } from "../../src/meeting/state.ts";
import type { ActiveContext } from "../context.ts";
import { type Action, buttons, type CardElement, container, execute, openDialog, shortText, text } from "../kit.ts";

/** The controls of the one who looks, or nothing. */
export function controls(ctx: ActiveContext, ofPhase: readonly Action[]): CardElement[] {
  const { meeting, viewerId, t } = ctx;
  if (viewerId === undefined) return [];
  if (viewerId === meeting.leaderId) {
    return [...takeOver(ctx), panel(t("card.controls.leader"), ofPhase, leaderActions(ctx))];
  }
  if (viewerId === meeting.secretaryId) return [panel(t("card.controls.secretary"), ofPhase)];
  if (viewerId === viddevaktId(meeting))
    return [panel(t("card.controls.viddevakt"), viddevaktActions(ctx), reminderActions(ctx))];
  return [];
}

function panel(title: string, ...groups: readonly (readonly Action[])[]): CardElement {
  return container([text(title, { weight: "Bolder" }), ...groups.flatMap((actions) => buttons(...actions))], {
    style: "emphasis",
    spacing: "Medium",
  });
}

function leaderActions(ctx: ActiveContext): Action[] {
  const { meeting, t } = ctx;
  const { phase } = meeting.visit;
  const next = nextPhase(phase);
  const title = next === undefined ? t("card.button.finish") : t("card.button.next", { phase: t(`phase.${next}`) });
  const time = openDialog(t("card.button.lengthen"), "lengthen", ctx);
  return meeting.clock.running
    ? [execute(title, "nextPhase", ctx, { from: phase }), time, execute(t("card.button.pause"), "pause", ctx)]
    : [execute(t("card.button.resume"), "resume", ctx), time];
}

/** Another employee asks to lead: the leader answers, or is silent for five minutes. */
function takeOver(ctx: ActiveContext): CardElement[] {
  const { t } = ctx;
  const person = whoAsksToLead(ctx);
  if (person === undefined) return [];
  const yes = execute(t("card.button.takeOverYes"), "answerTakeOver", ctx, { yes: true });
  const no = execute(t("card.button.takeOverNo"), "answerTakeOver", ctx, { yes: false });
  const asked = text(t("card.takeOver.asked", { name: shortText(person.name) }));
  return [container([asked, ...buttons(yes, no)], { style: "emphasis", spacing: "Medium" })];
}

/**
 * What the others see of it. Nobody's own view of a card is renewed unless the plain one changes, so without this
 * line the leader would not be told.
 */
export function takeOverNews(ctx: ActiveContext): CardElement[] {
  const { meeting, viewerId, t } = ctx;
  const person = viewerId === meeting.leaderId ? undefined : whoAsksToLead(ctx);
  return person === undefined ? [] : [text(t("card.takeOver.news", { name: shortText(person.name) }))];
}

function whoAsksToLead({ meeting }: ActiveContext): Participant | undefined {
  return meeting.takeOverById === undefined ? undefined : findPerson(meeting, meeting.takeOverById);
}

/** Next speaker, and one more minute. */
export function viddevaktActions(ctx: ActiveContext): Action[] {
  const { meeting, t } = ctx;
  const speaking = meeting.clock.running ? speakingTurn(meeting) : undefined;
  const data = speaking === undefined ? undefined : { personId: speaking.personId };
  const next = data === undefined ? [] : [execute(t("card.button.nextSpeaker"), "endTurn", ctx, data)];
  return [...next, execute(t("card.button.oneMinute"), "lengthen", ctx, { minutes: 1 })];
}

/** The three gentle reminders to the chat. */
export function reminderActions(ctx: ActiveContext): Action[] {
  return REMINDERS.map((reminder) => execute(ctx.t(`card.button.remind.${reminder}`), "remind", ctx, { reminder }));
}
