/** Loaded before the bot: its machine's clock is set, a minute ahead at SIGUSR1 and a minute back at SIGUSR2. */
const MINUTE_MS = 60_000;
const now = Date.now.bind(Date);
let shiftMs = 0;
Date.now = () => now() + shiftMs;
process.on("SIGUSR1", () => {
  shiftMs += MINUTE_MS;
});
process.on("SIGUSR2", () => {
  shiftMs -= MINUTE_MS;
});
