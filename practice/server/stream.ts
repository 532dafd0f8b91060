/** Server-Sent Events: the room as the chosen person sees it, live. */
import type { ServerResponse } from "node:http";
import type { RoomChange } from "../api/views.ts";
import { Person } from "../room/person.ts";
import type { Stage } from "../room/stage.ts";
import { type Message, sees, seesMessage } from "../room/state.ts";
import { messageView, roomState, roomView, type Surroundings, viewer } from "../room/views.ts";

const HEARTBEAT_MS = 15_000;

/**
 * Writes a snapshot and then every change to the response until it is closed. Whoever streams looks at their chats:
 * their client refreshes the cards that ask for it, and tries again when the bot has been away.
 */
export function stream(
  res: ServerResponse,
  stage: Stage,
  personId: string | undefined,
  around: () => Surroundings,
): void {
  const { world } = stage;
  const me = () => viewer(world.state, personId);
  const write = (change: RoomChange) => res.write(`data: ${JSON.stringify(change)}\n\n`);
  const snapshot = () => write({ kind: "snapshot", view: roomView(world.state, me(), around()) });
  const tellRoom = () => write({ kind: "room", room: roomState(world.state, me(), around()) });
  const missed = new Set<string>();

  async function look(message: Message): Promise<void> {
    if (!seesMessage(world.state, me(), message)) return;
    const { again } = await new Person(stage, me().id).refresh(message.id);
    if (again) missed.add(message.id);
  }
  /** What goes wrong with a refresh shows as the common card; the person can still act on that. */
  const lookAt = (messages: readonly Message[]) => {
    for (const message of messages) void look(message).catch(() => undefined);
  };
  const lookAgain = () => {
    if (missed.size === 0 || around().botStatus !== "running") return;
    const messages = world.state.messages.filter((message) => missed.has(message.id));
    missed.clear();
    lookAt(messages);
  };

  res.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", connection: "keep-alive" });
  snapshot();
  lookAt(world.state.messages);
  const unwatch = watch(stage, me().id);
  const heartbeat = setInterval(() => res.write(":\n\n"), HEARTBEAT_MS);
  let chats = chatsSeen();
  const unlisten = world.onChange((change) => {
    if (change.kind === "message") {
      if (change.onlyFor && change.onlyFor !== me().id) return;
      if (seesMessage(world.state, me(), change.message)) {
        write({ kind: "message", message: messageView(change.message, me()) });
        lookAt([change.message]);
      }
      // What the bot writes to somebody else counts as unread beside their name, and what is to be done may be new.
      tellRoom();
    } else if (change.kind === "messageDeleted") {
      if (sees(world.state, me(), change.chatId)) write(change);
    } else if (change.kind === "reset" || chats !== chatsSeen()) {
      chats = chatsSeen();
      snapshot();
      lookAt(world.state.messages);
    } else {
      tellRoom();
      lookAgain();
    }
  });
  res.once("close", () => {
    clearInterval(heartbeat);
    unwatch();
    unlisten();
  });

  /** Changes when the person gets a chat or loses one; then everything is sent anew. */
  function chatsSeen(): string {
    const { meeting } = world.state;
    return [meeting.chatId, me().personalChatId].filter((chatId) => sees(world.state, me(), chatId)).join();
  }
}

/** Notes that somebody looks at the room as this person, until the returned function is called. */
function watch({ watched, world }: Stage, personId: string): () => void {
  const count = (by: number) => {
    watched.set(personId, (watched.get(personId) ?? 0) + by);
    if (watched.get(personId) === 0) watched.delete(personId);
  };
  count(1);
  return () => {
    count(-1);
    world.announce({ kind: "room" });
  };
}
