/** Posts and updates messages through the connector. */
import type { Activity, ConversationParameters } from "botbuilder";
import type { Chat } from "../app/ports/chats.ts";
import type { Manner, Messenger, OutgoingMessage } from "../app/ports/messenger.ts";
import { Unreachable } from "../errors.ts";
import type { Participant } from "../meeting/people.ts";
import type { BotAdapter } from "./adapter.ts";
import { OTHER_REGISTRATION } from "./connectorFault.ts";

export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

export function messenger(adapter: BotAdapter): Messenger {
  return {
    async post(chat, message, manner = {}) {
      const activity = { ...cardActivity(chat, message), ...channelDataOf(manner) };
      if (manner.onlyFor !== undefined) return postOnlyFor(adapter, chat, activity, manner.onlyFor);
      const { conversations } = await adapter.connector(chat.serviceUrl);
      return idIn(await conversations.sendToConversation(chat.chatId, activity));
    },

    async update(chat, activityId, message, { onlyFor } = {}) {
      const activity = { ...cardActivity(chat, message), id: activityId };
      if (onlyFor !== undefined) {
        const path = `${activitiesOf(chat)}/${encodeURIComponent(activityId)}?${ONLY_FOR_ONE}`;
        await adapter.call(chat.serviceUrl, { method: "PUT", path, body: JSON.stringify(activity) });
        return;
      }
      const { conversations } = await adapter.connector(chat.serviceUrl);
      await conversations.updateActivity(chat.chatId, activityId, activity);
    },

    async openPersonal(via, person) {
      const botId = adapter.botId ?? via.botId;
      return {
        chatId: await withEither(person, (id) => privateChatWith(adapter, { ...via, botId }, id)),
        serviceUrl: via.serviceUrl,
        botId,
        kind: "personal",
        personId: person.id,
        ...(via.tenantId === undefined ? {} : { tenantId: via.tenantId }),
      };
    },

    linkTo,

    async say(chat, text) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      await conversations.sendToConversation(chat.chatId, { ...envelope(chat), text, textFormat: "plain" });
    },
  };
}

async function privateChatWith(
  adapter: BotAdapter,
  { serviceUrl, botId, tenantId }: Chat,
  id: string,
): Promise<string> {
  const { conversations } = await adapter.connector(serviceUrl);
  const parameters = {
    isGroup: false,
    bot: { id: botId, name: "" },
    members: [{ id, name: "" }],
    ...(tenantId === undefined ? {} : { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as unknown as ConversationParameters;
  return idIn(await conversations.createConversation(parameters));
}

/**
 * By the id that Teams has for somebody among those whom the bot meets; where that is of another registration of the bot, by the
 * directory's, which is the same for all. Throws Unreachable.
 */
async function withEither<T>({ id, teamsId }: Participant, open: (id: string) => Promise<T>): Promise<T> {
  if (teamsId === undefined) throw new Unreachable("noTeamsId", { permanent: true, about: "person" });
  try {
    return await open(teamsId);
  } catch (error) {
    const isOther = error instanceof Unreachable && error.reason === OTHER_REGISTRATION;
    if (!isOther || id === teamsId) throw error;
    return open(id);
  }
}

/** Group and meeting chats, but no channels; a bot does not know a private chat by the id that Teams has for it. */
const LINKABLE = /^19:[\w.-]+@thread\.v2$/;
const MESSAGE_ID = /^\d+$/;

/** A deep link (PLATFORM §1). Until the message is known the chat is near enough: it opens at its end. */
function linkTo({ chatId, kind }: Chat, activityId: string | undefined): string | undefined {
  if (kind === "personal" || !LINKABLE.test(chatId)) return undefined;
  if (activityId === undefined) return `https://teams.microsoft.com/l/chat/${chatId}/conversations`;
  if (!MESSAGE_ID.test(activityId)) return undefined;
  const context = encodeURIComponent(JSON.stringify({ contextType: "chat" }));
  return `https://teams.microsoft.com/l/message/${chatId}/${activityId}?context=${context}`;
}

/** Targeted messages, in public preview (PLATFORM §2): the recipient stands in what is posted, not in what replaces it. */
const ONLY_FOR_ONE = "isTargetedActivity=true";

async function postOnlyFor(
  adapter: BotAdapter,
  chat: Chat,
  activity: Partial<Activity>,
  { teamsId, name }: Participant,
) {
  if (teamsId === undefined) throw new Unreachable("noTeamsId", { permanent: true, about: "person" });
  const path = `${activitiesOf(chat)}?${ONLY_FOR_ONE}`;
  const body = JSON.stringify({ ...activity, recipient: { id: teamsId, name } });
  const { text } = await adapter.call(chat.serviceUrl, { method: "POST", path, body });
  return idIn(JSON.parse(text || "{}"));
}

function activitiesOf(chat: Chat): string {
  return `v3/conversations/${encodeURIComponent(chat.chatId)}/activities`;
}

/** Without its id a message can never be changed, and nobody knows that it is there. */
function idIn(answer: unknown): string {
  const id = typeof answer === "object" && answer !== null && "id" in answer ? answer.id : undefined;
  if (typeof id === "string" && id !== "") return id;
  throw new Unreachable("noActivityId", { permanent: false, mayHaveArrived: true });
}

function channelDataOf({ alert }: Manner): Partial<Activity> {
  if (alert === undefined) return {};
  return { channelData: { notification: alert === "meeting" ? { alertInMeeting: true } : { alert: true } } };
}

function envelope(chat: Chat): Partial<Activity> {
  return {
    type: "message",
    from: { id: chat.botId, name: "" },
    conversation: { id: chat.chatId } as Activity["conversation"],
  };
}

/** The card alone: text beside an attachment would be split off and its id lost. `summary` is what notifications show. */
function cardActivity(chat: Chat, message: OutgoingMessage): Partial<Activity> {
  return {
    ...envelope(chat),
    summary: message.fallbackText,
    attachments: [{ contentType: CARD_TYPE, content: message.card }],
  };
}
