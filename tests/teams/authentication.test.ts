import { ClaimsIdentity, PasswordServiceClientCredentialFactory } from "botframework-connector";
import { describe, expect, it } from "vitest";
import { Authentication } from "../../src/teams/authentication.ts";

const AUDIENCE = "https://api.botframework.com";
const EUROPE = "https://smba.trafficmanager.net/emea/";
const anybody = (appId: string) => new ClaimsIdentity([{ type: "aud", value: appId }], "Bearer");
const authentication = () =>
  new Authentication({}, new PasswordServiceClientCredentialFactory("our-app", "secret"), undefined, undefined, {});

describe("a client for calls to Teams", () => {
  it("is made once for each place that is called, whoever's activity is answered", async () => {
    const all = authentication();
    const client = (serviceUrl: string) => all.createConnectorFactory(anybody("our-app")).create(serviceUrl, AUDIENCE);
    expect(await client(EUROPE)).toBe(await client(EUROPE));
    expect(await client("https://smba.trafficmanager.net/amer/")).not.toBe(await client(EUROPE));
    expect(await all.createUserTokenClient(anybody("our-app"))).toBe(
      await all.createUserTokenClient(anybody("our-app")),
    );
  });

  it("that could not be made is made the next time", async () => {
    const all = authentication();
    const client = (appId: string) => all.createConnectorFactory(anybody(appId)).create(EUROPE, AUDIENCE);
    await expect(client("another-app")).rejects.toThrow();
    await expect(client("our-app")).resolves.toBeDefined();
  });
});
