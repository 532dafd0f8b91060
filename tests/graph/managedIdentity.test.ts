/** In a file of its own: msal keeps the kind of managed identity it found for the rest of the process. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { graphClient } from "../../src/graph/client.ts";
import { graphMailer } from "../../src/graph/mailer.ts";
import { GraphStandIn, SENDER } from "../mail/graphStandIn.ts";
import { MAIL } from "../mail/sample.ts";

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
  const client = graphClient({ ...graph.options, credential: { managedIdentity: "user" } });
  const mailer = graphMailer(client, { mailbox: SENDER, name: "BTI" });
  await mailer.send(MAIL);
  await mailer.send(MAIL);
  graph.expireTokens();
  await mailer.send(MAIL);
  expect(graph.mails).toHaveLength(3);
  expect(graph.paths.filter((path) => path === "/msi/token")).toHaveLength(2);
});
