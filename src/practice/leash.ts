/**
 * Loaded before the bot's own code (`node --import`): ends the bot in good order when the room that started it is
 * gone, however it went. Otherwise a bot left behind would keep the database to itself.
 */
process.stdin.once("close", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
