/**
 * What the bot says of its own accord in a chat that has no meeting yet: hello, and that the call has begun. In a group it has
 * the button that starts a meeting, so it is tried again, whatever Teams answers, for as long as nobody has another one.
 */
import { callStartedCard, welcomeCard } from "../../../cards/chat/welcome.ts";
import type { Card } from "../../../cards/kit/context.ts";
import { Unreachable } from "../../errors.ts";
import type { Målform } from "../../meeting/events.ts";
import { type Greeting, greetingFromStored, greetingToStored } from "../../stored/chat/greeting.ts";
import { translator } from "../../text/text.ts";
import { streamOf } from "../aggregate.ts";
import { lostAnswerMs, pauseMs } from "../pace.ts";
import type { Chat, ChatStore } from "../ports/chats.ts";
import type { JobSender, QueuedJob } from "../ports/jobs.ts";
import type { Log } from "../ports/log.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import type { Messenger } from "../ports/messenger.ts";
import { noteStartCard } from "./startCards.ts";

export interface GreetingParts {
  readonly chats: ChatStore;
  readonly store: Pick<MeetingStore, "activeIn">;
  readonly messenger: Pick<Messenger, "post">;
  readonly queue: JobSender<Greeting>;
  readonly realMs: () => number;
  readonly log: Log;
  /** Spoken in chats that have not chosen. */
  readonly målform: Målform;
}

/** The name of what belongs to a chat and to nothing that is held there. */
export const CHAT_KIND = "chat";
const RETRIES = 100;

/** How long it is worth saying: later nobody is greeted, and a call has long been under way. */
const MATTERS_MS: Readonly<Record<Greeting["what"], number>> = {
  welcome: 24 * 60 * 60_000,
  callStarted: 10 * 60_000,
};

export const greetings = {
  queued(greeting: Greeting): QueuedJob {
    const stream = streamOf(CHAT_KIND, greeting.chatId);
    const key = `${greeting.what} ${stream}`;
    return {
      stream,
      kind: "greet",
      body: greetingToStored(greeting),
      lane: stream,
      key,
      priority: 1,
      retries: RETRIES,
    };
  },
};

/** Says it now, or sees to it that it is said later. Throws where the database is away. */
export async function greet(parts: GreetingParts, chat: Chat, what: Greeting["what"]): Promise<void> {
  const known = (await startCardsIn(parts, chat)).length;
  await say(parts, chat, { chatId: chat.chatId, what, sinceMs: parts.realMs(), known, fails: 0, lost: 0 });
}

export function greeter(parts: GreetingParts): (job: QueuedJob) => Promise<void> {
  return async ({ body }) => {
    const greeting = greetingFromStored(body);
    const chat = await parts.chats.find(greeting.chatId);
    if (chat !== undefined && (await matters(parts, chat, greeting))) await say(parts, chat, greeting);
  };
}

/** Not where the bot has left, a meeting goes on, or another card has come with the button: also one whose answer was lost, once it is pressed. */
async function matters(parts: GreetingParts, chat: Chat, { what, sinceMs, known }: Greeting): Promise<boolean> {
  if (parts.realMs() - sinceMs > MATTERS_MS[what]) return false;
  if (chat.kind === "personal") return true;
  const [standing, active] = await Promise.all([startCardsIn(parts, chat), parts.store.activeIn(chat.chatId)]);
  return standing.length <= known && active === undefined;
}

async function startCardsIn({ chats }: GreetingParts, { chatId, kind }: Chat): Promise<readonly string[]> {
  return kind === "personal" ? [] : chats.startCards.in(chatId);
}

async function say(parts: GreetingParts, chat: Chat, greeting: Greeting): Promise<void> {
  try {
    const activityId = await parts.messenger.post(chat, cardOf(parts, chat, greeting));
    if (chat.kind !== "personal") await noteStartCard(parts, chat, activityId);
  } catch (error) {
    if (!(error instanceof Unreachable) || error.reason === "database") throw error;
    const fails = greeting.fails + 1;
    const lost = greeting.lost + (error.mayHaveArrived ? 1 : 0);
    parts.log.warn("message.failed", { reason: error.reason, fails });
    const ownMs = error.mayHaveArrived
      ? lostAnswerMs(lost)
      : pauseMs(fails, error.permanent ? "permanent" : "passing", false);
    if (ownMs === 0) return;
    const waitMs = Math.max(ownMs, (error.retryAfterSeconds ?? 0) * 1000);
    await parts.queue.sendIn([{ ...greeting, fails, lost }], waitMs);
  }
}

function cardOf(parts: GreetingParts, { kind, målform = parts.målform }: Chat, { what }: Greeting): Card {
  const words = { målform, t: translator(målform) };
  return what === "welcome" ? welcomeCard({ ...words, personal: kind === "personal" }) : callStartedCard(words);
}
