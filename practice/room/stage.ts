/** What everybody who acts in the room has at hand. */

import type { TeamsId } from "../api/views.ts";
import type { Courier } from "./courier.ts";
import type { Deeds } from "./deeds.ts";
import type { Drive } from "./drive.ts";
import type { Frame } from "./envelope.ts";
import { RoomFault } from "./faults.ts";
import { type ChatRef, findChat, findPerson, type PersonState } from "./state.ts";
import type { World } from "./world.ts";

export interface Stage {
  readonly world: World;
  readonly courier: Courier;
  /** The connector's address, ending in a slash. */
  readonly serviceUrl: string;
  /** Where the files lie that people send. */
  readonly drive: Drive;
  /** Refreshes that are under way, so that nobody asks twice for the same. */
  readonly refreshing: Map<string, Promise<{ readonly again: boolean }>>;
  /** When each client got a card by its last invoke, on the real clock, by message and client. */
  readonly invokedAtMs: Map<string, number>;
  /** Who has sent what. */
  readonly deeds: Deeds;
  /** As whom somebody looks at the room just now, with how many do. */
  readonly watched: Map<TeamsId, number>;
  /** Answers of the bot's that left somebody with an empty box or «Unable to reach app», oldest first. */
  readonly complaints: Complaint[];
}

export interface Complaint {
  readonly who: string;
  readonly kind: "blankDialog" | "badAnswer";
  /** What was asked, as in the activity. */
  readonly value: unknown;
  readonly body: unknown;
}

/** What the connector's address has besides when the service has moved. */
export const MOVED = "moved/";

/** What an activity made right now is made from. */
export function frameOf(stage: Stage): Frame {
  const { world } = stage;
  const serviceUrl = world.quirks.address === "moved" ? `${stage.serviceUrl}${MOVED}` : stage.serviceUrl;
  return { state: world.state, quirks: world.quirks, serviceUrl, nowMs: world.now() };
}

/** Throws RoomFault `unknownPerson`. */
export function personOf(stage: Stage, id: string): PersonState {
  const person = findPerson(stage.world.state, id);
  if (!person) throw new RoomFault("unknownPerson");
  return person;
}

/** Throws RoomFault `unknownChat`. */
export function chatOf(stage: Stage, id: string): ChatRef {
  const chat = findChat(stage.world.state, id);
  if (!chat) throw new RoomFault("unknownChat");
  return chat;
}

/** The meeting chat. */
export function meetingChat(stage: Stage): ChatRef {
  return { kind: "meeting", id: stage.world.state.meeting.chatId };
}
