/** Posts and updates messages through the connector. */
import type { Activity, ConversationParameters } from "botbuilder";
import type { Chat, Messenger, OutgoingMessage } from "../app/ports.ts";
import { Unreachable } from "../errors.ts";
import type { BotAdapter } from "./adapter.ts";

export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

export interface TeamsMessenger extends Messenger {
  /** A line of plain text, for short answers. Throws Unreachable. */
  say(chat: Chat, text: string): Promise<void>;
}

export function messenger(adapter: BotAdapter): TeamsMessenger {
  return {
    async post(chat, message) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      const { id } = await conversations.sendToConversation(chat.chatId, cardActivity(chat, message));
      return id;
    },

    async update(chat, activityId, message) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      await conversations.updateActivity(chat.chatId, activityId, { ...cardActivity(chat, message), id: activityId });
    },

    async openPersonal(via, person) {
      if (person.teamsId === undefined) throw new Unreachable("noTeamsId", { permanent: true });
      const { conversations } = await adapter.connector(via.serviceUrl);
      const parameters = {
        isGroup: false,
        bot: { id: via.botId, name: "" },
        members: [{ id: person.teamsId, name: "" }],
        ...(via.tenantId === undefined
          ? {}
          : { tenantId: via.tenantId, channelData: { tenant: { id: via.tenantId } } }),
      } as unknown as ConversationParameters;
      const { id } = await conversations.createConversation(parameters);
      return {
        chatId: id,
        serviceUrl: via.serviceUrl,
        botId: via.botId,
        kind: "personal",
        personId: person.id,
        ...(via.tenantId === undefined ? {} : { tenantId: via.tenantId }),
      };
    },

    async say(chat, text) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      await conversations.sendToConversation(chat.chatId, { ...envelope(chat), text, textFormat: "plain" });
    },
  };
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
    attachments: [{ contentType: CARD_TYPE, content: withMentions(message) }],
  };
}

/** Mentions live in the card's own `msteams.entities`. */
function withMentions(message: OutgoingMessage): Record<string, unknown> {
  const entities = (message.mentions ?? []).flatMap((person) =>
    person.teamsId === undefined
      ? []
      : [{ type: "mention", text: `<at>${person.name}</at>`, mentioned: { id: person.teamsId, name: person.name } }],
  );
  if (entities.length === 0) return { ...message.card };
  return { ...message.card, msteams: { ...(message.card.msteams as object | undefined), entities } };
}
