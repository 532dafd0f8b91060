/** What comes of pressing a button in a chat's card. */
import type { MessageView } from "../api/views.ts";
import { tellAnswer } from "./answers.ts";
import { attempt } from "./attempt.ts";
import { openBlankDialog, openBotDialog } from "./botDialog.ts";
import type { CardAction } from "./cards.ts";
import type { DrawnMessage } from "./messages.ts";
import type { PageState } from "./state.ts";
import { send } from "./wire.ts";

/** `shown` gives the message as it is drawn now: the bot may have replaced it meanwhile. */
export async function pressInMessage(
  state: PageState,
  { id: messageId }: MessageView,
  { title, ...action }: CardAction,
  shown: () => DrawnMessage | undefined,
): Promise<void> {
  const personId = state.room?.me.id;
  if (personId === undefined) return;
  shown()?.card?.setBusy(title);
  const answer = await attempt(state, () => send("press", { personId, messageId, action }));
  shown()?.card?.setBusy(undefined);
  if (!answer || state.room?.me.id !== personId) return;
  if (answer.kind === "blankDialog") openBlankDialog(state);
  else if (answer.kind === "dialog") openBotDialog(state, { personId, messageId }, answer.dialog);
  else tellAnswer(state, answer);
}
