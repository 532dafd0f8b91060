/** What people answer to their reminders, in the private chat. */
import { digestCard, remindersCard } from "../../../cards/reminders/digest.ts";
import { parseReminder, type ReminderAction } from "../../../cards/reminders/request.ts";
import { messageNamed } from "../../../cards/verbs.ts";
import { Refused } from "../../errors.ts";
import type { CommandBody } from "../../followers/commands.ts";
import { translator } from "../../text/text.ts";
import { digestContext } from "../followers/lines.ts";
import { followerStream } from "../followers/stream.ts";
import { type Answer, cardAnswer } from "./answer.ts";
import type { Message, Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";

/** Undefined where the button is on no reminder. The answer is the card as it is now. */
export async function onReminderPress(parts: BotParts, press: Press): Promise<Answer | undefined> {
  const action = parseReminder(press.data);
  if (action === undefined) return undefined;
  const { chat, from, messageId, inboundId } = press;
  if (chat.kind !== "personal") throw new Refused("unknownAction");
  const { followers, messages } = parts.reminders;
  const key = messageNamed(press.data);
  // A card whose post was never answered shows that it stands here.
  if (key !== undefined && messageId !== undefined) await messages.found(followerStream(from.id), key, messageId);
  const follower = await followers.handle(from.id, { ...commandOf(action), by: from.id }, inboundId);
  const context = await digestContext(parts.stafettlogg, follower, from.id, parts.clock.now());
  if (context !== undefined) return cardAnswer(digestCard(context).card);
  return cardAnswer(remindersCard({ isOff: follower.isOff, t: translator(await målformOf(parts, chat)) }).card);
}

function commandOf(action: ReminderAction): CommandBody {
  switch (action.verb) {
    case "reminderAnswer": {
      const { entryId, tiltakId, answer } = action;
      return { type: "answer", entryId, tiltakId, answer };
    }
    case "reminderSnooze":
      return { type: "snooze", days: action.days };
    case "reminderOff":
      return { type: "turnOff" };
    case "reminderOn":
      return { type: "turnOn" };
  }
}

/** The answer to «påminningar». */
export async function showReminders(parts: BotParts, { chat, from }: Message): Promise<void> {
  const t = translator(await målformOf(parts, chat));
  if (chat.kind !== "personal") throw new Refused("onlyInPrivate");
  const { isOff } = await parts.reminders.followers.find(from.id);
  await parts.messenger.post(chat, remindersCard({ isOff, t }));
}
