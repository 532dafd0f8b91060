/**
 * A small bot for trying the stand-in with: made with botbuilder and restify as the real one is, and it does what
 * the messages and buttons tell it to.
 */
import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
  TeamsInfo,
  type TurnContext,
} from "botbuilder";
import restify, { type Request, type Response } from "restify";
import { folderMailer } from "../../src/mail/folder.ts";

const { PORT, CLOCK_SPEED = "1", MAIL_FOLDER = "" } = process.env;
const START_MS = Date.UTC(2026, 0, 15, 9, 0);
const startedAtMs = Date.now();

const received: Partial<Activity>[] = [];
const secondArrivals = new Map<string, () => void>();
let cardId = "";

function card(text: string, userId?: string) {
  const refresh = { userIds: [userId], action: { type: "Action.Execute", verb: "refresh", data: { text } } };
  return {
    type: "AdaptiveCard",
    version: "1.5",
    ...(userId && { refresh }),
    body: [
      { type: "TextBlock", text },
      { type: "Input.Text", id: "note", label: "Note", value: "preset" },
    ],
    actions: [
      { type: "Action.Submit", title: "no dialog", data: { msteams: { type: "task/fetch" }, which: "none" } },
      ...["show", "toast", "empty", "refuse", "nonsense", "crash", "hang"].map((verb) => ({
        type: "Action.Execute",
        title: verb,
        verb,
        data: { from: "card" },
      })),
      { type: "Action.Submit", title: "dialog", data: { msteams: { type: "task/fetch" }, which: "first" } },
      { type: "Action.Submit", title: "plain", data: { plain: true } },
    ],
  };
}

const dialog = (text: string) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "Input.Text", id: "answer", label: text }],
  actions: [{ type: "Action.Submit", title: "ok", data: { step: text } }],
});
const continued = (text: string) => ({
  task: { type: "continue", value: { title: text, height: "small", card: CardFactory.adaptiveCard(dialog(text)) } },
});
const ok = (type: string, value: unknown) => ({ statusCode: 200, type, value });

class EchoBot extends TeamsActivityHandler {
  override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.value) {
      await context.sendActivity(`value: ${JSON.stringify(activity.value)}`);
      return;
    }
    const [command = "", ...rest] = activity.text
      .replace(/<at>.*<\/at>/, "")
      .trim()
      .split(" ");
    const words = rest.join(" ");
    const commands: Record<string, () => Promise<unknown>> = {
      echo: () => context.sendActivity(`echo: ${words}`),
      card: async () => {
        const sent = await context.sendActivity({
          attachments: [CardFactory.adaptiveCard(card("v1", activity.from.id))],
        });
        cardId = sent?.id ?? "";
      },
      update: () =>
        context.updateActivity({
          type: "message",
          id: cardId,
          attachments: [CardFactory.adaptiveCard(card("v2", activity.from.id))],
        }),
      delete: () => context.deleteActivity(cardId),
      unrefreshed: async () => {
        const refresh = { action: { type: "Action.Execute", verb: "toast", data: {} }, userIds: [activity.from.id] };
        await context.sendActivity({ attachments: [CardFactory.adaptiveCard({ ...card("toasting"), refresh })] });
      },
      split: async () => {
        const sent = await context.sendActivity({
          text: "text",
          attachments: [CardFactory.adaptiveCard(card("beside"))],
        });
        await context.sendActivity(`id: «${sent?.id ?? ""}»`);
      },
      private: () => tellInPrivate(context, words),
      roster: async () => context.sendActivity(await roster(context)),
      locale: () => context.sendActivity(`locale: ${process.env.LOCALE}`),
      slow: () => untilSentAgain(activity.id ?? ""),
      mail: () => mail(words),
      events: () => context.sendActivity(JSON.stringify(received.filter((one) => one.type === "event"))),
      count: () => context.sendActivity(`${received.filter((one) => one.text?.includes(words)).length} of ${words}`),
    };
    await commands[command]?.();
  }

  override async onInvokeActivity(context: TurnContext) {
    const { name, value } = context.activity;
    if (name === "task/fetch" && value.data.which === "none") {
      return { status: 200, body: { task: { type: "message", value: "you may not" } } };
    }
    if (name === "task/fetch") return { status: 200, body: continued("first") };
    if (name === "task/submit") {
      if (value.data.step === "first") return { status: 200, body: continued("second") };
      if (value.data.answer === "object") return { status: 200, body: {} };
      if (value.data.answer === "tell") return { status: 200, body: { task: { type: "message", value: "told" } } };
      return { status: 200 };
    }
    const answers: Record<string, () => unknown> = {
      refresh: () =>
        ok("application/vnd.microsoft.card.adaptive", card(`${value.trigger} for ${context.activity.from.name}`)),
      show: () => ok("application/vnd.microsoft.card.adaptive", card(`note: ${value.action.data.note}`)),
      toast: () => ok("application/vnd.microsoft.activity.message", JSON.stringify(value)),
      empty: () => ok("application/vnd.microsoft.activity.message", ""),
      refuse: () => ({
        statusCode: 400,
        type: "application/vnd.microsoft.error",
        value: { code: "no", message: "not now" },
      }),
      nonsense: () => ({ hello: "there" }),
      hang: () => new Promise(() => undefined),
    };
    const answer = answers[value.action.verb];
    return answer ? { status: 200, body: await answer() } : { status: 500 };
  }
}

