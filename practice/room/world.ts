/** The pretend Teams: its state, the few ways it changes, and those who want to know when it does. */
import type { Målform } from "../../src/meeting/events.ts";
import type { Card, Notice, ProductMs, TeamsId } from "../api/views.ts";
import { type Quirks, WORST } from "./quirks.ts";
import { freshState, type Ids, type Message, newPerson, type PersonState, type WorldState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

/** What comes in a second comes in half a minute where two processors have much else to do. */
const PATIENCE_MS = 90_000;

export type WorldChange =
  /** `onlyFor`: nobody else sees a difference. */
  | { readonly kind: "message"; readonly message: Message; readonly onlyFor?: TeamsId }
  | { readonly kind: "messageDeleted"; readonly chatId: string; readonly messageId: string }
  /** People, meeting, outbox or something outside (bot, clock, mail). */
  | { readonly kind: "room" }
  /** Everything is new. */
  | { readonly kind: "reset" };

/** What a message says; the rest of it the world adds. */
export type MessageContent = Pick<
  Message,
  "text" | "textFormat" | "mentions" | "file" | "card" | "fallbackText" | "notice" | "alert"
>;

/** Writes the state down; see SavedFile. */
export interface Saver {
  touch(): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export class World {
  #state: WorldState;
  readonly #now: () => ProductMs;
  readonly #listeners = new Set<(change: WorldChange) => void>();
  #saver: Saver | undefined;
  readonly #deleted = new Map<string, Message>();
  /** May be set anew at any time. */
  quirks: Quirks;

  constructor(state: WorldState, now: () => ProductMs, quirks: Quirks = WORST) {
    this.#state = state;
    this.#now = now;
    this.quirks = quirks;
  }

  /** To be read by all; changed only through the methods below. */
  get state(): WorldState {
    return this.#state;
  }

  now(): ProductMs {
    return this.#now();
  }

  saveTo(saver: Saver): void {
    this.#saver = saver;
  }

  /** Resolves when everything so far is saved. */
  async flush(): Promise<void> {
    await this.#saver?.flush();
  }

  /** Saves for the last time. */
  async close(): Promise<void> {
    await this.#saver?.close();
  }

  /** Calls back after each change until the returned function is called. */
  onChange(listener: (change: WorldChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners; for changes outside the state too. */
  announce(change: WorldChange): void {
    this.#saver?.touch();
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** A new activity id: milliseconds as digits, as Teams makes them, never the same twice. */
  nextId(): string {
    this.#state.lastId = Math.max(this.#state.lastId + 1, this.now());
    return String(this.#state.lastId);
  }

  message(messageId: string): Message | undefined {
    return this.#state.messages.findLast((one) => one.id === messageId);
  }

  /** The same, also when it is deleted: a dialog that was opened from it stays open. */
  messageOnceThere(messageId: string): Message | undefined {
    return this.message(messageId) ?? this.#deleted.get(messageId);
  }

  /** `onlyFor`: seen by this person and nobody else. */
  post(chatId: string, from: Message["from"], content: MessageContent, onlyFor?: TeamsId): Message {
    const message: Message = {
      ...content,
      id: this.nextId(),
      chatId,
      from,
      ...(onlyFor !== undefined && { onlyFor }),
      sentAtMs: this.now(),
      version: 1,
      ownCards: {},
      refreshedFor: [],
    };
    this.#state.messages.push(message);
    this.announce({ kind: "message", message });
    return message;
  }

  /** A line from Teams itself in the meeting chat. */
  note(notice: Notice): void {
    this.post(this.#state.meeting.chatId, { kind: "teams" }, { mentions: [], notice });
  }

  /** The bot replaces what it wrote; everybody's own versions of the card are gone. */
  edit(old: Message, content: MessageContent): void {
    const { id, chatId, from, onlyFor, sentAtMs, version, card } = old;
    const next = {
      ...{ id, chatId, from, sentAtMs, version: version + 1, editedAtMs: this.now(), ownCards: {}, refreshedFor: [] },
      ...(onlyFor !== undefined && { onlyFor }),
      ...(card !== undefined && { cardBefore: card }),
    };
    this.#put({ ...next, ...content });
  }

  delete(message: Message): void {
    this.#state.messages = this.#state.messages.filter((one) => one !== message);
    this.#deleted.set(message.id, message);
    this.announce({ kind: "messageDeleted", chatId: message.chatId, messageId: message.id });
  }

  /** Gives one client its own version of a card, if the message is still there. `person` is whose client it is. */
  showOwnCard(messageId: string, client: string, person: TeamsId, card: Card): void {
    const message = this.message(messageId);
    if (message) this.#put({ ...message, ownCards: { ...message.ownCards, [client]: card } }, { onlyFor: person });
  }

  /** Notes whether the client has asked for the automatic refresh of this version. */
  markRefreshed(messageId: string, client: string, asked: boolean): void {
    const message = this.message(messageId);
    if (!message) return;
    const others = message.refreshedFor.filter((one) => one !== client);
    const refreshedFor = asked ? [...others, client] : others;
    this.#state.messages = this.#state.messages.map((one) => (one === message ? { ...message, refreshedFor } : one));
    this.#saver?.touch();
  }

  addPerson(person: PersonState): void {
    this.#state.people.push(person);
    this.announce({ kind: "room" });
  }

  setPerson(
    person: PersonState,
    change: Partial<Pick<PersonState, "hasApp" | "hadApp" | "inChat" | "inMeeting">>,
  ): void {
    Object.assign(person, change);
    this.announce({ kind: "room" });
  }

  /** Private chats get other ids, which the bot is not told. */
  renewPrivateChats(): void {
    for (const person of this.#state.people)
      Object.assign(person, { personalChatId: newPerson(person).personalChatId });
    this.announce({ kind: "room" });
  }

  setMeeting(change: Partial<Pick<WorldState["meeting"], "startedAtMs" | "endedAtMs" | "botInChat">>): void {
    Object.assign(this.#state.meeting, change);
    this.announce({ kind: "room" });
  }

  /** Meeting times are unset when a call starts anew. */
  restartMeeting(): void {
    delete this.#state.meeting.endedAtMs;
    this.setMeeting({ startedAtMs: this.now() });
  }

  /** The others play themselves while `mine` is somebody; or, `together`, they sit around that one's PC. */
  setMine(mine: TeamsId | undefined, together = false): void {
    if (mine === undefined) delete this.#state.mine;
    else this.#state.mine = mine;
    if (mine !== undefined && together) this.#state.together = true;
    else delete this.#state.together;
    this.announce({ kind: "room" });
  }

  queue(activity: TeamsActivity): void {
    this.#state.outbox.push(activity);
    this.announce({ kind: "room" });
  }

  unqueue(activity: TeamsActivity): void {
    this.#state.outbox = this.#state.outbox.filter((one) => one !== activity);
    this.announce({ kind: "room" });
  }

  /** `ids` where those of tenant and bot are to be known ones. */
  reset(målform: Målform, ids?: Ids): void {
    this.#state = freshState(målform, ids);
    this.#deleted.clear();
    this.announce({ kind: "reset" });
  }

  /**
   * Resolves with what `find` gives as soon as it gives something, looking again after every change.
   * Rejects after `timeoutMs` of real time, naming `what` was waited for, and when `find` throws.
   */
  until<T>(what: string, find: () => T | undefined | false, timeoutMs = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        unlisten();
        settle();
      };
      const look = () => {
        try {
          const found = find();
          if (found !== undefined && found !== false) finish(() => resolve(found));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`))),
        timeoutMs,
      );
      const unlisten = this.onChange(look);
      look();
    });
  }

  #put(message: Message, visibility: { readonly onlyFor?: TeamsId } = {}): void {
    this.#state.messages = this.#state.messages.map((one) => (one.id === message.id ? message : one));
    this.announce({ kind: "message", message, ...visibility });
  }
}
