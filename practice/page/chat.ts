/** A chat as the chosen person sees it: its messages, kept where they are while they change, and the box to write in. */
import type { ChatView, MessageView } from "../api/views.ts";
import { announce, toast } from "./announce.ts";
import { buttonsOf, type CardAction } from "./cards.ts";
import { composer } from "./composer.ts";
import { h, redraw } from "./dom.ts";
import { newWords } from "./forms.ts";
import { onGoTo } from "./goTo.ts";
import { icon } from "./icons.ts";
import { type DrawnMessage, drawMessage, noticeText, spokenText } from "./messages.ts";
import { pressInMessage } from "./press.ts";
import type { PageState } from "./state.ts";
import { dayName } from "./time.ts";

interface Shown extends DrawnMessage {
  readonly key: string;
  readonly message: MessageView;
}

/** So close to the end, in pixels, that one follows the conversation. */
const AT_END = 80;
/** Of what is new in a card; the rest is there to be read. */
const MOST_SPOKEN = 400;

export class ChatPane {
  readonly element: HTMLElement;
  readonly #state: PageState;
  readonly #kind: ChatView["kind"];
  readonly #log = h("div", { class: "log", role: "log", "aria-live": "off", tabindex: 0 });
  readonly #below = h("button", { type: "button", class: "below", hidden: true, click: () => this.#toEnd() });
  readonly #composer;
  #shown = new Map<string, Shown>();
  /** Whose chat is drawn; another one is drawn from scratch. */
  #drawnFor = "";
  /** Where the log was last scrolled to by itself: whoever hasn't scrolled since follows the conversation. */
  #placedAt = 0;
  /** Height of the log; 0 while another panel is shown in its place. */
  #height = 0;

  constructor(state: PageState, kind: ChatView["kind"]) {
    this.#state = state;
    this.#kind = kind;
    this.#composer = composer(state, kind);
    this.#log.addEventListener("scroll", () => this.#offerBelow());
    this.element = h(
      "div",
      { class: "chat" },
      h("div", { class: "log-frame" }, this.#log, this.#below),
      this.#composer.element,
    );
    onGoTo((messageId) => this.#goTo(messageId));
    state.onChange(() => this.#draw());
    new ResizeObserver(() => this.#resized()).observe(this.#log);
  }

  #draw(): void {
    const { room, messages, t, målform } = this.#state;
    if (!room) return;
    const chat = room.chats.find((one) => one.kind === this.#kind);
    this.#composer.draw(chat);
    this.#log.ariaLabel = t.messagesIn(this.#kind === "meeting" ? t.meeting : t.privately);
    redraw(this.#below, målform, () => [icon("down"), t.below]);
    const drawFor = [chat?.id, room.me.id, målform].join();
    const fresh = drawFor !== this.#drawnFor;
    this.#drawnFor = drawFor;
    if (fresh) this.#shown = new Map();
    const mine = messages.filter((message) => message.chatId === chat?.id);
    const atEnd = this.#isAtEnd();
    const follows = fresh || atEnd || this.#log.scrollTop === this.#placedAt;
    const added = this.#show(mine, chat ? this.#emptyText() : this.#missingText());
    if (follows && (fresh || added.length > 0)) this.#toLast();
    else if (atEnd) this.#toEnd();
    if (!fresh) for (const message of added) this.#tell(message);
    this.#offerBelow();
  }

  /** Draws what is new or changed and gives what is new. */
  #show(messages: readonly MessageView[], empty: string): readonly MessageView[] {
    const before = this.#shown;
    const shown = new Map<string, Shown>();
    const added: MessageView[] = [];
    const children: HTMLElement[] = [];
    let day = "";
    for (const message of messages) {
      const key = JSON.stringify(message);
      const old = before.get(message.id);
      if (!old) added.push(message);
      if (old && old.key !== key) announce(newWords(old.message.card, message.card).slice(0, MOST_SPOKEN));
      const one = old?.key === key ? old : { ...this.#drawn(message), key, message };
      shown.set(message.id, one);
      const its = dayName(message.sentAtMs, this.#state.t.weekdays);
      if (its !== day) children.push(h("p", { class: "day" }, its));
      day = its;
      children.push(one.element);
    }
    this.#shown = shown;
    if (messages.length === 0) children.push(h("p", { class: "empty" }, empty));
    const restore = this.#keepFocus(before, shown);
    arrange(this.#log, children);
    restore();
    return added;
  }

  #drawn(message: MessageView): DrawnMessage {
    const press = (action: CardAction) =>
      pressInMessage(this.#state, message, action, () => this.#shown.get(message.id));
    return drawMessage(message, this.#state, press);
  }

  /** A message that is drawn anew under somebody's focus: focus goes to the same button in it, or to the message. */
  #keepFocus(before: ReadonlyMap<string, Shown>, after: ReadonlyMap<string, Shown>): () => void {
    const { activeElement } = document;
    const held = [...before].find(
      ([id, { element }]) => element.contains(activeElement) && after.get(id)?.element !== element,
    );
    const now = held && after.get(held[0])?.element;
    if (!held || !activeElement) return () => {};
    const title = activeElement.textContent;
    return () => {
      const same = now && buttonsOf(now).find((button) => button.textContent === title);
      (same ?? now ?? this.#log).focus({ preventScroll: true });
    };
  }

  #tell(message: MessageView): void {
    const { room, t } = this.#state;
    const { from, notice } = message;
    if (notice) announce(noticeText(notice, t));
    const mine = from.kind === "person" && from.id === room?.me.id;
    if (message.alert && from.kind === "bot") toast(t.alerted(from.name, spokenText(message)), t.close, "alert");
    if (from.kind !== "teams" && !mine) announce(t.newFrom(from.name, spokenText(message)));
  }

  #emptyText(): string {
    const { t } = this.#state;
    return this.#kind === "meeting" ? t.emptyMeeting : t.emptyPrivate;
  }

  #missingText(): string {
    const { t, room } = this.#state;
    const name = room?.me.name ?? "";
    return this.#kind === "meeting" ? t.noMeetingChat(name) : t.noPrivateChat(name);
  }

  /** Shows a message of this chat, with focus on it. */
  #goTo(messageId: string | undefined): void {
    const withButtons = () => [...this.#shown].findLast(([, { element }]) => buttonsOf(element).length > 0)?.[0];
    const id = messageId ?? (this.#kind === "meeting" ? withButtons() : undefined);
    const element = id === undefined ? undefined : this.#shown.get(id)?.element;
    if (element === undefined) return;
    const panel = this.#kind === "meeting" ? "meeting" : "private";
    if (!this.#state.shows(panel)) this.#state.open(panel);
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
  }

  #isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < AT_END;
  }

  /** To the end, but never past the beginning of the last message. */
  #toLast(): void {
    const last = this.#log.lastElementChild;
    const start = last instanceof HTMLElement ? last.offsetTop - this.#log.offsetTop : 0;
    this.#log.scrollTop = Math.min(this.#log.scrollHeight - this.#log.clientHeight, start);
    this.#placedAt = this.#log.scrollTop;
  }

  /** What came while the chat wasn't shown begins where one can see it. */
  #resized(): void {
    const before = this.#height;
    this.#height = this.#log.clientHeight;
    if (before === 0 && this.#height > 0) this.#toLast();
    this.#offerBelow();
  }

  #toEnd(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #offerBelow(): void {
    this.#below.hidden = this.#isAtEnd();
  }
}

/** Puts `children` in `parent` in this order, without moving those that stand right: moving one loses its focus. */
function arrange(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Node>(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
}
