/** The bot's HTTP server: `POST /api/messages` for activities, and what those who run it ask (health.ts). */
import type { Server as HttpServer } from "node:http";
import type { Activity } from "botbuilder";
import restify, { type Response } from "restify";
import type { Log } from "../app/ports/log.ts";
import type { Bot } from "../app/turns/answer.ts";
import { placeOf, Unreachable } from "../errors.ts";
import { answerJson, answerRefused, BodyFault, jsonReader } from "../http/body.ts";
import { closeServer, guardServer } from "../http/guard.ts";
import { betweenConnections, inTurn } from "../http/inTurn.ts";
import { isFromThisMachine } from "../http/local.ts";
import { parseActivity } from "./activity.ts";
import { type BotAdapter, isAuthenticationError } from "./adapter.ts";
import { invokeAnswer } from "./answers.ts";
import { clockRoute } from "./clockRoute.ts";
import { type HealthParts, healthRoutes } from "./health.ts";
import { type InboundPolicy, inboundFault } from "./security.ts";

/** Teams' own activities stay far below this. */
const MAX_BODY_BYTES = 512 * 1024;
/** A hundred and more bodies at once; a flood of them must not fill the memory. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** Calls under way are waited for this long at the end: those of people are answered well before. */
const GRACE_MS = 5_000;

export interface ServerParts extends HealthParts {
  readonly adapter: BotAdapter;
  readonly bot: Bot;
  readonly policy: InboundPolicy;
  readonly log: Log;
  /** `log.warn` for what anybody can cause as often as they like. */
  readonly noise: Log["warn"];
}

interface Answering extends ServerParts {
  readonly inTurn: ReturnType<typeof inTurn>;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no new calls, and waits for those under way, but not for long. */
  close(): Promise<void>;
}

export async function listen(parts: ServerParts, host: string, port: number): Promise<RunningServer> {
  const server = restify.createServer({ name: "bti", handleUncaughtExceptions: false });
  const http = server.server as HttpServer;
  guardServer(http);
  const answering = { ...parts, inTurn: inTurn(betweenConnections(http)) };
  const readJson = jsonReader({ maxBytes: MAX_BODY_BYTES, maxHeldBytes: MAX_HELD_BYTES });
  server.post("/api/messages", async (req, res) => {
    // Without credentials anybody could speak for anybody: then only programs of this machine may, no page of another's.
    if (!parts.policy.production && !isFromThisMachine(req)) return answerJson(res, 403, { error: "foreignOrigin" });
    const { status, body } = await answer(answering, String(req.headers.authorization ?? ""), await readJson(req));
    answerJson(res, status, body);
  });
  healthRoutes(server, parts);
  if (!parts.policy.production) clockRoute(server, parts.clock, readJson);
  server.on(
    "restifyError",
    (_req: unknown, res: Response, error: BodyFault | (Error & { statusCode?: number }), done: () => void) => {
      const unread = error instanceof BodyFault;
      const status = unread ? error.status : (error.statusCode ?? 500);
      parts.noise("http.refused", { status });
      if (unread) answerRefused(res, error, { error: error.code });
      else if (!res.headersSent) answerJson(res, status, { error: "noSuchCall" });
      done();
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = http.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () => closeServer(http, GRACE_MS),
  };
}

/** Status and body for one activity. Nothing of an error's own text leaves here. */
async function answer(
  parts: Answering,
  authorization: string,
  body: unknown,
): Promise<{ status: number; body?: unknown }> {
  const fault = inboundFault(body, parts.policy);
  if (fault !== undefined) {
    parts.noise("activity.refused", { fault });
    return { status: fault === "malformed" ? 400 : 403, body: { error: fault } };
  }
  const activity = body as Activity;
  // To check a token takes its time. Who sent it is only said so far, and that makes do for whose turn it is.
  await parts.inTurn(activity.from.id);
  try {
    const sent = await parts.adapter.receive(authorization, activity, async (context) => {
      const answered = await parts.bot(parseActivity(body));
      if (activity.type !== "invoke") return;
      await context.sendActivity({ type: "invokeResponse", value: invokeAnswer(answered) });
    });
    return sent === undefined ? { status: 200 } : { status: sent.status, body: sent.body };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) {
      parts.log.error("activity.failed", {
        error: error instanceof Error ? error.name : typeof error,
        at: placeOf(error),
      });
      return { status: 500, body: { error: "fault" } };
    }
    parts.noise("activity.refused", { fault: refused.error });
    return { status: refused.status, body: { error: refused.error } };
  }
}

/** What anybody can cause by a call with a token of their own making, or without one. */
function refusalOf(error: unknown): { readonly status: number; readonly error: string } | undefined {
  if (error instanceof Unreachable && error.reason === "signingKeys") return { status: 503, error: "signingKeys" };
  return isAuthenticationError(error) ? { status: 401, error: "unauthorized" } : undefined;
}
