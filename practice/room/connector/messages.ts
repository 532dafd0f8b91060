/** Chats that are opened, and what the bot posts, replaces and deletes in them. */
import type { Request, Server } from "restify";
import { z } from "zod";
import { ConnectorFault, content } from "../content.ts";
import { type ChatRef, findPerson, type Message } from "../state.ts";
import { refusalOf } from "./blocked.ts";
import { notInstalled, type Reply, type Service } from "./service.ts";

const NewConversation = z.object({
  isGroup: z.literal(false).optional(),
  members: z.array(z.object({ id: z.string() })).length(1),
  tenantId: z.string().optional(),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
  activity: z.unknown().optional(),
});

const Targeted = z.object({ recipient: z.object({ id: z.string() }) });

export function addMessages(server: Server, { world, handle, chatIn, membersOf, ownMessage, throttle }: Service): void {
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
    throttle(chat.id);
    const [message, ...more] = post(chat, req.body, onlyFor(req, chat));
    // As in Teams: of a message that was split, and of a typing indicator, the id is never told.
    if (!message || more.length > 0) return { status: 202, chatId: chat.id };
    return { status: 201, body: { id: message.id }, chatId: chat.id, activityId: message.id };
  }

  server.post(
    "/v3/conversations",
    handle("create", (req) => {
      const { data } = NewConversation.safeParse(req.body);
      const tenant = data?.tenantId ?? data?.channelData?.tenant?.id;
      if (!data || !tenant) throw new ConnectorFault(400, "BadSyntax", "Bad format of conversation parameters.");
      const id = data.members[0]?.id ?? "";
      const person = findPerson(world.state, id);
      if (id.startsWith("29:") && (!person || world.quirks.registration === "renewed"))
        throw new ConnectorFault(403, "BadArgument", "Failed to decrypt pairwise id");
      // Of another organisation, or of none (teams-samples: cards to people outside the host's tenant).
      if (!person || tenant !== world.state.tenantId || person.standing === "external")
        throw new ConnectorFault(400, "BadSyntax", "Invalid user identity in provided tenant");
      throttle(person.personalChatId);
      if (person.standing === "anonymous") {
        throw new ConnectorFault(400, "BadArgument", "Bot cannot create a conversation with an anonymous user.");
      }
      if (!person.hasApp) throw notInstalled("personal");
      // A chat that the person has blocked is found all the same, and refuses what is sent there.
      const refusal = world.quirks.blocked[person.name] === "BotDisabledByAdmin" && refusalOf(world.quirks, person);
      if (refusal) throw refusal;
      const chat: ChatRef = { kind: "personal", id: person.personalChatId, person };
      const [first] = data.activity ? post(chat, data.activity) : [];
      // The id of the message is told for a thread in a channel only (teams.net «CreateConversation-API-Behavior»).
      return { status: 201, body: { id: chat.id }, chatId: chat.id, ...(first && { activityId: first.id }) };
    }),
  );
  server.post("/v3/conversations/:chatId/activities", handle("send", send));
  server.post("/v3/conversations/:chatId/activities/:activityId", handle("send", send));
  server.put(
    "/v3/conversations/:chatId/activities/:activityId",
    handle("update", (req) => {
      const chat = chatIn(req);
      throttle(chat.id);
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
      throttle(chat.id);
      const message = ownMessage(req, chat);
      onlyFor(req, chat);
      world.delete(message);
      return { status: 200, chatId: chat.id, activityId: message.id };
    }),
  );
}
