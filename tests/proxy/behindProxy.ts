/** What the bot asks of Microsoft, once each, with the addresses of the public cloud; tells in a line what came of it. */
import type { Activity } from "botbuilder";
import { graphClient } from "../../src/graph/client.ts";
import { graphMailer } from "../../src/graph/mailer.ts";
import { BotAdapter, isAuthenticationError } from "../../src/teams/adapter.ts";
import { botIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { MAIL } from "../mail/sample.ts";

const APP = "66666666-7777-8888-9999-000000000000";
const TENANT = "11111111-2222-3333-4444-555555555555";
const credential = { secret: "a-secret~value" };
const serviceUrl = "https://smba.trafficmanager.net/emea/";

const adapter = new BotAdapter(botIdentity({ appId: APP, tenantId: TENANT, credential, cloudSettings: {} }));
const graph = graphClient({ tenantId: TENANT, clientId: APP, credential, timeoutSeconds: 10 });

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = { iss: "https://api.botframework.com", aud: APP, serviceurl: serviceUrl, exp: 4_000_000_000 };
const token = `${part({ alg: "RS256", typ: "JWT", kid: "k1" })}.${part(claims)}.c2lnbmF0dXJl`;

const asked: Readonly<Record<string, () => Promise<unknown>>> = {
  message: () =>
    messenger(adapter).say({ chatId: "19:c@thread.v2", serviceUrl, botId: `28:${APP}`, kind: "group" }, "Hei"),
  mail: () => graphMailer(graph, { mailbox: "bti@kommune.example", name: "BTI" }).send(MAIL),
  keys: () =>
    adapter
      .receive(`Bearer ${token}`, { type: "message", channelId: "msteams", serviceUrl } as Activity, async () => {})
      .catch((error: unknown) => {
        if (!isAuthenticationError(error)) throw error;
      }),
};

const outcomes: Record<string, string> = {};
for (const [name, ask] of Object.entries(asked)) {
  outcomes[name] = await ask().then(
    () => "ok",
    (error: unknown) => String(error),
  );
}
process.stdout.write(JSON.stringify(outcomes));
process.exit(0);
