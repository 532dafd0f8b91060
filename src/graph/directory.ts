/** Addresses of those in a chat, by the consent that was given for that chat (ChatMember.Read.Chat). */
import { z } from "zod";
import type { Directory } from "../app/ports/people.ts";
import { Unreachable } from "../errors.ts";
import { parseAddress } from "../meeting/addresses.ts";
import { type Graph, refused } from "./client.ts";

/** A chat of more pages is no BTI meeting. */
const PAGES = 10;

const Page = z.object({
  value: z.array(z.object({ userId: z.string().nullish(), email: z.string().nullish() })),
  "@odata.nextLink": z.string().optional(),
});

/** Reasons: `denied` where consent is missing, `rejected` for a chat that Graph does not know, `unreachable`. */
export function graphDirectory(graph: Graph): Directory {
  return {
    async addresses(chatId) {
      const found = new Map<string, string>();
      let path: string | undefined = `/chats/${encodeURIComponent(chatId)}/members`;
      for (let page = 0; page < PAGES && path !== undefined; page += 1) {
        const answer = await graph.ask("GET", path);
        const read = answer.status === 200 ? Page.safeParse(answer.body) : undefined;
        if (!read?.success) throw refused(answer, answer.status === 403 ? "denied" : "rejected");
        for (const { userId, email } of read.data.value) {
          const address = parseAddress(email ?? "");
          if (userId && address !== undefined) found.set(userId.toLowerCase(), address);
        }
        path = read.data["@odata.nextLink"];
      }
      if (path !== undefined) throw new Unreachable("rejected", { permanent: true });
      return found;
    },
  };
}
