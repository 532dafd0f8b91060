/** Starting a meeting in a chat: who may, who is there, and the same press twice is one meeting. */
import { createHash, randomUUID } from "node:crypto";
import type { StartForm } from "../../cards/verbs.ts";
import { Refused } from "../errors.ts";
import type { MeetingInfo } from "../meeting/events.ts";
import { isSame, keyed, knownAs } from "./account.ts";
import type { Incoming } from "./activity.ts";
import type { BotParts } from "./parts.ts";

export async function startMeeting(
  parts: BotParts,
  incoming: Incoming,
  form: StartForm,
  confirmed: boolean,
): Promise<void> {
  const { chat, from, inboundId } = incoming;
  if (chat.kind === "personal") throw new Refused("notInPersonalChat");
  const meetingId = inboundId === undefined ? randomUUID() : idFrom(inboundId);
  const active = await parts.store.activeIn(chat.chatId);
  if (active !== undefined && active.meetingId !== meetingId) throw new Refused("meetingActive");
  const [mayStart, members] = await Promise.all([parts.roster.mayStart(chat, from.id), parts.roster.members(chat)]);
  if (!mayStart) throw new Refused("notOrganizer");
  const { reportedById, ...fields } = form;
  const info: MeetingInfo = { ...fields, meetingId, chatId: chat.chatId, ...(reportedById ? { reportedById } : {}) };
  const people = members.map((member) => (isSame(member, from) ? keyed(member, from) : member));
  const by = knownAs(people, from)?.id ?? from.id;
  await parts.chats.remember({ ...chat, målform: form.målform });
  await parts.meetings.handle(meetingId, { type: "start", info, people, by, confirmed }, inboundId);
}

/** The same incoming activity always starts the same meeting, so Teams' own repetition does not start another. */
function idFrom(inboundId: string): string {
  const hex = createHash("sha256").update(`meeting\n${inboundId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
