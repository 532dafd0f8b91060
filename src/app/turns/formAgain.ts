/** A form that was sent and not taken comes back with everything that was typed, whatever went wrong. */

import { type Because, formAgain, keptText, openDialog, withBoth } from "../../../cards/dialogs.ts";
import type { CardContext, Dialog } from "../../../cards/kit/context.ts";
import type { OpenDialog } from "../../../cards/verbs.ts";
import { requestOf, showsReferat } from "../../../cards/whichForm.ts";
import { Refused } from "../../errors.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { type Translate, translator } from "../../text/text.ts";
import { toldApart } from "../../text/toldApart.ts";
import { type Answer, dialogAnswer } from "./answer.ts";
import type { Sent } from "./incoming.ts";
import { marked } from "./once.ts";
import type { BotParts } from "./parts.ts";
import { keptMeeting } from "./whichMeeting.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The same form; where it is no more (its phase is over, say), the typed text. Asks nobody for anything, since what
 * went wrong may be that nobody answers.
 */
export function formComesBack(parts: BotParts, incoming: Sent, because: Because, t: Translate): Answer {
  const sent: Fields = isFields(incoming.data) ? incoming.data : {};
  const form = formOf(parts, incoming, sent);
  const again = form === undefined ? keptText(sent, because, t) : formAgain(form, sent, because, t);
  return dialogAnswer(marked(again, sent));
}

/** The same form with what was written and what stands there now, for the writer to make one text of. */
export function bothTexts(parts: BotParts, incoming: Sent): Answer {
  const sent: Fields = isFields(incoming.data) ? incoming.data : {};
  const t = translator(keptMeeting(parts, incoming)?.meeting.info.målform ?? parts.målform);
  const form = formOf(parts, incoming, sent);
  return dialogAnswer(
    marked(form === undefined ? keptText(sent, new Refused("oldCard"), t) : withBoth(form, sent), sent),
  );
}

function formOf(parts: BotParts, incoming: Sent, sent: Fields): Dialog | undefined {
  const known = keptMeeting(parts, incoming);
  const request = known && requestOf(sent, known.meeting.info.meetingId);
  if (known === undefined || request === undefined) return undefined;
  try {
    return openForm(parts, request, known.from.id, known.meeting);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/** The form that is asked for, as `viewerId` may fill it in; that it shows text of the referat is noted. Throws Refused. */
export function openForm(
  parts: BotParts,
  request: OpenDialog,
  viewerId: string,
  meeting: KnownMeeting,
  more: Pick<CardContext, "openEntries"> = {},
): Dialog {
  const form = openDialog(request, { ...contextOf(parts, viewerId, meeting), ...more });
  if (meeting.status === "ended" && showsReferat(request)) parts.reads.note(meeting, viewerId, "dialog");
  return form;
}

/** What a form is drawn from, for the one who opens it. */
function contextOf(parts: BotParts, viewerId: string, known: KnownMeeting): CardContext {
  const t = translator(known.info.målform);
  const meeting = toldApart(known, t);
  const ctx = { meeting, viewerId, nowMs: parts.clock.now(), t };
  return meeting.status === "ended" ? { ...ctx, referat: parts.sectionTexts(meeting) } : ctx;
}

function isFields(data: unknown): data is Fields {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
