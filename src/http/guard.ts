/** What a server that restify made needs in front: limits for connections, and only calls that can't end the process. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** A whole call, head and body, is here within this time or cut off; so is one that says nothing at all. */
const RECEIVE_MS = 15_000;
/** A connection on which nothing has moved, also while it waits for its answer. */
const SILENT_MS = 20_000;
/** A reverse proxy keeps its connections for a minute; one that we close just as it is used again is a lost call. */
const KEEP_MS = 65_000;
const LOOK_EVERY_MS = 1_000;
/** The first part of any body is read, and so many of them must find room in the memory at once. */
const CONNECTIONS = 4_000;

export interface SocketLimits {
  readonly receiveMs?: number;
  readonly silentMs?: number;
  readonly connections?: number;
}

/** To be called when restify has made the server, and before it listens. */
export function guardServer(
  server: Server,
  { receiveMs = RECEIVE_MS, silentMs = SILENT_MS, connections = CONNECTIONS }: SocketLimits = {},
): void {
  server.maxConnections = connections;
  server.headersTimeout = receiveMs;
  server.requestTimeout = receiveMs;
  // Node reads it when the server begins to listen; its types have it among the options only.
  Object.assign(server, { connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, receiveMs) });
  server.timeout = silentMs;
  server.keepAliveTimeout = KEEP_MS;
  // restify listens for upgrades without taking them, which would leave such connections open for ever; without a
  // listener they are calls like all others.
  server.removeAllListeners("upgrade");
  for (const event of ["request", "checkContinue"]) {
    const handlers = server.listeners(event);
    server.removeAllListeners(event);
    server.on(event, (req: IncomingMessage, res: ServerResponse) => {
      if (isAddressed(req)) {
        for (const handle of handlers) handle.call(server, req, res);
        return;
      }
      res.writeHead(400, { connection: "close", "content-length": 0 });
      res.end();
    });
  }
}

/** restify makes a URL of Host and path, unguarded: `GET http://[` or `Host: [` from anybody would end the process. */
function isAddressed({ headers, url = "" }: IncomingMessage): boolean {
  return url.startsWith("/") && URL.canParse(`http://${headers.host || "localhost"}${url}`);
}

/** Takes no new calls, waits for those under way for at most `graceMs`, and then cuts them off. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const late = new AbortController();
  const cut = pause(graceMs, undefined, { signal: late.signal, ref: false }).then(
    () => server.closeAllConnections(),
    () => undefined,
  );
  await closed;
  late.abort();
  await cut;
}
