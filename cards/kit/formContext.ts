/** What a form is drawn from, and the buttons that forms have. */

import { may } from "../../src/meeting/access.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import { phaseAfter } from "../../src/meeting/script/scripts.ts";
import type { ActiveMeeting, KnownMeeting } from "../../src/meeting/state.ts";
import type { TextKey, TextValues } from "../../src/text/text.ts";
import { phaseName } from "../../src/text/words.ts";
import type { DialogName, OpenDialog, Verb } from "../verbs.ts";
import type { CardContext, Dialog } from "./context.ts";
import { type Action, type CardElement, form, submit, text } from "./kit.ts";

export interface FormContext<M extends KnownMeeting = ActiveMeeting> extends CardContext<M> {
  readonly request: OpenDialog;
  /** Who opens the form; a participant of the meeting. */
  readonly viewerId: PersonId;
}

/** Throws Refused where the viewer could not send the form: better told before they write than after. */
export type Form<M extends KnownMeeting = ActiveMeeting> = (ctx: FormContext<M>) => Dialog;

type AnyContext = FormContext<KnownMeeting>;
type Data = Readonly<Record<string, string | number | boolean>>;

export function dialog(
  ctx: AnyContext,
  title: string,
  body: readonly CardElement[],
  actions: readonly Action[],
): Dialog {
  return form(title, body, actions, ctx.meeting.info.målform);
}

/** A dialog that only says something, where there is nothing to fill in yet. */
export function notice(ctx: AnyContext, title: string, key: TextKey, values?: TextValues): Dialog {
  return dialog(ctx, title, [text(ctx.t(key, values))], []);
}

/** A button keeps the page of the list that it stands on or came from, so that people come back to where they were. */
function withPage({ request: { page } }: AnyContext, data: Data): Data {
  return page ? { page, ...data } : data;
}

/** Sends the form: everything filled in goes along. */
export function send(ctx: AnyContext, title: string, verb: Verb, data: Data = {}): Action {
  return submit(title, verb, ctx, withPage(ctx, data));
}

/** The same, and on to the next phase: one press where there would be two. For those who may, where there is a next one. */
export function sendAndGoOn(
  ctx: FormContext,
  verb: Verb,
  data: Data = {},
  key: Extract<TextKey, `dialog.${string}AndGoOn`> = "dialog.saveAndGoOn",
): Action[] {
  const { meeting, viewerId, t } = ctx;
  const next = phaseAfter(meeting.info, meeting.visit.phase);
  if (next === undefined || !may(meeting, viewerId, "nextPhase")) return [];
  const title = t(key, { phase: phaseName(t, meeting, next.id) });
  return [send(ctx, title, verb, { ...data, goesOn: true })];
}

/** Does what it says whatever is filled in, or not filled in, in the form. */
export function press(ctx: AnyContext, title: string, verb: Verb, data: Data = {}): Action {
  return { ...submit(title, verb, ctx, withPage(ctx, data)), associatedInputs: "none" };
}

/** Goes on to another form in the same dialog: `task/fetch` does not work from within one. */
export function leadTo(ctx: AnyContext, title: string, dialog: DialogName, about: Data = {}): Action {
  const m = ctx.meeting.info.meetingId;
  return { type: "Action.Submit", title, data: { ...withPage(ctx, about), dialog, m }, associatedInputs: "none" };
}
