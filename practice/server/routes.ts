/** The page's JSON API (`../api/`): reads what is sent, does it, and answers when it is saved. */
import type { Request, Response, Server } from "restify";
import { z } from "zod";
import type { Målform } from "../../src/meeting/events.ts";
import { TENESTER } from "../../src/meeting/people.ts";
import type { Done, StepAnswer } from "../api/answers.ts";
import { SKIPS, SPEEDS, type StepRequest } from "../api/requests.ts";
import type { ArchiveShelf } from "../room/archiveShelf.ts";
import {
  addPerson,
  addToChat,
  endMeeting,
  join,
  leave,
  removeFromChat,
  setApp,
  setBotInChat,
  startMeeting,
} from "../room/attendance.ts";
import type { BotProcess } from "../room/bot.ts";
import { untilMs } from "../room/clock.ts";
import { RoomFault } from "../room/faults.ts";
import type { Mailbox, RoomFile } from "../room/mailbox.ts";
import { Person } from "../room/person.ts";
import { personOf, type Stage } from "../room/stage.ts";
import { isUsed } from "../room/state.ts";
import { personView, roomView, type Surroundings, viewer } from "../room/views.ts";
import type { World } from "../room/world.ts";
import { TurnedDown } from "../scenarios/openForm.ts";
import type { Others } from "../scenarios/others.ts";
import { stream } from "./stream.ts";

const DONE: Done = { done: true };
const TEXT_CHARS = 20_000;
const FILE_NAME_CHARS = 200;
/** The mail's own HTML: no scripts, nothing fetched, shown only inside the page. */
const MAIL_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

/** A PDF in the page: the browser's own reader needs its styles. */
const PDF_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const id = z.string().min(1).max(500);
const Data = z.record(z.string(), z.unknown());
const SentFile = z.object({ name: z.string().trim().min(1).max(FILE_NAME_CHARS), base64: z.string() });
const Say = z
  .object({
    personId: id,
    chatId: id,
    text: z.string().trim().max(TEXT_CHARS),
    file: SentFile.exactOptional(),
  })
  .refine(({ text, file }) => text !== "" || file !== undefined);
const Press = z.object({
  personId: id,
  messageId: id,
  action: z.object({
    type: z.enum(["Action.Execute", "Action.Submit"]),
    id: z.string().exactOptional(),
    verb: z.string().exactOptional(),
    data: Data.exactOptional(),
  }),
});
const Submit = z.object({ personId: id, messageId: id, data: Data });
const NewPerson = z.object({
  name: z.string().trim().min(1).max(80),
  title: z.string().trim().max(80).exactOptional(),
  teneste: z.enum(TENESTER).exactOptional(),
  email: z.email().exactOptional(),
  hasApp: z.boolean(),
  role: z.enum(["presenter", "attendee"]).exactOptional(),
});
const Presence = z.object({ personId: id, action: z.enum(["join", "leave", "addToChat", "removeFromChat"]) });
const App = z.object({ personId: id.exactOptional(), installed: z.boolean() });
const Meeting = z.object({ action: z.enum(["start", "end"]) });
const OthersWish = z.object({ mine: id.exactOptional(), together: z.boolean().exactOptional() });
const Step = z.object({ personId: id, how: z.enum(["open", "act"]) });
const Bot = z.object({ action: z.enum(["start", "stop", "kill", "restart"]) });
const Clock = z.object({ speed: z.literal(SPEEDS) });
const Skip = z.object({ by: z.enum(SKIPS) });
const Reset = z.object({
  målform: z.enum(["nn", "nb"]).exactOptional(),
  ifUnused: z.literal(true).exactOptional(),
});

/** What the page sees of a room, and does in it. */
export interface ServedRoom {
  readonly world: World;
  readonly stage: Stage;
  readonly bot: BotProcess;
  readonly mailbox: Mailbox;
  readonly shelf: ArchiveShelf;
  readonly others: Others;
  surroundings(): Surroundings;
  /** Wipes everything and begins afresh, with the bot running. */
  reset(målform?: Målform): Promise<void>;
}

