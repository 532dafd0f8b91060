/**
 * The practice room's web server: the page, its API and the connector's stand-in, on loopback only and only for
 * this machine's own pages (against DNS rebinding and requests from other sites: what is posted must be JSON, which no
 * other site's page can send unasked).
 */
import { createServer, type Server as HttpServer } from "node:http";
import { join } from "node:path";
import restify, { type Request, type Response, type Server } from "restify";
import { answerJson, answerRefused, BodyFault, jsonReader } from "../../src/http/body.ts";
import { closeServer, guardServer } from "../../src/http/guard.ts";
import { isFromThisMachine } from "../../src/http/local.ts";
import type { ApiFault } from "../api/answers.ts";
import { type FaultCode, RoomFault } from "../room/faults.ts";
import { pageFile } from "./files.ts";

const MOST_BYTES = 2 * 1024 * 1024;
/** Files come as text where people write: one that is larger than the bot takes gets through, so that it can be tried. */
const WITH_FILE = { path: "/api/say", maxBytes: 16 * 1024 * 1024 };
const MOST_HELD_BYTES = 64 * 1024 * 1024;
/** Building a room anew takes its time, and the page waits for it. */
const SILENT_MS = 120_000;
const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

export const PAGE_FOLDER: string = join(import.meta.dirname, "..", "page");

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** A server that answers this machine's own requests with the page in `pageFolder`; other routes are added to it. */
export function roomServer(pageFolder: string): Server {
  const server = restify.createServer({ name: "practice", maxParamLength: 1_000 });
  server.pre(async (req: Request, res: Response) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) res.header(name, value);
    if (!isFromThisMachine(req)) throw new RoomFault("foreignOrigin");
  });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  const readJson = jsonReader({ maxBytes: MOST_BYTES, maxHeldBytes: MOST_HELD_BYTES });
  const readWithFile = jsonReader({ maxBytes: WITH_FILE.maxBytes, maxHeldBytes: MOST_HELD_BYTES });
  server.use(async (req: Request) => {
    if (req.method !== "POST" && req.method !== "PUT") return;
    req.body = await (req.path() === WITH_FILE.path ? readWithFile : readJson)(req);
  });
  const serve = (name: (req: Request) => string) => async (req: Request, res: Response) => {
    const file = await pageFile(pageFolder, name(req));
    if (!file) throw new RoomFault("notFound");
    res.sendRaw(200, file.content, { "content-type": file.contentType });
  };
  server.get(
    "/",
    serve(() => "index.html"),
  );
  server.get(
    "/page/:name",
    serve((req) => String(req.params.name)),
  );
  server.on("restifyError", (_req: Request, res: Response, error: unknown, done: () => void) => {
    const fault = asFault(error);
    if (fault.code === "internal") process.stderr.write(`${error instanceof Error ? error.stack : "a fault"}\n`);
    const body: ApiFault = { error: { code: fault.code } };
    if (error instanceof BodyFault) answerRefused(res, error, body);
    else if (!res.headersSent) answerJson(res, fault.status, body);
    done();
  });
  return server;
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, ::1. `port` 0 takes any free one.
 * Rejects when the port is taken.
 */
export async function listen(server: Server, port: number): Promise<Listening> {
  const first = server.server as HttpServer;
  guardServer(first, { silentMs: SILENT_MS });
  await bind(server, port, "127.0.0.1");
  const address = first.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  const second = createServer((req, res) => first.emit("request", req, res));
  guardServer(second, { silentMs: SILENT_MS });
  await bind(second, address.port, "::1").catch(() => undefined);
  return {
    port: address.port,
    async close() {
      // The page's stream never ends by itself.
      await Promise.all([first, second].filter((one) => one.listening).map((one) => closeServer(one, 0)));
    },
  };
}

/** Rejects when the address can't be had. */
async function bind(server: Server | HttpServer, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, resolve);
  await promise.finally(() => server.removeListener("error", reject));
}

/** What restify itself refuses (no such route), and bodies that can't be read, in the API's own words. */
function asFault(error: unknown): RoomFault {
  if (error instanceof RoomFault) return error;
  if (error instanceof BodyFault) return new RoomFault("badRequest");
  const status = typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 500;
  const code: FaultCode =
    status === 404 || status === 405 ? "notFound" : Number(status) < 500 ? "badRequest" : "internal";
  return new RoomFault(code);
}
