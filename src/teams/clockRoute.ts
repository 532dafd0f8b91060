/**
 * `PUT /clock` with `{"speed": 60}`: another speed of the product's clock while the bot runs; with `{"skipMs": 86400000}` a day
 * goes by at once. Both are answered as `/health` is. Only
 * where `CLOCK_SPEED` may be another than 1, which is without credentials, and for programs of this machine
 * (docs/decisions/2026-11-26-speed-while-it-runs.md).
 */
import type { IncomingMessage } from "node:http";
import type { Server } from "restify";
import { z } from "zod";
import type { PacedClock } from "../app/ports/clock.ts";
import { answerJson } from "../http/body.ts";
import { isFromThisMachine } from "../http/local.ts";
import { healthOf } from "./health.ts";

/** As `CLOCK_SPEED` may be. */
const Speed = z.strictObject({ speed: z.number().positive().max(10_000) });
const YEAR_MS = 366 * 86_400_000;
const Skip = z.strictObject({ skipMs: z.int().positive().max(YEAR_MS) });
const Wanted = z.union([Speed, Skip]);

/** `readJson` throws BodyFault. */
export function clockRoute(
  server: Server,
  clock: PacedClock,
  readJson: (req: IncomingMessage) => Promise<unknown>,
): void {
  server.put("/clock", async (req, res) => {
    if (!isFromThisMachine(req)) return answerJson(res, 403, { error: "foreignOrigin" });
    const { data } = Wanted.safeParse(await readJson(req));
    if (data === undefined) return answerJson(res, 400, { error: "malformed" });
    await ("speed" in data ? clock.setSpeed(data.speed) : clock.skip(data.skipMs));
    answerJson(res, 200, healthOf(clock));
  });
}
