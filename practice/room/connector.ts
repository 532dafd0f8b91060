/** The stand-in for Teams' connector service: the REST calls that a bot makes, answered as Teams answers them. */
import type { Request, Response, Server } from "restify";
import { z } from "zod";
import { account, roleName } from "./activities.ts";
import { ConnectorFault, content } from "./content.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { CHAT_WINDOWS, Limiter, MEMBER_WINDOWS, TENANT_WINDOWS } from "./limits.ts";
import { botIsIn, type ChatRef, findChat, findPerson, type Message, type PersonState } from "./state.ts";
import { PROXY_PAGE, Troubles } from "./trouble.ts";
import type { World } from "./world.ts";

export interface ConnectorOptions {
  readonly world: World;
  readonly ledger: Ledger;
  /** `off` for scenarios played faster than a real meeting could go. */
  readonly limits: "teams" | "off";
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly chatId?: string;
  readonly activityId?: string;
}

const MEMBERS_PER_PAGE = { least: 50, most: 500 } as const;
const NOTIFIED_AT_ONCE = 50;

const NewConversation = z.object({
  isGroup: z.literal(false).optional(),
  members: z.array(z.object({ id: z.string() })).length(1),
  tenantId: z.string().optional(),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
  activity: z.unknown().optional(),
});

const Targeted = z.object({ recipient: z.object({ id: z.string() }) });

const Notification = z.object({
  type: z.literal("targetedMeetingNotification"),
  value: z.object({ recipients: z.array(z.string()).min(1), surfaces: z.array(z.unknown()).min(1) }),
});

