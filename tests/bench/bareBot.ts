/** The yardstick: a botbuilder bot that answers every invoke at once and keeps nothing. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Request } from "botbuilder";
import restify from "restify";

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser({ mapParams: false }));
server.post("/api/messages", async (req, res) => {
  await adapter.process(req as Request, res, async (context) => {
    if (context.activity.type !== "invoke") return;
    await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: {} } });
  });
});
server.get("/health", async (_req, res) => {
  res.send(200, { status: "ok" });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
