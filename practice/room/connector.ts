/** The stand-in for Teams' connector service: the REST calls that a bot makes, answered as Teams answers them. */
import type { Server } from "restify";
import { addMeetings } from "./connector/meetings.ts";
import { addMembers } from "./connector/members.ts";
import { addMessages } from "./connector/messages.ts";
import { type ConnectorOptions, connectorService } from "./connector/service.ts";

/** Adds the connector's routes under `/v3/` and `/v1/`. */
export function addConnector(server: Server, options: ConnectorOptions): void {
  const service = connectorService(options);
  addMessages(server, service);
  addMembers(server, service);
  addMeetings(server, service);
}
