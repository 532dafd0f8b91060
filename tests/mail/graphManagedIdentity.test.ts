/** In a file of its own: msal keeps the kind of managed identity it found for the rest of the process. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { graphMailer } from "../../src/mail/graph.ts";
import { CLIENT, GraphStandIn, SENDER, TENANT } from "./graphStandIn.ts";
import { MAIL } from "./sample.ts";

let graph: GraphStandIn;
beforeEach(async () => {
  graph = await new GraphStandIn().start();
  vi.stubEnv("IDENTITY_ENDPOINT", `${graph.url}/msi/token`);
  vi.stubEnv("IDENTITY_HEADER", "identity-header");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

test("an application with a managed identity sends mail without any secret, and renews a token that ran out", async () => {
  const mailer = graphMailer({
    tenantId: TENANT,
    clientId: CLIENT,
    credential: { managedIdentity: "user" },
    sender: SENDER,
    timeoutSeconds: 10,
    fetch: graph.fetch,
  });
  await mailer.send(MAIL);
  await mailer.send(MAIL);
  graph.expireTokens();
  await mailer.send(MAIL);
  expect(graph.mails).toHaveLength(3);
  expect(graph.paths.filter((path) => path === "/msi/token")).toHaveLength(2);
});
