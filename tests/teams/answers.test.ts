import { afterEach, expect, test } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { type Answer, cardAnswer, nothingToSay } from "../../src/app/turns/answer.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { listen, type RunningServer } from "../../src/teams/server.ts";

const LOG: Log = { info() {}, warn() {}, error() {} };

const INVOKE = {
  type: "invoke",
  name: "task/submit",
  id: "f:1",
  channelId: "msteams",
  serviceUrl: "http://127.0.0.1:9/",
  from: { id: "29:1", aadObjectId: "a", name: "Tora Eide" },
  recipient: { id: "28:bot" },
  conversation: { id: "19:x@thread.v2", conversationType: "groupChat", isGroup: true },
  value: { data: { verb: "contribute" } },
};

let server: RunningServer;
afterEach(() => server.close());

/** What stands on the wire when the bot answers an invoke with `given`. */
async function onTheWire(given: Answer, activity: object = INVOKE) {
  const adapter = new BotAdapter(noIdentity);
  const policy = { production: false, tenantIds: [], serviceHosts: [] };
  const parts = {
    adapter,
    bot: async () => given,
    policy,
    clock: { now: () => 0, speed: 1, setSpeed: async () => {}, skip: async () => {} },
    readiness: async () => ({ database: "ok", queue: "ok", token: "ok" }) as const,
    log: LOG,
    noise: LOG.warn,
  };
  server = await listen(parts, "127.0.0.1", 0);
  const response = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(activity),
  });
  return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
}

test("a form that was taken is closed by an answer of zero bytes, the only one that Teams closes it for", async () => {
  expect(await onTheWire(nothingToSay)).toEqual({ status: 200, bytes: 0 });
});

test("an invoke that nobody has an answer to gets zero bytes too", async () => {
  expect(await onTheWire(nothingToSay, { ...INVOKE, name: "composeExtension/query" })).toEqual({
    status: 200,
    bytes: 0,
  });
});

test("an answer with something in it comes whole", async () => {
  const { status, bytes } = await onTheWire(cardAnswer({ type: "AdaptiveCard", body: [] }));
  expect(status).toBe(200);
  expect(bytes).toBeGreaterThan(20);
});
