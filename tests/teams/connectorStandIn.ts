/** A connector that answers as the test says, over real HTTP. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Chat } from "../../src/app/ports/chats.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What to answer; `hang` keeps the socket and says nothing, `reset` cuts it. */
export type Answered =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | "hang"
  | "reset";

export interface ConnectorStandIn {
  readonly chat: Chat;
  readonly asked: Asked[];
  answer: (asked: Asked) => Answered;
}

export async function connectorStandIn(): Promise<ConnectorStandIn> {
  const asked: Asked[] = [];
  const server = createServer((req, res) => void take(req, res)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const standIn: ConnectorStandIn = {
    asked,
    chat: { chatId: "19:chat@thread.v2", serviceUrl, botId: "28:bot", kind: "meeting", tenantId: "tenant" },
    answer: () => ({ status: 201, body: { id: "1" } }),
  };

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of req) text += part;
    const call: Asked = {
      method: String(req.method),
      path: String(req.url).replace("/teams/", "/"),
      authorization: req.headers.authorization,
      body: text === "" ? {} : JSON.parse(text),
    };
    asked.push(call);
    const answer = standIn.answer(call);
    if (answer === "hang") return;
    if (answer === "reset") {
      req.socket.destroy();
      return;
    }
    res.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    res.end(answer.text ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body)));
  }
  return standIn;
}
