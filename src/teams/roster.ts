/** Who is in a chat, and what a person may do in a Teams meeting. Asked each time: roles change. */
import type { ConversationsGetConversationPagedMembersOptionalParams as PageOptions } from "botframework-connector/lib/connectorApi/models/index.js";
import type { Chat } from "../app/ports.ts";
import { Unreachable } from "../errors.ts";
import type { Participant, PersonId } from "../meeting/people.ts";
import { account } from "./account.ts";
import type { BotAdapter } from "./adapter.ts";

const PAGE = 200;
/** A roster larger than this is no BTI meeting. */
const PAGES = 5;

export interface Roster {
  /** Everybody in the chat, taken as employed by the unit until the leader says otherwise. Throws Unreachable. */
  members(chat: Chat): Promise<Participant[]>;
  /** One of them, or undefined when they are not in the chat. Throws Unreachable. */
  member(chat: Chat, teamsId: string): Promise<Participant | undefined>;
  /** Only organizer or presenter may start a meeting; in a chat without a Teams meeting everyone may. */
  mayStart(chat: Chat, personId: PersonId): Promise<boolean>;
}

export function roster(adapter: BotAdapter): Roster {
  return {
    async members(chat) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      const found: Participant[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const options = { pageSize: PAGE } as PageOptions;
        if (continuationToken) options.continuationToken = continuationToken;
        const result = await conversations.getConversationPagedMembers(chat.chatId, options);
        found.push(...result.members.flatMap((m) => participantOf(m) ?? []));
        continuationToken = result.continuationToken;
        if (!continuationToken) break;
      }
      return found;
    },

    async member(chat, teamsId) {
      try {
        const { conversations } = await adapter.connector(chat.serviceUrl);
        return participantOf(await conversations.getConversationMember(chat.chatId, teamsId));
      } catch (error) {
        if (error instanceof Unreachable && error.permanent) return undefined;
        throw error;
      }
    },

    async mayStart(chat, personId) {
      if (chat.teamsMeetingId === undefined) return true;
      const { teams } = await adapter.teams(chat.serviceUrl);
      const options = chat.tenantId === undefined ? {} : { tenantId: chat.tenantId };
      try {
        const participant = await teams.fetchMeetingParticipant(chat.teamsMeetingId, personId, options);
        const role = participant.meeting?.role?.toLowerCase();
        return role === "organizer" || role === "presenter";
      } catch (error) {
        // Somebody who is no participant of the meeting is not its organizer either.
        if (error instanceof Unreachable && error.permanent) return false;
        throw error;
      }
    },
  };
}

/** Undefined for what can't be read as an account. */
function participantOf(member: unknown): Participant | undefined {
  const { data } = account.safeParse(member);
  return data && { teneste: "eining", hasApp: true, present: true, ...data, name: data.name || "?" };
}
