import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signingKeys } from "../../src/teams/signingKeys.ts";

const HOUR_MS = 3_600_000;

let page: ReturnType<typeof createServer>;
let url: string;
let answers = true;
let asked = 0;
let nowMs = 0;
/** What the page has. */
let published: object[] = [];

const aKey = (kid: string) => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" }),
  kid,
});

beforeEach(async () => {
  page = createServer((req, res) => {
    asked += 1;
    if (!answers) return;
    const body = req.url === "/openid" ? { jwks_uri: `${url}/keys` } : { keys: published };
    res.setHeader("content-type", "application/json").end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(page, "listening");
  url = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  [answers, asked, nowMs] = [true, 0, Date.UTC(2026, 10, 26)];
  published = [aKey("teams")];
});
afterEach(() => {
  page.closeAllConnections();
  page.close();
});

test("a call whose key is known does not wait for a page that hangs, also when it is time to look again", async () => {
  const keys = signingKeys(`${url}/openid`, () => nowMs);
  const first = await keys.getKey("teams");
  expect(first?.key).toMatchObject({ type: "public", asymmetricKeyType: "rsa" });
  answers = false;
  nowMs += 25 * HOUR_MS;
  const asking = once(page, "request");
  // Had it waited, the page would have been given up, and asked again by the next.
  expect(await keys.getKey("teams")).toEqual(first);
  expect(await keys.getKey("teams")).toEqual(first);
  await asking;
  expect(asked).toBe(3);
});

test("keys that are too old to be trusted are waited for, and without them it is said to come again", async () => {
  const keys = signingKeys(`${url}/openid`, () => nowMs);
  await keys.getKey("teams");
  nowMs += 6 * 24 * HOUR_MS;
  expect((await keys.getKey("teams"))?.key).toMatchObject({ type: "public" });
  page.closeAllConnections();
  page.close();
  nowMs += 6 * 24 * HOUR_MS;
  await expect(keys.getKey("teams")).rejects.toMatchObject({ reason: "signingKeys", permanent: false });
});

test("a key is made once for all the tokens that are checked with it", async () => {
  const keys = signingKeys(`${url}/openid`, () => nowMs);
  expect(await keys.getKey("teams")).toBe(await keys.getKey("teams"));
});

test("a key that is published no more is trusted no more, nor is an earlier one under the same name", async () => {
  const keys = signingKeys(`${url}/openid`, () => nowMs);
  const keyOf = async (id: string) => (await keys.getKey(id))?.key as unknown as KeyObject;
  const first = await keyOf("teams");
  published = [aKey("teams"), aKey("next")];
  nowMs += 25 * HOUR_MS;
  // The page is looked at again, and waited for where there is no such key yet.
  expect(await keys.getKey("next")).toMatchObject({ key: { type: "public" } });
  expect((await keyOf("teams")).equals(first)).toBe(false);
  published = [aKey("last")];
  nowMs += 25 * HOUR_MS;
  await keys.getKey("last");
  expect(await keys.getKey("teams")).toBeNull();
});
