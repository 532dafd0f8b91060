/** Stands in for Microsoft's identity platform: publishes keys, and signs tokens with them as the Bot Framework does. */
import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const ISSUER = "https://api.botframework.test";

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** `rogue` signs with a key that isn't published, under a published key's id. */
  readonly key?: "teams" | "webchat" | "rogue";
  readonly kid?: string;
  readonly alg?: string;
}

export interface IdentityStandIn {
  /** The SDK's settings that make it ask here. */
  readonly cloudSettings: Readonly<Record<string, string>>;
  /** A token that is right for `appId` and `serviceUrl`, but for what the options say. A claim that is undefined is left out. */
  token(options?: TokenOptions): string;
  close(): void;
}

export async function identityStandIn(appId: string, serviceUrl: string): Promise<IdentityStandIn> {
  const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const published = { teams: pair(), webchat: pair() };
  const keys: Readonly<Record<string, Key>> = {
    teams: { kid: "teams", privateKey: published.teams.privateKey },
    webchat: { kid: "webchat", privateKey: published.webchat.privateKey },
    rogue: { kid: "teams", privateKey: pair().privateKey },
  };
  const jwk = (kid: "teams" | "webchat", endorsements: readonly string[]) => ({
    ...published[kid].publicKey.export({ format: "jwk" }),
    kid,
    use: "sig",
    endorsements,
  });
  const server = createServer((req, res) => {
    // Whoever asks may know this machine by another name.
    const url = `http://${req.headers.host}`;
    const documents: Readonly<Record<string, unknown>> = {
      "/openid": { issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ["RS256"] },
      "/keys": { keys: [jwk("teams", ["msteams"]), jwk("webchat", ["webchat"])] },
    };
    res.setHeader("content-type", "application/json");
    res.end(JSON.stringify(documents[req.url ?? ""] ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    cloudSettings: {
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: `${url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`,
    },
    token({ claims = {}, key = "teams", kid, alg = "RS256" } = {}) {
      const { privateKey, kid: itsKid } = keys[key] as Key;
      const nowS = Math.floor(Date.now() / 1000);
      const right = { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: nowS - 60, exp: nowS + 3600 };
      const signed = `${part({ alg, typ: "JWT", kid: kid ?? itsKid })}.${part({ ...right, ...claims })}`;
      if (alg === "none") return `${signed}.`;
      return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
    },
    close: () => server.close(),
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
