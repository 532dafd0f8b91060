import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { closeServer, guardServer } from "../../src/http/guard.ts";
import { databaseMissing } from "../store/database.ts";
import { useProductionBot } from "../teams/productionBot.ts";
import { raw } from "./wire.ts";

const HEAD = "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
/** Callers that want nothing but to be waited for. */
const IDLERS: readonly [string, string][] = [
  ["says nothing", ""],
  ["never ends its head", HEAD],
  ["never ends its body", `${HEAD}Content-Length: 1000\r\n\r\n{`],
  [
    "wants another protocol, and then nothing",
    `${HEAD}Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 9\r\n\r\n{`,
  ],
];

test.each(IDLERS)("a connection that %s is cut off", async (_what, bytes) => {
  const server = createServer((req) => req.on("error", () => undefined).resume());
  guardServer(server, { receiveMs: 200, silentMs: 300 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // It ends, or the test runs out of time.
  await raw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes);
  await closeServer(server, 0);
});

test("of more connections than there may be, those that are there are served, and the next is let go", async () => {
  const server = createServer((_req, res) => res.end("here"));
  guardServer(server, { connections: 1 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const first = connect(port, "127.0.0.1");
  await once(first, "connect");
  const second = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(second, "close");
  first.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(await text(first)).toContain("here");
  await closeServer(server, 0);
});

describe.skipIf(databaseMissing)("the bot in production", () => {
  const bot = useProductionBot();

  test("ends within ten seconds of SIGTERM whoever keeps a connection to it", async () => {
    const { port } = new URL(bot().url);
    const idlers = IDLERS.map(([, bytes]) => {
      const socket = connect(Number(port), "127.0.0.1").on("error", () => undefined);
      socket.write(bytes);
      return socket;
    });
    await Promise.all(idlers.map((socket) => once(socket, "connect")));
    expect((await fetch(`${bot().url}/health`)).status).toBe(200);
    const startedMs = Date.now();
    await bot().stop();
    expect(Date.now() - startedMs).toBeLessThan(9_900);
    for (const socket of idlers) socket.destroy();
  });

  test("and has printed nothing but lines of its log", () => {
    for (const line of bot().output().trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });
});
