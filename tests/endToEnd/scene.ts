/** A room with the real bot in a process of its own. */
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import type { Card } from "../../practice/api/views.ts";
import { reasonIn, textOf } from "../../practice/room/cards.ts";
import { type Room, type RoomOptions, startRoom } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Fields } from "../../practice/scenarios/buttons.ts";
import { Player } from "../../practice/scenarios/player.ts";
import type { Location } from "../../src/store/store.ts";
import { freshDatabase } from "../store/database.ts";
import { folderInMemory } from "../support/inMemory.ts";
import { type Acts, acts } from "./acts.ts";

export * from "./cast.ts";

export interface Scene {
  readonly room: Room;
  readonly player: Player;
  readonly chatId: string;
  /** The room's data. */
  readonly folder: string;
  /** What the bot has logged. */
  readonly log: () => string;
  /** The bot's database. */
  readonly location: Location;
}

/** One room for all tests of a file. What the room needs around it may have to be started first. */
export function useScene(
  options: Partial<RoomOptions> | (() => Promise<Partial<RoomOptions>>) = {},
): () => Scene & Acts {
  let opened: OpenedScene | undefined;
  beforeAll(async () => {
    opened = await openScene(typeof options === "function" ? await options() : options);
  });
  afterAll(() => opened?.close());
  // Whatever a test is about: nobody is left with an empty box, or with «Unable to reach app».
  afterEach(() => {
    expect(opened?.scene.room.stage.complaints.splice(0)).toEqual([]);
  });
  afterEach((context) => {
    if (context.task.result?.state === "fail") console.info(opened?.scene.log().slice(-3_000));
  });
  return () => {
    if (opened === undefined) throw new Error("call it in a test");
    return opened.scene;
  };
}

interface OpenedScene {
  readonly scene: Scene & Acts;
  close(): Promise<void>;
}

/** Whoever opens it closes it. The folder's `bot` is a database that has been started before, which saves seconds. */
export async function openScene({ env = process.env, ...options }: Partial<RoomOptions> = {}): Promise<OpenedScene> {
  const folder = await folderInMemory("bti-room-");
  const database = await freshDatabase();
  const { location } = database;
  if ("dataDir" in location) await rename(location.dataDir, join(folder, "bot"));
  const url = "databaseUrl" in location ? { DATABASE_URL: location.databaseUrl } : {};
  let log = "";
  const room = await startRoom({
    port: 0,
    dataDir: folder,
    målform: "nn",
    limits: "off",
    // Where coverage is counted, Node keeps nothing that it compiled: of a bot nothing is counted.
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: undefined, DATABASE_URL: undefined, ...url },
    onBotOutput: (text) => {
      log += text;
    },
    ...options,
  });
  const { world } = room;
  await world.until("the bot to have greeted everybody", () => world.state.outbox.length === 0);
  const { chatId } = world.state.meeting;
  const its = "dataDir" in location ? { dataDir: join(folder, "bot") } : location;
  const scene = { room, player: new Player(room), chatId, folder, log: () => log, location: its };
  return {
    scene: { ...scene, ...acts(scene) },
    async close() {
      await room.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a message says. */
export function read({ text, card }: Message): string {
  return text ?? (card ? textOf(card) : "");
}

/** What an answer says, whichever kind it is: of a card or form that comes back undone, the reason. */
export function words(answer: Answer): string {
  if ("text" in answer) return answer.text ?? "";
  const card = answer.kind === "card" ? answer.card : answer.kind === "dialog" ? answer.dialog.card : {};
  return reasonIn(card) || textOf(card);
}

/** The value of an input in a form. */
export function valueIn(card: Card, inputId: string): unknown {
  const found = JSON.stringify(card).match(new RegExp(`{[^{}]*"id":"${inputId}"[^{}]*}`));
  return found ? (JSON.parse(found[0]) as Fields).value : undefined;
}
