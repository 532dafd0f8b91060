/** What those who run the bot ask: `/healthz`, whether the process lives; `/readyz`, whether it can do its work; `/health`, its clock. */
import type { Request, Response, Server } from "restify";
import type { PacedClock } from "../app/ports/clock.ts";
import type { Readiness } from "../app/ports/readiness.ts";
import { answerJson } from "../http/body.ts";

type Handler = (req: Request, res: Response) => Promise<void>;

export interface HealthParts {
  readonly clock: PacedClock;
  readonly readiness: () => Promise<Readiness>;
}

/** Nothing but these words is told: the addresses are open to whoever can reach the port. */
export function healthRoutes(server: Server, { clock, readiness }: HealthParts): void {
  const healthz: Handler = async (_req, res) => answerJson(res, 200, { status: "ok" });
  const readyz: Handler = async (_req, res) => {
    const parts = await readiness();
    answerJson(res, Object.values(parts).every((word) => word === "ok") ? 200 : 503, parts);
  };
  // Some probes ask for the head alone; the body is left out by the server.
  for (const [path, handler] of Object.entries({ "/healthz": healthz, "/readyz": readyz })) {
    server.get(path, handler);
    server.head(path, handler);
  }
  server.get("/health", async (_req, res) => {
    answerJson(res, 200, healthOf(clock));
  });
}

/** What `/health` tells of the clock. */
export function healthOf(clock: PacedClock): object {
  return { status: "ok", productTimeMs: clock.now(), clockSpeed: clock.speed };
}
