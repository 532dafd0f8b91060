/** What all calls of the connector share: who asks about what, how often, and how they are answered. */
import type { Request, Response } from "restify";
import { account } from "../accounts.ts";
import { ConnectorFault } from "../content.ts";
import type { Ledger, LedgerEntry } from "../ledger.ts";
import { CHAT_WINDOWS, Limiter, MEMBER_WINDOWS, TENANT_WINDOWS } from "../limits.ts";
import { botIsIn, type ChatRef, findChat, type Message, type PersonState } from "../state.ts";
import { PROXY_PAGE, Troubles } from "../trouble.ts";
import type { World } from "../world.ts";
import { refusalOf } from "./blocked.ts";

export interface ConnectorOptions {
  readonly world: World;
  readonly ledger: Ledger;
  /** `off` for scenarios played faster than a real meeting could go. */
  readonly limits: "teams" | "off";
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly chatId?: string;
  readonly activityId?: string;
}

const NOTHING_HERE = "<!doctype html><title>404</title><p>There is nothing here.</p>";

export type Service = ReturnType<typeof connectorService>;

export function connectorService({ world, ledger, limits }: ConnectorOptions) {
  const perChat = new Limiter(CHAT_WINDOWS);
  const perChatMembers = new Limiter(MEMBER_WINDOWS);
  const perTenant = new Limiter(TENANT_WINDOWS);
  const troubles = new Troubles();
  /** Calls to the address that the service has moved to, or will. */
  const atSecond = new WeakSet<Request>();

  function throttle(limiter: Limiter, key: string): void {
    if (limits === "off") return;
    const waitMs = perTenant.take(world.state.tenantId) || limiter.take(key);
    if (waitMs > 0) throw new ConnectorFault(429, "Throttled", "Too many requests.", Math.ceil(waitMs / 1000));
  }

  /** Answers a request once what it changed is saved, and writes it in the ledger whatever came of it. */
  function handle(what: LedgerEntry["what"], answer: (req: Request) => Reply) {
    return async (req: Request, res: Response) => {
      try {
        if (atSecond.has(req) !== (world.quirks.address === "moved")) {
          ledger.add({ what, status: 404, body: req.body });
          res.sendRaw(404, NOTHING_HERE, { "content-type": "text/html; charset=utf-8" });
          return;
        }
        const trouble = troubles.next(world.quirks.connector, what, String(req.params.chatId ?? what));
        if (trouble === "proxyPage") {
          ledger.add({ what, status: 0, body: req.body });
          res.sendRaw(200, PROXY_PAGE, { "content-type": "text/html; charset=utf-8" });
          return;
        }
        if (trouble === "gone" || trouble === "goneUntold") world.delete(ownMessage(req, chatIn(req)));
        if (trouble === "goneUntold") throw new ConnectorFault(403, "ServiceError", "Unknown");
        const { status, body, chatId, activityId } = answer(req);
        await world.flush();
        if (trouble === "lostAnswer") throw new ConnectorFault(504, "GatewayTimeout", "The gateway gave up waiting.");
        ledger.add({ what, status, body: req.body, ...(chatId && { chatId }), ...(activityId && { activityId }) });
        res.send(status, body);
      } catch (fault) {
        if (!(fault instanceof ConnectorFault)) throw fault;
        const { status, code, message, retryAfterSeconds } = fault;
        ledger.add({ what, status, body: req.body, ...(req.params.chatId && { chatId: req.params.chatId }) });
        if (retryAfterSeconds !== undefined) res.header("Retry-After", String(retryAfterSeconds));
        res.send(status, { error: { code, message } });
      }
    };
  }

  /** The chat in the path. Throws 404 where there is none, and 403 where the bot isn't installed, or the id was given to another bot. */
  function chatIn(req: Request): ChatRef {
    const chatId = String(req.params.chatId).split(";messageid=")[0] ?? "";
    const chat = findChat(world.state, chatId);
    // A bot has ids of its own for private chats, enciphered for its registration.
    if (!chat && chatId.startsWith("a:"))
      throw new ConnectorFault(403, "BadArgument", "Failed to decrypt conversation id");
    if (!chat) throw new ConnectorFault(404, "ConversationNotFound", "Conversation not found.");
    if (!botIsIn(world.state, chat)) throw notInstalled(chat.kind);
    const refusal = chat.kind === "personal" && req.method !== "GET" && refusalOf(world.quirks, chat.person);
    if (refusal) throw refusal;
    return chat;
  }

  function membersOf(chat: ChatRef): readonly PersonState[] {
    return chat.kind === "personal" ? [chat.person] : world.state.people.filter((person) => person.inChat);
  }

  function ownMessage(req: Request, chat: ChatRef): Message {
    const message = world.message(String(req.params.activityId));
    const targeted = req.query.isTargetedActivity === "true";
    if (message?.chatId !== chat.id || message.from.kind !== "bot" || (message.onlyFor !== undefined) !== targeted) {
      throw new ConnectorFault(404, "ActivityNotFoundInConversation", "Conversation not found.");
    }
    return message;
  }

  /** A person in a list of members, and by themselves. */
  const listed = (person: PersonState) => account(world.state, person, world.quirks.listIds, world.quirks.emails);
  const alone = (person: PersonState) => account(world.state, person, world.quirks.memberIds, world.quirks.emails);

  return {
    world,
    atSecond,
    handle,
    chatIn,
    membersOf,
    ownMessage,
    listed,
    alone,
    /** Throws 429 where a chat, or the tenant, has had its share. */
    throttle: (chatId: string) => throttle(perChat, chatId),
    throttleMembers: (chatId: string) => throttle(perChatMembers, chatId),
  };
}

export function notInstalled(kind: ChatRef["kind"]): ConnectorFault {
  return kind === "personal"
    ? new ConnectorFault(403, "ForbiddenOperationException", "Bot is not installed in user's personal scope")
    : new ConnectorFault(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
}
