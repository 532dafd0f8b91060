import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiFault } from "../../practice/api/answers.ts";
import type { Card } from "../../practice/api/views.ts";
import { textOf } from "../../practice/room/cards.ts";
import type { Person } from "../../practice/room/person.ts";
import { type Quirks, WORST } from "../../practice/room/quirks.ts";
import { type Room, type RoomOptions, startRoom } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";

export const ECHO_BOT = [process.execPath, join(import.meta.dirname, "echoBot.ts")] as const;
export const LEADER = "Ragnhild Fjordheim";
export const TEACHER = "Sunniva Lidalen";
export const WITHOUT_APP = "Jonas Øvrebust";
export const LATE = "Marte Solbrekk";

export async function tempFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "practice-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Clients that refresh their cards, so that this can be tried; a test that is about the other ones says so. */
export const REFRESHING: Quirks = { ...WORST, refresh: "onEdit" };

export function echoRoom(dataDir: string, options: Partial<RoomOptions> = {}): Promise<Room> {
  return startRoom({
    port: 0,
    dataDir,
    målform: "nn",
    command: ECHO_BOT,
    limits: "off",
    quirks: REFRESHING,
    ...options,
  });
}

/** Asks the page's API. */
export function api(room: Room) {
  return {
    async get<T>(path: string): Promise<T> {
      const response = await fetch(`${room.url}/api/${path}`);
      return (await response.json()) as T;
    },
    async post<T>(path: string, body: unknown): Promise<T> {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${room.url}/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return (await response.json()) as T;
    },
    async fault(path: string, body: unknown): Promise<string> {
      return (await this.post<ApiFault>(path, body)).error.code;
    },
  };
}

/** Waits for a message of the bot's that says something. */
export function botSays(room: Room, chatId: string, words: string): Promise<Message> {
  return room.world.until(`the bot to say «${words}»`, () =>
    room.world.state.messages.findLast(
      (one) => one.chatId === chatId && one.from.kind === "bot" && said(one).includes(words),
    ),
  );
}

function said(message: Message): string {
  return message.text ?? (message.card ? textOf(message.card) : "");
}

export function text(card: Card | undefined): string {
  return card ? textOf(card) : "";
}

/** Says something to the bot in the meeting chat. */
export function command(room: Room, person: Person, words: string): void {
  const { meeting, bot } = room.world.state;
  person.say(meeting.chatId, `@${bot.name} ${words}`);
}
