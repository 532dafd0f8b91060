/** Teams promises no order: somebody's leaving may be told before their coming, and what is long past once more. */
import { createHash } from "node:crypto";
import type { Account, Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";

type About = Pick<Incoming, "chat" | "happenedAtMs">;

/** Those of whom nothing later has been told in this chat: what was told last is not what happened last. */
export async function stillSo<Who extends Pick<Account, "teamsId">>(
  parts: Pick<BotParts, "inbox">,
  incoming: About,
  who: readonly Who[],
): Promise<Who[]> {
  const news = await Promise.all(who.map(({ teamsId }) => isNews(parts, incoming, teamsId)));
  return who.filter((_one, at) => news[at]);
}

/** The same of the bot itself, or the call. */
export async function isNews(
  { inbox }: Pick<BotParts, "inbox">,
  { chat, happenedAtMs }: About,
  subject: string,
): Promise<boolean> {
  if (happenedAtMs === undefined) return true;
  const id = createHash("sha256").update(`whereabouts\n${chat.chatId}\n${subject}`).digest("base64url");
  return inbox.isLatest(id, happenedAtMs);
}
