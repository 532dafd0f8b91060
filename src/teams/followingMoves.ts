/**
 * A messenger that finds chats again where Teams has moved. The address of the service stays the same for years and may change
 * all the same; activities tell it, each for its own chat. A chat in which nobody has written since then is known by the old one:
 * where that is not the place any more, those that other chats of the organisation have told are tried, and what works is kept.
 */
import type { Chat, ChatStore } from "../app/ports/chats.ts";
import type { Messenger } from "../app/ports/messenger.ts";
import { Unreachable } from "../errors.ts";

export function followingMoves(messenger: Messenger, chats: Pick<ChatStore, "addressesIn" | "moved">): Messenger {
  async function found<T>(chat: Chat, call: (chat: Chat) => Promise<T>): Promise<T> {
    try {
      return await call(chat);
    } catch (error) {
      if (!mayBeElsewhere(error) || chat.tenantId === undefined) throw error;
      for (const serviceUrl of await chats.addressesIn(chat.tenantId)) {
        if (serviceUrl === chat.serviceUrl) continue;
        const answer = await call({ ...chat, serviceUrl }).catch(notThere);
        if (answer === NOT_THERE) continue;
        // What has been sent is sent: where this is not noted, it is found out again.
        await chats.moved(chat.chatId, serviceUrl).catch(() => undefined);
        return answer;
      }
      throw error;
    }
  }

  return {
    ...messenger,
    post: (chat, message, manner) => found(chat, (at) => messenger.post(at, message, manner)),
    update: (chat, id, message, manner) => found(chat, (at) => messenger.update(at, id, message, manner)),
    openPersonal: (via, person) => found(via, (at) => messenger.openPersonal(at, person)),
    say: (chat, text) => found(chat, (at) => messenger.say(at, text)),
  };
}

const NOT_THERE = Symbol();

function notThere(error: unknown): typeof NOT_THERE {
  if (!mayBeElsewhere(error)) throw error;
  return NOT_THERE;
}

/** Nobody listens there, or whoever does knows of no such chat, or of no chats at all; nothing has been sent for certain. */
function mayBeElsewhere(error: unknown): boolean {
  if (!(error instanceof Unreachable) || error.mayHaveArrived) return false;
  return error.reason === "network" || error.reason === "http404" || error.about === "chat";
}
