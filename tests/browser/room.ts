/** A practice room with the real bot and an empty folder of its own, and people who look at it in a browser. */
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { type Room, type RoomOptions, startRoom } from "../../practice/room/room.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { freshDatabase } from "../store/database.ts";
import { folderInMemory } from "../support/inMemory.ts";
import { openBrowser } from "./browser.ts";
import { Visitor } from "./visitor.ts";

export interface OpenRoom {
  readonly room: Room;
  readonly browser: Browser;
  /** Somebody who opens the page for the first time. `faults` of theirs are in `visitor.faults`. */
  visit(options?: BrowserContextOptions): Promise<Visitor>;
  /** What the bot has printed. */
  readonly output: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openRoom(målform: Målform = "nn", options: Partial<RoomOptions> = {}): Promise<OpenRoom> {
  const dataDir = await folderInMemory("bti-browser-");
  const output: string[] = [];
  // A database that has been started before saves the first start, which is another test's.
  const database = await freshDatabase();
  if ("dataDir" in database.location) await rename(database.location.dataDir, join(dataDir, "bot"));
  const room = await startRoom({ port: 0, dataDir, målform, onBotOutput: (text) => output.push(text), ...options });
  const browser = await openBrowser();
  return {
    room,
    browser,
    output,
    async visit(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const visitor = new Visitor(await context.newPage(), målform);
      await visitor.page.goto(room.url);
      await visitor.page.getByRole("heading", { level: 1 }).waitFor();
      return visitor;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await room.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
