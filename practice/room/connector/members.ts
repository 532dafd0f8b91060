/** Who is in a chat. */
import type { Request, Server } from "restify";
import { ConnectorFault } from "../content.ts";
import { notInstalled, type Service } from "./service.ts";

const MEMBERS_PER_PAGE = { least: 50, most: 500 } as const;

export function addMembers(
  server: Server,
  { world, handle, chatIn, membersOf, listed, alone, throttleMembers }: Service,
): void {
  function askedIn(req: Request) {
    const chat = chatIn(req);
    throttleMembers(chat.id);
    const { roster } = world.quirks;
    if (roster === 403) throw notInstalled("meeting");
    if (roster === 404) throw new ConnectorFault(404, "ConversationNotFound", "Conversation not found.");
    return chat;
  }

  server.get(
    "/v3/conversations/:chatId/pagedmembers",
    handle("members", (req) => {
      const chat = askedIn(req);
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
      const chat = askedIn(req);
      return { status: 200, body: membersOf(chat).map(listed), chatId: chat.id };
    }),
  );
  server.get(
    "/v3/conversations/:chatId/members/:memberId",
    handle("members", (req) => {
      const chat = askedIn(req);
      const { memberId } = req.params;
      const person = membersOf(chat).find((one) => one.id === memberId || one.aadObjectId === memberId);
      if (!person) throw new ConnectorFault(404, "MemberNotFoundInConversation", "Member not found in conversation.");
      return { status: 200, body: alone(person), chatId: chat.id };
    }),
  );
}
