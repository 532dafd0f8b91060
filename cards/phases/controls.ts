/** What only those with a role see on the live card. The server checks the role again at every action. */

import { takeOverDueMs } from "../../src/meeting/during/leading.ts";
import { REMINDERS } from "../../src/meeting/events.ts";
import { viddevaktId } from "../../src/meeting/state.ts";
import { clockText } from "../../src/text/dates.ts";
import type { ActiveContext } from "../kit/context.ts";
import { type Action, buttons, type CardElement, container, execute, openDialog, shortText, text } from "../kit/kit.ts";
import {
  type Act,
  allowed,
  asButtons,
  atHand,
  isLastPhase,
  minuteActs,
  nextActs,
  takeOverActs,
  timeActs,
  turnActs,
  whoAsksToLead,
} from "./acts.ts";
import type { LivePart, RoleActs } from "./part.ts";

/** Beside the step, of those who help the leader. */
const MOST_BESIDE = 3;

/** What the one who speaks has besides everybody's buttons. */
export function speaking(ctx: ActiveContext): CardElement[] {
  const own = asButtons(ctx, allowed(ctx, turnActs(ctx)));
  return own.length === 0 ? [] : [panel(ctx.t("card.controls.speaker"), own)];
}

/** Whether it is the referent or the viddevakt who looks: they have a card of their own. */
export function isHelping({ meeting, viewerId }: ActiveContext): boolean {
  return viewerId !== undefined && [meeting.secretaryId, viddevaktId(meeting)].includes(viewerId);
}

/**
 * All that the referent or the viddevakt has at hand, in place of everybody's buttons: their step, and below it what belongs to the
 * role, and then what everybody has, as far as there is room.
 */
export function helping(ctx: ActiveContext, { everyone, acts, role }: LivePart): CardElement[] {
  const { meeting, viewerId, t } = ctx;
  const watches = viewerId === viddevaktId(meeting);
  const [resume, word] = [timeActs(ctx), turnActs(ctx)];
  const possible = (all: readonly Act[]) => allowed(ctx, atHand(all));
  const ofPhase = role.step === undefined ? [] : [role.step];
  const steps = possible([...resume, ...(watches ? word : []), ...ofPhase, ...word]).slice(0, 1);
  const others = possible([...(watches ? minuteActs(ctx) : []), ...role.beside, ...acts, ...everyone]);
  // Those that the role and everybody have stand once.
  const all = [...new Map([...steps, ...others].map((one) => [one.title, one])).values()];
  const beside = all.slice(steps.length, steps.length + MOST_BESIDE);
  const more = openDialog(t("card.button.more"), "more", ctx);
  const title = t(watches ? "card.controls.viddevakt" : "card.controls.secretary");
  const below = [...asButtons(ctx, beside), more];
  return [...takeOverNews(ctx), panel(title, asButtons(ctx, steps), below)];
}

/**
 * All that the leader has at hand, in place of everybody's buttons: the next step alone on top, and below it what else may be
 * wanted. While it stands still, going on is the step. Ending the meeting never is: it stands last, where «Neste» never was.
 */
export function leading(ctx: ActiveContext, { step, beside }: RoleActs): CardElement[] {
  const { t } = ctx;
  const shown = (acts: readonly Act[]) => asButtons(ctx, allowed(ctx, atHand(acts)));
  const [next] = isLastPhase(ctx) ? [] : nextActs(ctx);
  const steps = [...timeActs(ctx), ...(step === undefined ? [] : [step]), ...(next === undefined ? [] : [next])];
  const ends = isLastPhase(ctx) ? nextActs(ctx) : [];
  const others = [...shown(beside), openDialog(t("card.button.more"), "more", ctx)];
  return [...takeOver(ctx), panel(t("card.controls.leader"), shown(steps).slice(0, 1), others, shown(ends))];
}

function panel(title: string, ...groups: readonly (readonly Action[])[]): CardElement {
  return container([text(title, { weight: "Bolder" }), ...groups.flatMap((actions) => buttons(...actions))], {
    style: "emphasis",
    spacing: "Medium",
  });
}

/** Another employee asks to lead: the leader answers, or lets the time to do so pass. */
function takeOver(ctx: ActiveContext): CardElement[] {
  const { meeting, t } = ctx;
  const person = whoAsksToLead(ctx);
  if (person === undefined) return [];
  const [name, dueMs] = [shortText(person.name), takeOverDueMs(meeting)];
  const asked = text(
    dueMs === undefined
      ? t("card.takeOver.asked.open", { name })
      : t("card.takeOver.asked", { name, time: clockText(dueMs) }),
  );
  const answers = buttons(...asButtons(ctx, takeOverActs(ctx)));
  return [container([asked, ...answers], { style: "emphasis", spacing: "Medium" })];
}

/**
 * What the others see of it. Nobody's own view of a card is renewed unless the plain one changes, so without this
 * line the leader would not be told.
 */
export function takeOverNews(ctx: ActiveContext): CardElement[] {
  const { meeting, viewerId, t } = ctx;
  const person = viewerId === meeting.leaderId ? undefined : whoAsksToLead(ctx);
  if (person === undefined) return [];
  const [name, dueMs] = [shortText(person.name), takeOverDueMs(meeting)];
  return [
    text(
      dueMs === undefined
        ? t("card.takeOver.news.open", { name })
        : t("card.takeOver.news", { name, time: clockText(dueMs) }),
    ),
  ];
}

/** Next speaker, and one more minute. */
export function viddevaktActions(ctx: ActiveContext): Action[] {
  return asButtons(ctx, [...turnActs(ctx), ...minuteActs(ctx)]);
}

/** The three gentle reminders to the chat. */
export function reminderActions(ctx: ActiveContext): Action[] {
  return REMINDERS.map((reminder) => execute(ctx.t(`card.button.remind.${reminder}`), "remind", ctx, { reminder }));
}
