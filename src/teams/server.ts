/** The bot's HTTP server: `POST /api/messages` for activities, `GET /health` for those who run it. */
import type { Server as HttpServer } from "node:http";
import type { Activity } from "botbuilder";
import restify from "restify";
import type { Clock, Log } from "../app/ports.ts";
import { parseActivity } from "./activity.ts";
import { type BotAdapter, isAuthenticationError } from "./adapter.ts";
import { nothingToSay } from "./answers.ts";
import type { Bot } from "./bot.ts";
import { type InboundPolicy, inboundFault } from "./security.ts";

/** Teams' own activities stay far below this. */
const MAX_BODY_BYTES = 512 * 1024;

export interface ServerParts {
  readonly adapter: BotAdapter;
  readonly bot: Bot;
  readonly policy: InboundPolicy;
  readonly clock: Clock;
  readonly clockSpeed: number;
  readonly log: Log;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no new calls, and waits for those under way. */
  close(): Promise<void>;
}

export async function listen(parts: ServerParts, host: string, port: number): Promise<RunningServer> {
  const server = restify.createServer({ name: "bti", handleUncaughtExceptions: false });
  server.use(restify.plugins.bodyParser({ mapParams: false, maxBodySize: MAX_BODY_BYTES }));
  server.post("/api/messages", async (req, res) => {
    const { status, body } = await answer(parts, String(req.headers.authorization ?? ""), req.body);
    if (body === undefined) res.send(status);
    else res.send(status, body);
  });
  server.get("/health", async (_req, res) => {
    res.send(200, { status: "ok", productTimeMs: parts.clock.now(), clockSpeed: parts.clockSpeed });
  });
  server.on("restifyError", (_req: unknown, _res: unknown, error: { statusCode?: number }, done: () => void) => {
    parts.log.warn("http.refused", { status: error.statusCode ?? 500 });
    done();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const http = server.server as HttpServer;
  const address = http.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      }),
  };
}

/** Status and body for one activity. Nothing of an error's own text leaves here. */
async function answer(
  parts: ServerParts,
  authorization: string,
  body: unknown,
): Promise<{ status: number; body?: unknown }> {
  const fault = inboundFault(body, parts.policy);
  if (fault !== undefined) {
    parts.log.warn("activity.refused", { fault });
    return { status: fault === "malformed" ? 400 : 403, body: { error: fault } };
  }
  try {
    const activity = body as Activity;
    const sent = await parts.adapter.receive(authorization, activity, async (context) => {
      const invokeAnswer = await parts.bot(parseActivity(body));
      if (activity.type !== "invoke") return;
      await context.sendActivity({ type: "invokeResponse", value: invokeAnswer ?? nothingToSay });
    });
    return sent === undefined ? { status: 200 } : { status: sent.status, body: sent.body };
  } catch (error) {
    if (isAuthenticationError(error)) return { status: 401, body: { error: "unauthorized" } };
    parts.log.error("activity.failed", { error: error instanceof Error ? error.name : typeof error });
    // Bad signatures surface as plain errors from the SDK's token library.
    return { status: isTokenError(error) ? 401 : 500, body: { error: isTokenError(error) ? "unauthorized" : "fault" } };
  }
}

function isTokenError(error: unknown): boolean {
  return error instanceof Error && ["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"].includes(error.name);
}
