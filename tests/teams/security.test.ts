import { describe, expect, test } from "vitest";
import { databaseMissing } from "../store/database.ts";
import { ISSUER, type TokenOptions } from "./identityStandIn.ts";
import { APP_ID, PRESS, SECRET, useProductionBot } from "./productionBot.ts";

/** One of the issuers that the SDK takes from the Bot Framework Emulator, without asking which service it is for. */
const EMULATOR = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
/** As the Bot Framework has it. */
const HEAD = { alg: "RS256", typ: "JWT", kid: "teams" };
type Json = Readonly<Record<string, unknown>>;

describe.skipIf(databaseMissing)("the bot in production", () => {
  const bot = useProductionBot();

  interface Answer {
    readonly status: number;
    readonly body: string;
  }

  async function send(body: string | Json, authorization?: string): Promise<Answer> {
    const response = await fetch(`${bot().url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization === undefined ? {} : { authorization }) },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.text() };
  }

  const withToken = (options: TokenOptions = {}, activity: Json = PRESS) =>
    send(activity, `Bearer ${bot().identity.token(options)}`);
  const nowS = () => Math.floor(Date.now() / 1000);

  test("answers a press with a valid token", async () => {
    const { status, body } = await withToken();
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ statusCode: 200, value: expect.stringContaining("BTI-møte") });
  });

  describe("answers 401, and says nothing more, to a token that", () => {
    const later = { nbf: nowS() + 3600, exp: nowS() + 7200 };
    test.each<[string, TokenOptions]>([
      ["has expired", { claims: { exp: nowS() - 600 } }],
      ["is not valid yet", { claims: later }],
      ["is for another bot", { claims: { aud: crypto.randomUUID() } }],
      ["is for nobody", { claims: { aud: undefined } }],
      ["comes from another issuer", { claims: { iss: "https://login.example.no" } }],
      ["comes from nobody", { claims: { iss: undefined } }],
      ["is signed with another key", { key: "rogue" }],
      ["names a key that nobody has", { kid: "unknown" }],
      ["is signed with a key for another channel", { key: "webchat" }],
      ["is not signed", { alg: "none" }],
      ["is for another service", { claims: { serviceurl: "https://smba.trafficmanager.net/amer/" } }],
      ["is for no service", { claims: { serviceurl: undefined } }],
      ["is of the kind that the Emulator sends", { claims: { iss: EMULATOR, ver: "1.0", appid: APP_ID } }],
    ])("%s", async (_what, options) => {
      expect(await withToken(options)).toEqual({ status: 401, body: '{"error":"unauthorized"}' });
    });

    test.each<[string, string | undefined]>([
      ["isn't there", undefined],
      ["is empty", ""],
      ["is no token", "Bearer x"],
      ["is three words", "Bearer a b"],
      ["has three empty parts", "Bearer .."],
      ["is a password", "Basic dXNlcjpwYXNz"],
      ["says nothing at all", unsigned(HEAD, null)],
      ["says a number", unsigned(HEAD, 7)],
      ["says a list", unsigned(HEAD, [])],
      ["says a word", unsigned(HEAD, "teams")],
      ["has nothing before what it says", unsigned(null, { iss: ISSUER })],
      ["has a list before what it says", unsigned([], { iss: ISSUER })],
      ["says which key in another way than words", unsigned({ ...HEAD, kid: { $ne: "" } }, { iss: ISSUER })],
      ["says who it is from in another way than words", unsigned(HEAD, { iss: [ISSUER] })],
    ])("%s", async (_what, authorization) => {
      expect(await send(PRESS, authorization)).toEqual({ status: 401, body: '{"error":"unauthorized"}' });
    });

    test("has been changed after it was signed", async () => {
      const [header, , signature] = bot().identity.token().split(".");
      const [, claims] = bot()
        .identity.token({ claims: { exp: nowS() + 999_999 } })
        .split(".");
      const answer = await send(PRESS, `Bearer ${header}.${claims}.${signature}`);
      expect(answer).toEqual({ status: 401, body: '{"error":"unauthorized"}' });
    });
  });

  describe("turns away, even with a valid token, what comes", () => {
    const elsewhere = crypto.randomUUID();
    test.each<[string, Json, string]>([
      ["from another tenant", { conversation: { ...PRESS.conversation, tenantId: elsewhere } }, "tenant"],
      ["from two tenants at once", { channelData: { tenant: { id: elsewhere } } }, "tenant"],
      ["from no tenant", { conversation: { id: "19:x@thread.v2" }, channelData: {} }, "tenant"],
      ["from another channel", { channelId: "webchat" }, "channel"],
      ["from a service that isn't Microsoft's", { serviceUrl: "https://example.no/" }, "serviceUrl"],
      ["from a service in clear text", { serviceUrl: "http://smba.trafficmanager.net/emea/" }, "serviceUrl"],
      ["from a service on this machine", { serviceUrl: "http://127.0.0.1:1/" }, "serviceUrl"],
      [
        "from a name that only begins alike",
        { serviceUrl: "https://smba.trafficmanager.net.example.no/" },
        "serviceUrl",
      ],
      ["from a name that only ends alike", { serviceUrl: "https://evilbotframework.com/" }, "serviceUrl"],
      [
        "from a service behind a user name",
        { serviceUrl: "https://smba.trafficmanager.net@example.no/" },
        "serviceUrl",
      ],
    ])("%s", async (_what, change, error) => {
      const activity = { ...PRESS, ...change };
      const claims = "serviceUrl" in change ? { serviceurl: change.serviceUrl } : {};
      expect(await withToken({ claims }, activity)).toEqual({ status: 403, body: JSON.stringify({ error }) });
    });
  });

  describe("answers 400 to what is no activity:", () => {
    const { type: _type, ...withoutType } = PRESS;
    const { serviceUrl: _serviceUrl, ...withoutService } = PRESS;
    const { channelId: _channelId, ...withoutChannel } = PRESS;
    const { from: _from, ...withoutSender } = PRESS;
    test.each<[string, Json | string]>([
      ["one without a type", withoutType],
      ["one whose type is no text", { ...PRESS, type: { $ne: "" } }],
      ["one without a service", withoutService],
      ["one whose service is no address", { ...PRESS, serviceUrl: "smba" }],
      ["one without a channel", withoutChannel],
      ["one with an empty channel", { ...PRESS, channelId: "" }],
      ["one from nobody", withoutSender],
      ["an empty object", {}],
      ["a list", "[]"],
      ["nothing", "null"],
      ["half of something", '{"type":"invoke"'],
      ["no JSON at all", "hei"],
      ["an empty body", ""],
    ])("%s", async (_what, body) => {
      const { status, body: said } = await send(body, `Bearer ${bot().identity.token()}`);
      expect(status).toBe(400);
      expectNothingLeaked(said);
    });
  });

  describe("answers, as it answers anything it does not know, what no database can keep in", () => {
    const nul = "\0";
    const pressed = (data: Json) => ({ value: { action: { type: "Action.Execute", verb: "agree", data } } });
    test.each<[string, Json]>([
      ["the chat", { conversation: { ...PRESS.conversation, id: `19:${nul}` } }],
      ["the sender", { from: { id: `29:${nul}`, aadObjectId: nul, name: nul } }],
      ["the meeting of a press", pressed({ verb: "agree", m: nul })],
      ["the meeting of a card", pressed({ verb: "refresh", m: `x${nul}` })],
      ["the card of a press", pressed({ verb: "agree", m: "none", card: nul })],
      ["the meeting of a form", { name: "task/fetch", value: { data: { dialog: "more", m: nul } } }],
      ["the entry of a form", { name: "task/fetch", value: { data: { dialog: "entry", e: nul } } }],
      ["the eining of a form", { name: "task/fetch", value: { data: { dialog: "eining", e: nul } } }],
    ])("%s", async (_what, change) => {
      expect((await withToken({}, { ...PRESS, ...change })).status).toBe(200);
      expect(bot().output()).not.toContain('"level":"error"');
    });
  });

  test("answers 413 to a body that is too large", async () => {
    const { status, body } = await withToken({}, { ...PRESS, text: "x".repeat(600_000) });
    expect(status).toBe(413);
    expectNothingLeaked(body);
  });

  test("has nothing else to offer", async () => {
    for (const path of ["/", "/api", "/api/messages", "/v3/conversations", "/.env"]) {
      const response = await fetch(`${bot().url}${path}`);
      expect([404, 405]).toContain(response.status);
      expectNothingLeaked(await response.text());
    }
  });

  test("tells nobody who asks whether it is well more than that", async () => {
    const response = await fetch(`${bot().url}/health`);
    expect(Object.keys((await response.json()) as object).sort()).toEqual(["clockSpeed", "productTimeMs", "status"]);
  });

  test("still runs after all of it, with neither names, tokens nor the secret in its log", async () => {
    expect((await withToken()).status).toBe(200);
    expect(bot().output()).toContain('"production":true');
    expect(bot().output()).not.toMatch(/Tora|eyJ|Bearer/);
    // Nobody can wake whoever watches it.
    expect(bot().output()).not.toContain('"level":"error"');
    expect(bot().output()).not.toContain(SECRET);
  });
});

function unsigned(...parts: readonly unknown[]): string {
  return `Bearer ${parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.x`;
}

/** No stack, no path of the machine, no library's own words. */
function expectNothingLeaked(body: string): void {
  expect(body.length).toBeLessThan(200);
  expect(body).not.toMatch(/\bat \/|node_modules|\/work|\.ts\b|\.js\b|Error:|jwt|botframework/i);
}
