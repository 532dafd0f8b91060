/** Many municipalities let nothing out but through a proxy. Several libraries make the bot's calls. */
import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { programsMissing } from "../support/programs.ts";

const HOSTS = ["graph.microsoft.com", "login.botframework.com", "login.microsoftonline.com", "smba.trafficmanager.net"];

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function listening(server: Server): Promise<Server> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

/** All of Microsoft, as much of it as is asked here. */
function microsoft(pem: string): Server {
  const json = (path: string): unknown => {
    if (path.endsWith("/token")) return { token_type: "Bearer", expires_in: 3599, access_token: "a-token" };
    if (path.endsWith("/openidconfiguration"))
      return { jwks_uri: "https://login.botframework.com/v1/.well-known/keys" };
    if (path.endsWith("/keys")) return { keys: [] };
    return { id: "1" };
  };
  return createTlsServer({ key: pem, cert: pem }, async (request, response) => {
    await text(request);
    const path = (request.url ?? "").split("?")[0] ?? "";
    response.writeHead(path.endsWith("/sendMail") ? 202 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(json(path)));
  });
}

/** Takes CONNECT alone, notes for where, and leads it to `port` whatever it says. */
function proxyTo(port: number, tunnels: string[]): Server {
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on("connect", (request: { url?: string }, client: Socket) => {
    tunnels.push(request.url ?? "");
    const upstream = connect(port, "127.0.0.1", () => client.write("HTTP/1.1 200 Connection Established\r\n\r\n"));
    upstream.pipe(client).pipe(upstream);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
  });
  return server;
}

// The SDK alone takes seconds to load in a process of its own.
const SLOW = { timeout: 300_000 };

test.skipIf(programsMissing("openssl"))(
  "every call to Microsoft goes through the proxy that the environment names",
  SLOW,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "bti-proxy-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const names = HOSTS.map((host) => `DNS:${host}`).join(",");
    const arguments_ = "req -x509 -newkey rsa:2048 -nodes -keyout - -out - -days 2 -subj /CN=bti -addext".split(" ");
    const pem = spawnSync("openssl", [...arguments_, `subjectAltName=${names}`], { encoding: "utf8" }).stdout;
    await writeFile(join(folder, "ca.pem"), pem);
    const tunnels: string[] = [];
    const proxy = await listening(proxyTo(portOf(await listening(microsoft(pem))), tunnels));

    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "behindProxy.ts")], {
      env: {
        PATH: process.env.PATH,
        NODE_USE_ENV_PROXY: "1",
        HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
        NO_PROXY: "127.0.0.1,localhost",
        NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
      },
    });
    expect(JSON.parse(stdout)).toEqual({ message: "ok", mail: "ok", keys: "ok" });
    expect([...new Set(tunnels)].sort()).toEqual(HOSTS.map((host) => `${host}:443`));
  },
);
