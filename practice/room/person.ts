/** Somebody who acts in the room: for the page, the demo, scenarios and tests alike. */

import type { Answer, Dialog } from "../api/answers.ts";
import type { PressRequest } from "../api/requests.ts";
import type { Card } from "../api/views.ts";
import * as activities from "./activities.ts";
import { execute, task } from "./asking.ts";
import { type CardAction, dataOf, findAction, type Pick } from "./cards.ts";
import type { DriveFile } from "./drive.ts";
import { RoomFault } from "./faults.ts";
import { type Client, keep, refresh } from "./refresh.ts";
import { chatOf, frameOf, personOf, type Stage } from "./stage.ts";
import { botIsIn, type Message, type PersonState, sees, seesMessage } from "./state.ts";

export interface Said {
  readonly message: Message;
  /** False when Teams doesn't pass it on: in a group, a bot gets only what mentions it. */
  readonly seenByBot: boolean;
  /** Resolves when the bot has taken it. */
  readonly taken: Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Where somebody has Teams open. Each device has its own view of a card. */
export type Device = "desktop" | "phone";

const MAX_LOOKS = 3;

export class Person {
  readonly #stage: Stage;
  readonly #device: Device;
  readonly id: string;

  /** `id` is a Teams id (`29:…`) or an aadObjectId. */
  constructor(stage: Stage, id: string, device: Device = "desktop") {
    this.#stage = stage;
    this.#device = device;
    this.id = id;
  }

  /** The same person on another device. */
  on(device: Device): Person {
    return new Person(this.#stage, this.id, device);
  }

  /** Throws RoomFault `unknownPerson` when there is no such person (any more). */
  get state(): PersonState {
    return personOf(this.#stage, this.id);
  }

  /** Writes in a chat, with a file or without. Throws RoomFault `unknownChat` or `notInChat`. */
  say(chatId: string, text: string, file?: DriveFile): Said {
    const { world, courier, drive } = this.#stage;
    const { state } = this;
    const chat = chatOf(this.#stage, chatId);
    if (!sees(world.state, state, chatId)) throw new RoomFault("notInChat");
    const message = world.post(
      chatId,
      { kind: "person", id: state.id, name: state.name },
      {
        text,
        mentions: [],
        ...(file && { file: file.name }),
      },
    );
    const addressed = chat.kind === "personal" || activities.mentionsBot(world.state, text);
    const seenByBot = addressed && botIsIn(world.state, chat);
    const activity = activities.message(frameOf(this.#stage), chat, state, message.id, text, file && drive.put(file));
    return { message, seenByBot, taken: seenByBot ? courier.send(activity) : Promise.resolve() };
  }

  /** Changes what they wrote. Resolves when the bot has taken it, where it is told of it. */
  async edit({ id, chatId }: Message, text: string): Promise<void> {
    const { world, courier } = this.#stage;
    const chat = chatOf(this.#stage, chatId);
    world.edit(this.#message(id), { text, mentions: [] });
    const isTold =
      botIsIn(world.state, chat) && (chat.kind === "personal" || activities.mentionsBot(world.state, text));
    if (isTold) await courier.send(activities.edited(frameOf(this.#stage), chat, this.state, id, text));
  }

  /** The card of a message as this person sees it, without asking for a refresh. */
  card(messageId: string): Card | undefined {
    const message = this.#message(messageId);
    return message.ownCards[this.#client.key] ?? message.card;
  }

  /** The page shows what the desktop has. */
  get #client(): Client {
    const person = this.state;
    return { person, key: this.#device === "desktop" ? person.id : `${person.id} ${this.#device}` };
  }

  /**
   * Looks at a message: if its card asks for it, the client refreshes it first. Gives the card that is then seen.
   * When the bot replaces the message meanwhile, the new one is looked at.
   */
  async view(messageId: string): Promise<Card | undefined> {
    for (let tries = 0; tries < MAX_LOOKS; tries++) {
      const { version } = this.#message(messageId);
      await this.refresh(messageId);
      if (this.#message(messageId).version === version) break;
    }
    return this.card(messageId);
  }

  /** The automatic refresh: see `refresh.ts`. */
  refresh(messageId: string): Promise<{ readonly again: boolean }> {
    return refresh(this.#stage, this.#client, this.#message(messageId));
  }

  /** Presses a button of the card as the person sees it, with the inputs filled in. Throws when there is no such button. */
  async press(messageId: string, pick: Pick, inputs: Fields = {}): Promise<Answer> {
    const card = await this.view(messageId);
    const action = card && findAction(card, pick);
    if (!action) throw new Error(`no such button for ${this.state.role}: ${String(pick)}`);
    return this.act(messageId, { ...action, data: dataOf(card, action, inputs) });
  }

  /** Sends the form of an open dialog, with its first Action.Submit unless another is picked. */
  async send(messageId: string, dialog: Dialog, inputs: Fields = {}, pick: Pick = isSubmit): Promise<Answer> {
    const action = findAction(dialog.card, pick);
    if (!action) throw new Error(`no such button in the dialog: ${String(pick)}`);
    return this.submit(messageId, dataOf(dialog.card, action, inputs));
  }

  /** Does what the client does for an action; whether the card has such an action isn't checked. */
  async act(messageId: string, action: PressRequest["action"] | CardAction): Promise<Answer> {
    const message = this.#message(messageId);
    const { data = {} } = action;
    if (action.type === "Action.Execute") {
      const answer = await execute(this.#stage, this.state, message, { ...action, data }, "manual");
      if (answer.kind === "card") keep(this.#stage, this.#client, messageId, answer.card);
      return answer;
    }
    if (action.type !== "Action.Submit") throw new RoomFault("badRequest");
    const written = writtenBy(data);
    if (written !== undefined) {
      this.say(message.chatId, written);
      return { kind: "sent" };
    }
    if (opensDialog(data)) return task(this.#stage, this.state, "fetch", message, data);
    const chat = chatOf(this.#stage, message.chatId);
    const { world, courier } = this.#stage;
    const press = { messageId, data };
    void courier.send(activities.submitMessage(frameOf(this.#stage), chat, this.state, world.nextId(), press));
    return { kind: "sent" };
  }

  /** Sends a dialog's form as it is given. */
  async submit(messageId: string, data: Fields): Promise<Answer> {
    return task(this.#stage, this.state, "submit", this.#seen(this.#stage.world.messageOnceThere(messageId)), data);
  }

  /** A message that this person can see. */
  #message(messageId: string): Message {
    return this.#seen(this.#stage.world.message(messageId));
  }

  #seen(message: Message | undefined): Message {
    if (!message) throw new RoomFault("unknownMessage");
    if (!seesMessage(this.#stage.world.state, this.state, message)) throw new RoomFault("notInChat");
    return message;
  }
}

function isSubmit(action: CardAction): boolean {
  return action.type === "Action.Submit";
}

function opensDialog(data: Fields): boolean {
  return inTeams(data).type === "task/fetch";
}

/** What a button writes in the chat for whoever presses it; undefined for other buttons. */
function writtenBy(data: Fields): string | undefined {
  const { type, value } = inTeams(data);
  return type === "imBack" && typeof value === "string" ? value : undefined;
}

/** What Teams itself does with a button. */
function inTeams({ msteams }: Fields): Fields {
  return typeof msteams === "object" && msteams !== null ? (msteams as Fields) : {};
}