/** Adds the routes under `/api/`. */
export function addRoutes(server: Server, room: ServedRoom): void {
  const { stage, world, mailbox, shelf } = room;

  function post<T>(path: string, schema: z.ZodType<T>, act: (request: T) => unknown): void {
    server.post(`/api/${path}`, async (req: Request, res: Response) => {
      const { success, data } = schema.safeParse(req.body);
      if (!success) throw new RoomFault("badRequest");
      const answer = await act(data);
      await world.flush();
      res.send(200, answer ?? DONE);
    });
  }

  post("say", Say, ({ personId, chatId, text, file }) => {
    const sent = file && { name: file.name, content: Buffer.from(file.base64, "base64") };
    const { message, seenByBot } = new Person(stage, personId).say(chatId, text, sent);
    return { messageId: message.id, seenByBot };
  });
  post("press", Press, ({ personId, messageId, action }) => new Person(stage, personId).act(messageId, action));
  post("submit", Submit, ({ personId, messageId, data }) => new Person(stage, personId).submit(messageId, data));
  post("people", NewPerson, (draft) => personView(world.state, addPerson(stage, draft), room.surroundings()));
  const presence = { join, leave, addToChat, removeFromChat };
  post("presence", Presence, ({ personId, action }) => presence[action](stage, personId));
  post("app", App, ({ personId, installed }) =>
    personId ? setApp(stage, personId, installed) : setBotInChat(stage, installed),
  );
  post("meeting", Meeting, ({ action }) => (action === "start" ? startMeeting(stage) : endMeeting(stage)));
  post("others", OthersWish, ({ mine, together }) =>
    world.setMine(mine === undefined ? undefined : personOf(stage, mine).id, together),
  );
  post("step", Step, (request) => step(room, request));
  post("bot", Bot, ({ action }) => available(room.bot[action]()));
  post("clock", Clock, ({ speed }) => available(room.bot.setSpeed(speed)));
  post("skip", Skip, ({ by }) => available(room.bot.skip(untilMs(by, world.now()))));
  post("reset", Reset, ({ målform, ifUnused }) => {
    if (ifUnused && isUsed(world.state)) return DONE;
    return available(room.reset(målform));
  });

  server.get("/api/state", async (req: Request, res: Response) => {
    res.send(200, roomView(world.state, viewer(world.state, query(req, "person")), room.surroundings()));
  });
  server.get("/api/stream", async (req: Request, res: Response) => {
    stream(res, stage, query(req, "person"), () => room.surroundings());
  });

  const inbox = (req: Request) => viewer(world.state, query(req, "person")).email;
  server.get("/api/mails", async (req: Request, res: Response) => {
    res.send(200, mailbox.inbox(inbox(req)));
  });
  server.get("/api/mails/html", async (req: Request, res: Response) => {
    const html = mailbox.html(inbox(req), query(req, "mail") ?? "");
    if (html === undefined) throw new RoomFault("unknownMail");
    res.setHeader("content-security-policy", MAIL_CSP);
    res.sendRaw(200, html, { "content-type": "text/html; charset=utf-8" });
  });
  server.get("/api/mails/attachment", async (req: Request, res: Response) => {
    const file = mailbox.attachment(inbox(req), query(req, "mail") ?? "", Number(query(req, "index")));
    if (!file) throw new RoomFault("unknownMail");
    sendFile(req, res, file);
  });
  server.get("/api/archive", async (_req: Request, res: Response) => {
    res.send(200, shelf.packages);
  });
  server.get("/api/archive/file", async (req: Request, res: Response) => {
    const file = await shelf.file(query(req, "package") ?? "", query(req, "name") ?? "");
    if (!file) throw new RoomFault("notFound");
    sendFile(req, res, file);
  });
}

/** To download; a PDF also to be shown in the page. */
function sendFile(req: Request, res: Response, { name, contentType, content }: RoomFile): void {
  const inPage = query(req, "show") === "page" && contentType === "application/pdf";
  if (inPage) res.setHeader("content-security-policy", PDF_CSP);
  const disposition = `${inPage ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name)}`;
  const headers = { "content-type": contentType, "content-disposition": disposition };
  res.sendRaw(200, Buffer.from(content), headers);
}

/** What the bot says no to is told in its own words; what the cards have no button for any more, is not to be done. */
async function step({ stage, others }: ServedRoom, { personId, how }: StepRequest): Promise<StepAnswer> {
  const person = personOf(stage, personId);
  try {
    if (how === "act") return await others.act(person).then(() => ({ kind: "done" }));
    const opened = await others.open(person);
    return opened ? { kind: "form", ...opened } : { kind: "not" };
  } catch (error) {
    if (error instanceof RoomFault) throw error;
    return { kind: "not", ...(error instanceof TurnedDown && { text: error.message }) };
  }
}

/** What the bot couldn't do is told as such; why is in what it printed. */
async function available(work: Promise<void>): Promise<void> {
  await work.catch(() => {
    throw new RoomFault("botUnavailable");
  });
}

function query(req: Request, name: string): string | undefined {
  const value: unknown = req.query[name];
  return typeof value === "string" ? value : undefined;
}
