/** People who can't be written to in private, though they have the app: as Teams words it. */
import { ConnectorFault } from "../content.ts";
import type { Block, Quirks } from "../quirks.ts";
import type { PersonState } from "../state.ts";

const SAYS: Readonly<Record<Block, readonly [code: string, message: string]>> = {
  BotDisabledByAdmin: ["BotDisabledByAdmin", "The tenant admin disabled this bot"],
  ConversationBlockedByUser: ["ConversationBlockedByUser", "User blocked the conversation with the bot."],
  // Handed on by another service, with its words inside.
  MessageWritesBlocked: [
    "Forbidden",
    JSON.stringify({
      subCode: "MessageWritesBlocked",
      details: "Thread is blocked from message writes.",
      errorCode: 209,
    }),
  ],
};

/** Undefined for those who can be written to. */
export function refusalOf({ blocked }: Quirks, { name }: PersonState): ConnectorFault | undefined {
  const block = blocked[name];
  return block === undefined ? undefined : new ConnectorFault(403, ...SAYS[block]);
}
