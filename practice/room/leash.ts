/**
 * Loaded before the bot's own code (`node --import`): ends the bot in good order when the room that started it is
 * gone, however it went. Otherwise a bot left behind would keep the database to itself.
 */
import { isMainThread } from "node:worker_threads";

// The bot's threads load this too, and have a standard input of their own that ends with them.
if (isMainThread) {
  process.stdin.once("close", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
}