async function tellInPrivate(context: TurnContext, text: string): Promise<void> {
  const { conversation, from, recipient, serviceUrl } = context.activity;
  const { tenantId = "" } = conversation;
  const members = [{ id: from.id, name: from.name }];
  const parameters = { isGroup: false, bot: recipient, members, tenantId, channelData: { tenant: { id: tenantId } } };
  try {
    await adapter.createConversationAsync("", "msteams", serviceUrl, "", parameters as never, async (turn) => {
      await turn.sendActivity(`private: ${text}`);
    });
  } catch (error) {
    const { statusCode, code } = error as { statusCode: number; code: string };
    await context.sendActivity(`couldn't: ${statusCode} ${code}`);
  }
}

async function roster(context: TurnContext): Promise<string> {
  const { members } = await TeamsInfo.getPagedMembers(context, 50);
  const { meeting } = await TeamsInfo.getMeetingParticipant(context);
  const { details, organizer } = await TeamsInfo.getMeetingInfo(context);
  return JSON.stringify({ members, meeting, details, organizer });
}

/** Holds the turn until Teams loses patience and sends the same activity again. */
async function untilSentAgain(id: string): Promise<void> {
  const again = secondArrivals.get(id);
  if (again) again();
  else await new Promise<void>((resolve) => secondArrivals.set(id, resolve));
}

async function mail(address: string): Promise<void> {
  await folderMailer(MAIL_FOLDER).send({
    stream: "meeting/m",
    messageId: "referat-1@example.no",
    to: { name: "Ragnhild Fjordheim", address },
    subject: "Referat frå møtet",
    html: "<p>Heile <b>referatet</b></p>",
    text: "Heile referatet",
    attachments: [{ name: "referat.txt", contentType: "text/plain", content: Buffer.from("vedlegg") }],
    atMs: START_MS,
  });
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post("/api/messages", async (req: Request, res: Response) => {
  if (req.body.value?.action?.verb === "crash") process.exit(3);
  received.push(req.body);
  const { body, headers, method = "POST" } = req;
  await adapter.process({ body, headers, method }, res, (context) => bot.run(context));
});
let clockSpeed = Number(CLOCK_SPEED);
const health = () => ({ status: "ok", productTimeMs: START_MS + (Date.now() - startedAtMs) * clockSpeed, clockSpeed });
server.get("/health", async (_req: Request, res: Response) => {
  res.send(200, health());
});
server.put("/clock", async (req: Request, res: Response) => {
  clockSpeed = req.body.speed;
  res.send(200, health());
});
server.listen(Number(PORT), "127.0.0.1");
