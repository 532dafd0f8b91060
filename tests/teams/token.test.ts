/** The bot's own token with each way of proving who it is: bot, identity service and connector over real HTTP. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Credential } from "../../src/entra/tokens.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { botIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { CLIENT, GraphStandIn, SECRET, TENANT } from "../mail/graphStandIn.ts";
import { connectorStandIn } from "./connectorStandIn.ts";

const CARD = { card: { type: "AdaptiveCard" }, fallbackText: "Fase 1 av 8" };
const TLS = join(import.meta.dirname, "..", "fixtures", "tls");
const certificatePem = readFileSync(join(TLS, "loopback.cert.pem"), "utf8");
const privateKeyPem = readFileSync(join(TLS, "loopback.key.pem"), "utf8");

let entra: GraphStandIn;
beforeEach(async () => {
  entra = await new GraphStandIn().start();
  vi.stubEnv("IDENTITY_ENDPOINT", `${entra.url}/msi/token`);
  vi.stubEnv("IDENTITY_HEADER", "identity-header");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await entra.stop();
});

describe.each<[string, Credential]>([
  ["a managed identity", { managedIdentity: "user" }],
  ["a secret", { secret: SECRET }],
  ["a certificate", { certificatePem, privateKeyPem }],
])("a bot with %s", (_what, credential) => {
  test("whose token is withdrawn gets another one, keeps that, and its message comes once", async () => {
    const connector = await connectorStandIn();
    let posted = 0;
    connector.answer = ({ authorization }) => {
      if (!entra.connectorTakes(authorization)) return { status: 401 };
      posted += 1;
      return { status: 201, body: { id: String(posted) } };
    };
    if ("certificatePem" in credential) entra.certificate = new X509Certificate(certificatePem);
    const options = { appId: CLIENT, tenantId: TENANT, credential, cloudSettings: {}, fetch: entra.fetch };
    const { post } = messenger(new BotAdapter(botIdentity(options)));
    const tokens = () => entra.paths.filter((path) => path.endsWith("/token")).length;

    expect(await post(connector.chat, CARD)).toBe("1");
    const first = tokens();
    entra.expireTokens();
    expect(await Promise.all([post(connector.chat, CARD), post(connector.chat, CARD)])).toEqual(["2", "3"]);
    expect(await post(connector.chat, CARD)).toBe("4");
    expect({ posted, more: tokens() - first }).toEqual({ posted: 4, more: 1 });
  });
});
