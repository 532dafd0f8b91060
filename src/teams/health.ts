/** What those who run the bot ask: `/healthz`, whether the process lives; `/readyz`, whether it can do its work; `/health`, its clock. */
import type { Server } from "restify";
import type { PacedClock } from "../app/ports/clock.ts";
import type { Readiness } from "../app/ports/readiness.ts";
import { answerJson } from "../http/body.ts";

export interface HealthParts {
  readonly clock: PacedClock;
  readonly readiness: () => Promise<Readiness>;
}

/** Nothing but these words is told: the addresses are open to whoever can reach the port. */
export function healthRoutes(server: Server, { clock, readiness }: HealthParts): void {
  server.get("/healthz", async (_req, res) => answerJson(res, 200, { status: "ok" }));
  server.get("/readyz", async (_req, res) => {
    const parts = await readiness();
    answerJson(res, Object.values(parts).every((word) => word === "ok") ? 200 : 503, parts);
  });
  server.get("/health", async (_req, res) => {
    answerJson(res, 200, healthOf(clock));
  });
}

/** What `/health` tells of the clock. */
export function healthOf(clock: PacedClock): object {
  return { status: "ok", productTimeMs: clock.now(), clockSpeed: clock.speed };
}