/** Adds the connector's routes under `/v3/` and `/v1/`. */
export function addConnector(server: Server, { world, ledger, limits }: ConnectorOptions): void {
  const perChat = new Limiter(CHAT_WINDOWS);
  const perChatMembers = new Limiter(MEMBER_WINDOWS);
  const perTenant = new Limiter(TENANT_WINDOWS);
  const troubles = new Troubles();

  function throttle(limiter: Limiter, key: string): void {
    if (limits === "off") return;
    const waitMs = perTenant.take(world.state.tenantId) || limiter.take(key);
    if (waitMs > 0) throw new ConnectorFault(429, "Throttled", "Too many requests.", Math.ceil(waitMs / 1000));
  }

  /** Answers a request once what it changed is saved, and writes it in the ledger whatever came of it. */
  function handle(what: LedgerEntry["what"], answer: (req: Request) => Reply) {
    return async (req: Request, res: Response) => {
      try {
        const trouble = troubles.next(world.quirks.connector, what, String(req.params.chatId ?? what));
        if (trouble === "proxyPage") {
          ledger.add({ what, status: 0, body: req.body });
          res.sendRaw(200, PROXY_PAGE, { "content-type": "text/html; charset=utf-8" });
          return;
        }
        if (trouble === "gone") world.delete(ownMessage(req, chatIn(req)));
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

  /** The chat in the path. Throws 404 where there is none and 403 where the bot isn't installed. */
  function chatIn(req: Request): ChatRef {
    const chat = findChat(world.state, String(req.params.chatId).split(";messageid=")[0] ?? "");
    if (!chat) throw new ConnectorFault(404, "ConversationNotFound", "Conversation not found.");
    if (!botIsIn(world.state, chat)) throw notInstalled(chat.kind);
    return chat;
  }

  function membersOf(chat: ChatRef): readonly PersonState[] {
    return chat.kind === "personal" ? [chat.person] : world.state.people.filter((person) => person.inChat);
  }

  /** Posts what an activity says; more than one message comes of text with an attachment, and of several attachments. */
  function post(chat: ChatRef, body: unknown, onlyFor?: string): readonly Message[] {
    const from = { kind: "bot", name: world.state.bot.name } as const;
    return content(body, world.quirks.pictures).map((one) => world.post(chat.id, from, one, onlyFor));
  }

  /**
   * Whom a message of the meeting chat is for, when it is for one of them: named in `recipient` when it is sent, and
   * never when it is replaced. Throws 400 where the tenant doesn't have such messages.
   */
  function onlyFor(req: Request, chat: ChatRef): string | undefined {
    if (req.query.isTargetedActivity !== "true") return undefined;
    const { data } = Targeted.safeParse(req.body);
    const bad = (message: string) => new ConnectorFault(400, "BadArgument", message);
    if (world.quirks.targeted === "off" || chat.kind === "personal") throw bad("Targeted messages are not supported.");
    if (req.method !== "POST") {
      if (data) throw bad("The recipient of a targeted message can't be changed.");
      return undefined;
    }
    const person = membersOf(chat).find((one) => one.id === data?.recipient.id);
    if (!person) throw bad("The recipient is not in the conversation.");
    return person.id;
  }

  function send(req: Request): Reply {
    const chat = chatIn(req);
    throttle(perChat, chat.id);
    const [message, ...more] = post(chat, req.body, onlyFor(req, chat));
    // As in Teams: of a message that was split, and of a typing indicator, the id is never told.
    if (!message || more.length > 0) return { status: 202, chatId: chat.id };
    return { status: 201, body: { id: message.id }, chatId: chat.id, activityId: message.id };
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

  function meetingIn(req: Request) {
    const { meeting } = world.state;
    if (req.params.meetingId !== meeting.id) throw new ConnectorFault(404, "NotFound", "Meeting not found.");
    if (!meeting.botInChat) throw notInstalled("meeting");
    return meeting;
  }

  server.post(
    "/v3/conversations",
    handle("create", (req) => {
      const { data } = NewConversation.safeParse(req.body);
      const tenant = data?.tenantId ?? data?.channelData?.tenant?.id;
      if (!data || !tenant) throw new ConnectorFault(400, "BadSyntax", "Bad format of conversation parameters.");
      const person = findPerson(world.state, data.members[0]?.id ?? "");
      if (!person || tenant !== world.state.tenantId) throw new ConnectorFault(403, "Forbidden", "Unknown user.");
      throttle(perChat, person.personalChatId);
      if (person.standing === "anonymous") {
        throw new ConnectorFault(400, "BadArgument", "Bot cannot create a conversation with an anonymous user.");
      }
      if (!person.hasApp) throw notInstalled("personal");
      const chat: ChatRef = { kind: "personal", id: person.personalChatId, person };
      const [first] = data.activity ? post(chat, data.activity) : [];
      const activityId = first && { activityId: first.id };
      return { status: 201, body: { id: chat.id, ...activityId }, chatId: chat.id, ...activityId };
    }),
  );
  server.post("/v3/conversations/:chatId/activities", handle("send", send));
  server.post("/v3/conversations/:chatId/activities/:activityId", handle("send", send));
  server.put(
    "/v3/conversations/:chatId/activities/:activityId",
    handle("update", (req) => {
      const chat = chatIn(req);
      throttle(perChat, chat.id);
      const message = ownMessage(req, chat);
      onlyFor(req, chat);
      const [next, ...more] = content(req.body, world.quirks.pictures);
      if (!next || more.length > 0)
        throw new ConnectorFault(400, "BadSyntax", "Activity resulted into multiple activities.");
      world.edit(message, next);
      return { status: 200, body: { id: message.id }, chatId: chat.id, activityId: message.id };
    }),
  );
  server.del(
    "/v3/conversations/:chatId/activities/:activityId",
    handle("delete", (req) => {
      const chat = chatIn(req);
      throttle(perChat, chat.id);
      const message = ownMessage(req, chat);
      onlyFor(req, chat);
      world.delete(message);
      return { status: 200, chatId: chat.id, activityId: message.id };
    }),
  );

  server.get(
    "/v3/conversations/:chatId/pagedmembers",
    handle("members", (req) => {
      const chat = chatIn(req);
      throttle(perChatMembers, chat.id);
      const asked = Number(req.query.pageSize ?? MEMBERS_PER_PAGE.most);
      const size = Math.min(Math.max(asked, MEMBERS_PER_PAGE.least), MEMBERS_PER_PAGE.most);
      const start = req.query.continuationToken === undefined ? 0 : Number(atob(req.query.continuationToken));
      if (!Number.isInteger(start) || !Number.isFinite(size)) throw new ConnectorFault(400, "BadArgument", "Bad page.");
      const all = membersOf(chat);
      const next = start + size < all.length && { continuationToken: btoa(String(start + size)) };
      const members = all.slice(start, start + size).map(listed);
      return { status: 200, body: { ...next, members }, chatId: chat.id };
    }),
  );
  server.get(
    "/v3/conversations/:chatId/members",
    handle("members", (req) => {
      const chat = chatIn(req);
      throttle(perChatMembers, chat.id);
      return { status: 200, body: membersOf(chat).map(listed), chatId: chat.id };
    }),
  );
  server.get(
    "/v3/conversations/:chatId/members/:memberId",
    handle("members", (req) => {
      const chat = chatIn(req);
      throttle(perChatMembers, chat.id);
      const { memberId } = req.params;
      const person = membersOf(chat).find((one) => one.id === memberId || one.aadObjectId === memberId);
      if (!person) throw new ConnectorFault(404, "MemberNotFoundInConversation", "Member not found in conversation.");
      return { status: 200, body: alone(person), chatId: chat.id };
    }),
  );

  server.get(
    "/v1/meetings/:meetingId",
    handle("meeting", (req) => {
      const { id, joinUrl, title, chatId } = meetingIn(req);
      const organizer = world.state.people.find((person) => person.role === "organizer");
      return {
        status: 200,
        body: {
          details: { id, msGraphResourceId: id, joinUrl, title, type: "Scheduled" },
          conversation: { isGroup: true, conversationType: "groupChat", id: chatId },
          organizer: organizer && alone(organizer),
        },
      };
    }),
  );
  server.get(
    "/v1/meetings/:meetingId/participants/:aadObjectId",
    handle("meeting", (req) => {
      const { chatId } = meetingIn(req);
      const { participant } = world.quirks;
      if (participant === 403)
        throw new ConnectorFault(403, "Forbidden", "Missing consent for the participant's role.");
      const wanted = (one: PersonState) => one.aadObjectId === req.params.aadObjectId && one.standing !== "anonymous";
      const person = participant === 404 ? undefined : world.state.people.find((one) => one.inChat && wanted(one));
      if (!person || req.query.tenantId !== world.state.tenantId) {
        throw new ConnectorFault(404, "NotFound", "Participant not found.");
      }
      return {
        status: 200,
        body: {
          user: alone(person),
          meeting: { role: roleName(person.role), inMeeting: person.inMeeting },
          conversation: { isGroup: true, id: chatId },
        },
      };
    }),
  );
  server.post(
    "/v1/meetings/:meetingId/notification",
    handle("notification", (req) => {
      meetingIn(req);
      const { data } = Notification.safeParse(req.body);
      const recipients = data?.value.recipients ?? [];
      if (!data || recipients.length > NOTIFIED_AT_ONCE)
        throw new ConnectorFault(400, "BadArgument", "Bad notification.");
      const failed = recipients.filter((id) => !findPerson(world.state, id)?.inMeeting);
      const recipientsFailureInfo = failed.map((recipientMri) => ({
        recipientMri,
        errorCode: "MemberNotFound",
        failureReason: "The recipient is not in the meeting.",
      }));
      return failed.length > 0 ? { status: 207, body: { recipientsFailureInfo } } : { status: 202, body: {} };
    }),
  );
}

function notInstalled(kind: ChatRef["kind"]): ConnectorFault {
  return kind === "personal"
    ? new ConnectorFault(403, "ForbiddenOperationException", "Bot is not installed in user's personal scope")
    : new ConnectorFault(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
}
