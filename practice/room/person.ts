/** Somebody who acts in the room: for the page, the demo, scenarios and tests alike. */

import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Answer, Dialog } from "../api/answers.ts";
import type { PressRequest } from "../api/requests.ts";
import type { Card } from "../api/views.ts";
import * as activities from "./activities.ts";
import { executeAnswer, isUnreadable, taskAnswer } from "./answers.ts";
import { type CardAction, dataOf, findAction, type Pick, reasonIn } from "./cards.ts";
import { RoomFault } from "./faults.ts";
import { chatOf, frameOf, personOf, type Stage } from "./stage.ts";
import { botIsIn, type Message, type PersonState, sees, seesMessage } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

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
const MINUTE_MS = 60_000;

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

  /** Writes in a chat. Throws RoomFault `unknownChat` or `notInChat`. */
  say(chatId: string, text: string): Said {
    const { world, courier } = this.#stage;
    const { state } = this;
    const chat = chatOf(this.#stage, chatId);
    if (!sees(world.state, state, chatId)) throw new RoomFault("notInChat");
    const message = world.post(chatId, { kind: "person", id: state.id, name: state.name }, { text, mentions: [] });
    const addressed = chat.kind === "personal" || activities.mentionsBot(world.state, text);
    const seenByBot = addressed && botIsIn(world.state, chat);
    const activity = activities.message(frameOf(this.#stage), chat, state, message.id, text);
    return { message, seenByBot, taken: seenByBot ? courier.send(activity) : Promise.resolve() };
  }

  /** The card of a message as this person sees it, without asking for a refresh. */
  card(messageId: string): Card | undefined {
    const message = this.#message(messageId);
    return message.ownCards[this.#client] ?? message.card;
  }

  /** The page shows what the desktop has. */
  get #client(): string {
    const { id } = this.state;
    return this.#device === "desktop" ? id : `${id} ${this.#device}`;
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

  /**
   * The automatic refresh that a client makes of a card that names its person, when Teams lets it: see the quirk
   * `refresh`. A failure shows the common card; `again` tells whether a later try may go better.
   */
  refresh(messageId: string): Promise<{ readonly again: boolean }> {
    const { refreshing, world } = this.#stage;
    const message = this.#message(messageId);
    const client = this.#client;
    const key = [messageId, message.version, client].join();
    const underWay = refreshing.get(key);
    if (underWay) return underWay;
    const action = refreshAction(message.card, this.state.id);
    if (!action || !this.#mayRefresh(message, client)) return Promise.resolve({ again: false });
    world.markRefreshed(messageId, client, true);
    const before = world.quirks.refreshData === "old" ? refreshAction(message.cardBefore, this.state.id) : undefined;
    const asking = this.#refresh(message, before ?? action).finally(() => refreshing.delete(key));
    refreshing.set(key, asking);
    return asking;
  }

  #mayRefresh(message: Message, client: string): boolean {
    const { world, invokedAtMs } = this.#stage;
    const last = invokedAtMs.get(`${message.id} ${client}`);
    switch (world.quirks.refresh) {
      case "never":
        return false;
      case "aMinuteLater":
        return last === undefined || Date.now() - last > MINUTE_MS;
      case "onEdit":
        return !message.refreshedFor.includes(client);
    }
  }

  async #refresh(message: Message, action: CardAction): Promise<{ readonly again: boolean }> {
    const { world } = this.#stage;
    const answer = await this.#execute(message, { ...action, data: action.data ?? {} }, "automatic");
    if (world.message(message.id)?.version !== message.version) return { again: false };
    if (answer.kind === "card") this.#keep(message.id, answer.card);
    const again = answer.kind === "failed" && (answer.code === "unreachable" || answer.code === "timeout");
    if (again) world.markRefreshed(message.id, this.#client, false);
    return { again };
  }

  /** The card of an answer is this client's own until the bot replaces the message. */
  #keep(messageId: string, card: Card): void {
    const { world, invokedAtMs } = this.#stage;
    invokedAtMs.set(`${messageId} ${this.#client}`, Date.now());
    world.showOwnCard(messageId, this.#client, this.state.id, card);
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
      const answer = await this.#execute(message, { ...action, data }, "manual");
      if (answer.kind === "card") this.#keep(messageId, answer.card);
      return answer;
    }
    if (action.type !== "Action.Submit") throw new RoomFault("badRequest");
    if (opensDialog(data)) return this.#task("fetch", message, data);
    const chat = chatOf(this.#stage, message.chatId);
    const { world, courier } = this.#stage;
    const press = { messageId, data };
    void courier.send(activities.submitMessage(frameOf(this.#stage), chat, this.state, world.nextId(), press));
    return { kind: "sent" };
  }

  /** Sends a dialog's form as it is given. */
  async submit(messageId: string, data: Fields): Promise<Answer> {
    return this.#task("submit", this.#seen(this.#stage.world.messageOnceThere(messageId)), data);
  }

  async #task(kind: "fetch" | "submit", message: Message, data: Fields): Promise<Answer> {
    const chat = chatOf(this.#stage, message.chatId);
    const activity = activities.task(frameOf(this.#stage), chat, this.state, kind, { messageId: message.id, data });
    const answer = await this.#ask(activity, (body) => taskAnswer(body, kind));
    if (kind === "submit" && isTaken(answer)) {
      this.#stage.deeds.note(this.state.id, data);
      this.#stage.world.announce({ kind: "room" });
    }
    return answer;
  }

  #execute(message: Message, action: Omit<CardAction, "type"> & { data: Fields }, trigger: "manual" | "automatic") {
    const chat = chatOf(this.#stage, message.chatId);
    const press = { ...action, messageId: message.id };
    const activity = activities.execute(frameOf(this.#stage), chat, this.state, press, trigger);
    return this.#ask(activity, (body) => executeAnswer(body, trigger));
  }

  /** Sends an invoke, and once more when the answer can't be read or is lost; see the quirks `resend` and `answers`. */
  async #ask(activity: TeamsActivity, read: (body: unknown) => Answer): Promise<Answer> {
    const { resend, answers } = this.#stage.world.quirks;
    const answer = await this.#askOnce(activity, read);
    if (resend === "off" || !(isUnreadable(answer) || answers === "lost")) return answer;
    return this.#askOnce(resend === "sameId" ? activity : { ...activity, id: `f:${randomUUID()}` }, read);
  }

  async #askOnce(activity: TeamsActivity, read: (body: unknown) => Answer): Promise<Answer> {
    const { courier, complaints } = this.#stage;
    const result = await courier.invoke(activity);
    if (!result.ok) return { kind: "failed", code: result.code };
    const answer = read(result.body);
    const kind = isUnreadable(answer) ? "badAnswer" : answer.kind === "blankDialog" && answer.kind;
    if (kind) complaints.push({ who: this.state.name, kind, value: activity.value, body: result.body });
    return answer;
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

/** The form was taken: it closes, or comes again without a reason why not, as a list. */
function isTaken(answer: Answer): boolean {
  return answer.kind === "closed" || (answer.kind === "dialog" && reasonIn(answer.dialog.card) === "");
}

function isSubmit(action: CardAction): boolean {
  return action.type === "Action.Submit";
}

function opensDialog(data: Fields): boolean {
  const { msteams } = data;
  return typeof msteams === "object" && msteams !== null && "type" in msteams && msteams.type === "task/fetch";
}

const Refreshing = z.object({
  refresh: z.object({
    userIds: z.array(z.string()).optional(),
    action: z.object({
      type: z.literal("Action.Execute"),
      id: z.string().exactOptional(),
      verb: z.string().exactOptional(),
      data: z.record(z.string(), z.unknown()).exactOptional(),
    }),
  }),
});

/** What the client is to do when this person sees the card. Without a list of users Teams does it for everybody. */
function refreshAction(card: Card | undefined, personId: string): CardAction | undefined {
  const { data } = Refreshing.safeParse(card);
  if (!data) return undefined;
  const { action, userIds } = data.refresh;
  return !userIds || userIds.includes(personId) ? action : undefined;
}
