/** A connector that takes everything and writes down what it took, and when: what stood in which chat in the end. */
import { createServer } from "node:http";
import { answered } from "./answered.ts";

export interface ConnectorCall {
  readonly atMs: number;
  /** It may have come as early as this: the process that writes it down stood still from then on. */
  readonly sinceMs: number;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly chatId: string;
  readonly activityId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TeamsRecord {
  readonly serviceUrl: string;
  readonly calls: readonly ConnectorCall[];
  close(): void;
}

export interface Member {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
}

const PRIVATE = "private ";

/** The private chat with somebody, under whichever name it is opened. */
export function privateChatOf(memberId: string): string {
  return `${PRIVATE}${memberId}`;
}

export function isPrivate(chatId: string): boolean {
  return chatId.startsWith(PRIVATE);
}

/** What may happen to a call: refused with a status, or with a proxy's page; taken, and the answer lost. */
export type Disturbance = 401 | 403 | 404 | 429 | 500 | 503 | "page" | "taken504" | "takenReset" | "reset";

const TICK_MS = 20;
const STILL_MS = 100;

/** What comes while this process stands still, on a machine with much to do, comes in one heap when it goes on. */
function watchStandstill() {
  let tickedMs = performance.now();
  let last = { fromMs: 0, toMs: 0 };
  const look = () => {
    const nowMs = performance.now();
    if (nowMs - tickedMs > STILL_MS) last = { fromMs: tickedMs, toMs: nowMs };
    tickedMs = nowMs;
  };
  const timer = setInterval(look, TICK_MS).unref();
  return {
    now() {
      look();
      return { atMs: tickedMs, sinceMs: tickedMs - last.toMs < STILL_MS ? last.fromMs : tickedMs };
    },
    stop: () => clearInterval(timer),
  };
}

/** `members` are those of every chat with more than one person in it; `disturb` is asked before each call. */
export async function recordTeams(
  members: readonly Member[],
  disturb: (method: string) => Disturbance | undefined = () => undefined,
): Promise<TeamsRecord> {
  const calls: ConnectorCall[] = [];
  const standstill = watchStandstill();
  let activities = 0;

  function answer(method: string, path: string, body: Readonly<Record<string, unknown>>): unknown {
    const [, chatPart, rest] = /^\/v3\/conversations\/([^/?]+)(.*)$/.exec(path) ?? [];
    if (chatPart === undefined) return { id: privateChatOf(personIn(body)) };
    const chatId = decodeURIComponent(chatPart);
    if (rest?.startsWith("/pagedmembers")) return { members };
    const member = /^\/members\/([^/?]+)/.exec(rest ?? "")?.[1];
    if (member !== undefined) return members.find(({ id }) => id === decodeURIComponent(member));
    const known = /^\/activities\/([^/?]+)/.exec(rest ?? "")?.[1];
    const activityId = known === undefined ? `a${++activities}` : decodeURIComponent(known);
    const { atMs, sinceMs } = standstill.now();
    calls.push({ atMs, sinceMs, method: method as ConnectorCall["method"], chatId, activityId, body });
    return { id: activityId };
  }

  const server = createServer((req, res) => {
    let text = "";
    req.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    req.on("end", () => {
      const disturbance = disturb(req.method ?? "");
      if (disturbance === "reset") return void req.socket.destroy();
      if (typeof disturbance === "number") {
        res.writeHead(disturbance, { "content-type": "application/json", "retry-after": "1" });
        return void res.end(JSON.stringify({ error: { code: "Disturbed", message: "" } }));
      }
      if (disturbance === "page") return answered(res, 200, "<html></html>", { "content-type": "text/html" });
      const found = answer(req.method ?? "", req.url ?? "", text === "" ? {} : JSON.parse(text));
      if (disturbance === "takenReset") return void req.socket.destroy();
      if (disturbance === "taken504") return answered(res, 504);
      res.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
      res.end(JSON.stringify(found ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    calls,
    close() {
      standstill.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

function personIn(body: Readonly<Record<string, unknown>>): string {
  const [first] = (body.members ?? []) as readonly { readonly id: string }[];
  return first?.id ?? "";
}
