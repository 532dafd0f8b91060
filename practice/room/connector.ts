/** The stand-in for Teams' connector service: the REST calls that a bot makes, answered as Teams answers them. */
import type { Request, Server } from "restify";
import { addMeetings } from "./connector/meetings.ts";
import { addMembers } from "./connector/members.ts";
import { addMessages } from "./connector/messages.ts";
import { type ConnectorOptions, connectorService } from "./connector/service.ts";
import { MOVED } from "./stage.ts";

/** Adds the connector's routes under `/v3/` and `/v1/`. */
export function addConnector(server: Server, options: ConnectorOptions): void {
  const service = connectorService(options);
  server.pre(async (req: Request) => {
    if (!req.url?.startsWith(`/${MOVED}`)) return;
    req.url = req.url.slice(MOVED.length);
    service.atSecond.add(req);
  });
  addMessages(server, service);
  addMembers(server, service);
  addMeetings(server, service);
}
