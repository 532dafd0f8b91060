/** The bot's door in this process, over real HTTP with real tokens: who is let in, and what it says of the others. */
import { afterEach, describe, expect, test } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { nothingToSay } from "../../src/app/turns/answer.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { botIdentity, noIdentity } from "../../src/teams/identity.ts";
import { listen, type RunningServer } from "../../src/teams/server.ts";
import { raw } from "../http/wire.ts";
import { type IdentityStandIn, identityStandIn, type TokenOptions } from "./identityStandIn.ts";
import { APP_ID, PRESS, SECRET, SERVICE_URL, TENANT } from "./productionBot.ts";

const OTHER = crypto.randomUUID();
type Json = Readonly<Record<string, unknown>>;

let server: RunningServer;
let identity: IdentityStandIn;
let lines: string[] = [];
afterEach(async () => {
  lines = [];
  identity?.close();
  await server.close();
});

const noted =
  (level: string): Log["info"] =>
  (event, fields) => {
    lines.push(`${level} ${event} ${Object.values(fields ?? {}).join(" ")}`.trim());
  };
const log: Log = { info: noted("info"), warn: noted("warn"), error: noted("error") };

async function open(production: boolean, tenantIds: readonly string[] = [TENANT]) {
  identity = await identityStandIn(APP_ID, SERVICE_URL);
  const settings = {
    appId: APP_ID,
    tenantId: TENANT,
    credential: { secret: SECRET },
    cloudSettings: identity.cloudSettings,
  };
  const adapter = new BotAdapter(production ? botIdentity(settings) : noIdentity);
  const policy = { production, tenantIds, serviceHosts: ["smba.trafficmanager.net"] };
  const parts = {
    adapter,
    bot: async () => nothingToSay,
    policy,
    clock: { now: () => 0, speed: 1, setSpeed: async () => {}, skip: async () => {} },
    readiness: async () => ({ database: "ok", queue: "ok", token: "ok" }) as const,
    log,
    noise: noted("noise"),
  };
  server = await listen(parts, "127.0.0.1", 0);
}

async function send(activity: Json = PRESS, token: TokenOptions = {}): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${identity.token(token)}` },
    body: JSON.stringify(activity),
  });
  return response.status;
}

const hosted = (by: string, sentFrom?: string) => ({
  ...PRESS,
  conversation: { ...PRESS.conversation, tenantId: by },
  channelData: sentFrom === undefined ? {} : { tenant: { id: sentFrom } },
});

describe("tenants", () => {
  test("people from another tenant take part when it is on the list too, whichever of the two Teams names", async () => {
    await open(true, [TENANT, OTHER]);
    expect(await send(hosted(TENANT, OTHER))).toBe(200);
    expect(await send(hosted(TENANT))).toBe(200);
    expect(await send(hosted(OTHER, TENANT))).toBe(200);
  });

  test("nobody from a tenant that isn't on the list, nor in a chat of one", async () => {
    await open(true);
    expect(await send(hosted(TENANT, OTHER))).toBe(403);
    expect(await send(hosted(OTHER, TENANT))).toBe(403);
    expect(await send(hosted(OTHER))).toBe(403);
  });

  test("are the same in upper case", async () => {
    await open(true);
    expect(await send(hosted(TENANT.toUpperCase(), TENANT))).toBe(200);
  });
});

test.each(["https://smba.trafficmanager.net:8443/emea/", "https://a:b@smba.trafficmanager.net/emea/"])(
  "a service behind a port or a password of its own is turned away: %s",
  async (serviceUrl) => {
    await open(true);
    expect(await send({ ...PRESS, serviceUrl }, { claims: { serviceurl: serviceUrl } })).toBe(403);
  },
);

describe("tokens", () => {
  test("one that never expires is refused", async () => {
    await open(true);
    expect(await send(PRESS, { claims: { exp: undefined } })).toBe(401);
    expect(await send()).toBe(200);
  });

  test("without Microsoft's keys the answer is to come again, and that is no error of ours", async () => {
    await open(true);
    identity.close();
    expect(await send()).toBe(503);
    expect(lines).toEqual(["noise activity.refused signingKeys"]);
  });

  test("once known, the keys are good also while they can't be asked for", async () => {
    await open(true);
    expect(await send()).toBe(200);
    identity.close();
    expect(await send()).toBe(200);
    expect(await send(PRESS, { kid: "unknown" })).toBe(401);
  });

  test("what strangers send is noise, never an error", async () => {
    await open(true);
    const later = { nbf: Math.floor(Date.now() / 1000) + 3600 };
    const silenced = console.error;
    console.error = () => undefined;
    for (const token of [{ key: "rogue" }, { claims: later }, { claims: { exp: 1 } }, { alg: "none" }] as const)
      expect(await send(PRESS, token)).toBe(401);
    console.error = silenced;
    expect(lines).toEqual(Array.from({ length: 4 }, () => "noise activity.refused unauthorized"));
  });
});

describe("without credentials only programs of this machine are answered", () => {
  const local = { ...PRESS, serviceUrl: "http://127.0.0.1:1/" };
  const call = (headers: string, body = JSON.stringify(local)) =>
    raw(
      `http://127.0.0.1:${server.port}`,
      `POST /api/messages HTTP/1.1\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n\r\n${body}`,
    );
  const json = "Content-Type: application/json";
  test.each([
    ["a name that somebody pointed here", () => `Host: evil.example:${server.port}\r\n${json}`, 403],
    ["another site's page", () => `Host: 127.0.0.1:${server.port}\r\nOrigin: https://evil.example\r\n${json}`, 403],
    ["a page without a site", () => `Host: 127.0.0.1:${server.port}\r\nOrigin: null\r\n${json}`, 403],
    ["a form", () => `Host: 127.0.0.1:${server.port}\r\nContent-Type: application/x-www-form-urlencoded`, 415],
    ["a program", () => `Host: localhost:${server.port}\r\n${json}`, 200],
  ])("%s", async (_who, headers, status) => {
    await open(false);
    expect(await call(headers())).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});
