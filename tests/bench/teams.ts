/** The smallest Teams that a load can be run against: a connector that takes everything, and a client that never waits. */
import { createHash, randomUUID } from "node:crypto";
import { Agent, createServer, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let activityCount = 0;

/** Members of every chat: a leader and the others; large chats have more. */
const SMALL = 8;
export const LARGE = 30;

/** People of a chat's own, since nobody may start more than twenty meetings in a day. */
function membersOf(chatId: string) {
  const chat = createHash("sha256").update(chatId).digest("hex").slice(0, 8);
  return Array.from({ length: chatId.includes("large") ? LARGE : SMALL }, (_, i) => ({
    id: `29:person-${chat}-${i}`,
    aadObjectId: `${chat}-0000-4000-8000-0000000000${String(i).padStart(2, "0")}`,
    name: `Deltakar ${i + 1}`,
    email: `deltakar${i + 1}@example.no`,
  }));
}

/** Who is alone with the bot in a private chat, `a:…`. */
export function personIn(chatId: string): string {
  return membersOf(chatId)[0]?.aadObjectId ?? "";
}

export interface Connector {
  readonly serviceUrl: string;
  /** The meeting whose live card has been posted in a chat. */
  meetingIn(chatId: string): Promise<string>;
  close(): void;
}

/** Answers the bot's calls without limits and without delay. */
export async function startConnector(): Promise<Connector> {
  let sent = 0;
  const meetings = new Map<string, PromiseWithResolvers<string>>();
  const meetingOf = (chatId: string) => {
    const known = meetings.get(chatId) ?? Promise.withResolvers<string>();
    meetings.set(chatId, known);
    return known;
  };
  const server = createServer((req, res) => {
    let text = "";
    req.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    req.on("end", () => {
      const chatId = decodeURIComponent(/conversations\/([^/]+)/.exec(req.url ?? "")?.[1] ?? "");
      const meetingId = /"m":"([^"]+)"/.exec(text)?.[1];
      if (meetingId !== undefined) meetingOf(chatId).resolve(meetingId);
      const body = req.url?.includes("/pagedmembers") ? { members: membersOf(chatId) } : { id: `${++sent}` };
      // Not chained: restify, which the practice room brings, puts a `writeHead` of its own on every response of the process.
      res.writeHead(200, { "content-type": "application/json" });
      res.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    meetingIn: (chatId) => meetingOf(chatId).promise,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends an invoke from person `who` and gives the answer's body. Throws when the bot does not answer 200. */
export function invoke(
  botPort: number,
  serviceUrl: string,
  chatId: string,
  who: number,
  name: string,
  value: unknown,
): Promise<string> {
  const people = membersOf(chatId);
  const person = people[who % people.length];
  const tenant = "00000000-0000-4000-8000-0000000000ff";
  activityCount += 1;
  const activity = JSON.stringify({
    type: "invoke",
    name,
    id: `f:${activityCount}-${randomUUID()}`,
    channelId: "msteams",
    serviceUrl,
    from: { id: person?.id, aadObjectId: person?.aadObjectId, name: person?.name },
    recipient: { id: "28:bot", name: "BTI" },
    conversation: chatId.startsWith("a:")
      ? { id: chatId, conversationType: "personal", tenantId: tenant }
      : { id: chatId, conversationType: "groupChat", isGroup: true, tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    value,
  });
  return post(botPort, "/api/messages", activity);
}

function post(port: number, path: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const call = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      res.on("end", () => (res.statusCode === 200 ? resolve(text) : reject(new Error(`${res.statusCode} ${text}`))));
    });
    call.on("error", reject);
    call.end(body);
  });
}
