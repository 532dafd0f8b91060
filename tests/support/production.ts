/**
 * What a bot in production needs around it, on loopback: a managed identity that gives tokens, keys to check Teams' own
 * tokens with, and the connector and Graph behind TLS under their real names, which a proxy leads here as those of
 * municipalities lead it out. Nothing of the bot is replaced or left out.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { RoomOptions } from "../../practice/room/room.ts";
import { ISSUER, identityStandIn } from "../teams/identityStandIn.ts";
import { answered } from "./answered.ts";

const TLS = join(import.meta.dirname, "..", "fixtures", "tls");
const CERTIFICATE = join(TLS, "loopback.cert.pem");

const HOST = "smba.trafficmanager.net";
const GRAPH_HOST = "graph.microsoft.com";
const SERVICE_URL = `https://${HOST}/emea/`;

export interface Production {
  readonly appId: string;
  readonly tenantId: string;
  /** The connector's address. */
  readonly serviceUrl: string;
  /** Makes a practice room's bot live here, with the room's connector behind. */
  readonly room: Required<Pick<RoomOptions, "production" | "env">>;
  /** The bot's environment, but for what says where it keeps its data. */
  readonly env: Readonly<Record<string, string>>;
  /** All tokens that were given out have run out, and the next so many requests for one are refused, or never answered. */
  loseTokens(requests: number, how: "refused" | "hanging"): void;
  /** Where calls to the connector are passed on to; until this is set, messages are taken with an id and nobody is found. */
  connectorUrl: string | undefined;
  /** The same for calls to Graph; until this is set, it is in trouble. */
  graphUrl: string | undefined;
  /** The header that Teams sends its activities with. */
  authorization(): string;
  close(): void;
}

export async function production(): Promise<Production> {
  const appId = crypto.randomUUID();
  const tenantId = crypto.randomUUID();
  const tls = { cert: readFileSync(CERTIFICATE), key: readFileSync(join(TLS, "loopback.key.pem")) };
  const connector = await listening(createTlsServer(tls, (req, res) => void passOn(req, res)));
  const proxy = await listening(createServer((_req, res) => answered(res, 405)));
  proxy.on("connect", (req, socket, head) => {
    if (![HOST, GRAPH_HOST].some((host) => req.url === `${host}:443`))
      return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const through = connect(portOf(connector), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on("error", () => [socket, through].map((one) => one.destroy()));
  });
  const identity = await identityStandIn(appId, SERVICE_URL);
  const managed = await listening(createServer((_req, res) => giveToken(res)));

  let given = 0;
  let oldestGood = 1;
  const trouble: ("refused" | "hanging")[] = [];

  function giveToken(res: ServerResponse): void {
    const now = trouble.shift();
    if (now === "hanging") return;
    res.writeHead(now === undefined ? 200 : 503, { "content-type": "application/json" });
    if (now === undefined) given += 1;
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    const token = { access_token: `token-${given}`, expires_on, resource: ISSUER, token_type: "Bearer" };
    res.end(JSON.stringify(now === undefined ? token : { statusCode: 503, message: "down" }));
  }

  async function passOn(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req);
    const token = Number(/^Bearer token-(\d+)$/.exec(req.headers.authorization ?? "")?.[1]);
    if (!(token >= oldestGood)) {
      res.statusCode = 401;
      res.end();
    } else if (req.headers.host === GRAPH_HOST) {
      await passTo(all.graphUrl, req, res, body);
    } else if (all.connectorUrl === undefined) {
      const [status, answer] = usually(req);
      answered(res, status, JSON.stringify(answer), { "content-type": "application/json" });
    } else {
      await passTo(all.connectorUrl, req, res, body);
    }
  }

  async function passTo(
    to: string | undefined,
    { method = "GET", url = "", headers }: IncomingMessage,
    res: ServerResponse,
    body: Buffer,
  ): Promise<void> {
    if (to === undefined) return answered(res, 503);
    const { authorization = "", "content-type": type = "application/json" } = headers;
    const init = { method, headers: { authorization, "content-type": type }, ...(body.length > 0 && { body }) };
    const answer = await fetch(new URL(url.replace(/^\/emea\//, "/"), to), init);
    res.writeHead(answer.status, Object.fromEntries(answer.headers));
    res.end(Buffer.from(await answer.arrayBuffer()));
  }

  const authorization = () => `Bearer ${identity.token()}`;
  const env = {
    PATH: process.env.PATH ?? "",
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_TYPE: "UserAssignedMSI",
    IDENTITY_ENDPOINT: `http://127.0.0.1:${portOf(managed)}/msi/token`,
    IDENTITY_HEADER: "identity-header",
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
    NODE_USE_ENV_PROXY: "1",
    HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
    NO_PROXY: "127.0.0.1",
    CLOUD_SETTINGS: JSON.stringify(identity.cloudSettings),
  };
  const all: Production = {
    appId,
    tenantId,
    serviceUrl: SERVICE_URL,
    env,
    room: {
      env,
      production: {
        appId,
        tenantId,
        authorization,
        serviceUrl(url) {
          all.connectorUrl = url;
          return SERVICE_URL;
        },
      },
    },
    loseTokens(requests, how) {
      oldestGood = given + 1;
      trouble.push(...Array.from({ length: requests }, () => how));
    },
    connectorUrl: undefined,
    graphUrl: undefined,
    authorization,
    close() {
      identity.close();
      for (const server of [connector, managed, proxy]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return all;
}

/** Chats are empty, nobody is found, and what is written is taken. */
function usually({ method, url = "" }: IncomingMessage): [status: number, answer: unknown] {
  if (method !== "GET") return [201, { id: String(Date.now()) }];
  return url.includes("/pagedmembers") ? [200, { members: [] }] : [404, { error: { code: "NotFound" } }];
}

async function listening<S extends Server>(server: S): Promise<S> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
