/** What the page knows, and who is told when it changes. */
import type { Målform } from "../../src/meeting/events.ts";
import type { MessageView, RoomChange, RoomState } from "../api/views.ts";
import { TEXTS, type Texts } from "./texts.ts";
import { listen } from "./wire.ts";

/** On a wide page people and meeting are always there and the side shows private chat or inbox; else one at a time. */
export type Panel = "people" | "meeting" | Side;
/** One of them beside the meeting on a wide page. */
export type Side = "private" | "inbox" | "archive";

const WIDE = matchMedia("(min-width: 62rem)");
const REMEMBERED = "bti-room";

interface Remembered {
  readonly målform?: Målform;
  readonly person?: string;
  readonly guide?: boolean;
}

export class PageState {
  room: RoomState | undefined;
  messages: readonly MessageView[] = [];
  /** When `room` came, on this machine's clock: the product's clock is carried on from there. */
  roomAtMs = 0;
  connected = true;
  panel: Panel = "meeting";
  /** What the side of a wide page shows. */
  side: Side = "private";
  guide = true;
  #målform: Målform | undefined;
  #close = () => {};
  readonly #listeners: (() => void)[] = [];

  constructor() {
    const { målform, person, guide = true } = remembered();
    this.guide = guide;
    this.#målform = målform;
    this.#listen(person);
    addEventListener("popstate", ({ state }) => this.#place((state as { panel?: Panel } | null)?.panel ?? "meeting"));
    WIDE.addEventListener("change", () => this.changed());
    document.addEventListener("visibilitychange", () => this.changed());
  }

  get målform(): Målform {
    return this.#målform ?? this.room?.målform ?? "nn";
  }

  get t(): Texts {
    return TEXTS[this.målform];
  }

  get wide(): boolean {
    return WIDE.matches;
  }

  /** Whether a panel is in front of somebody's eyes. */
  shows(panel: Panel): boolean {
    if (document.hidden) return false;
    if (!this.wide) return this.panel === panel;
    return panel === "people" || panel === "meeting" || panel === this.side;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** On a narrow page Back leads to where one was. */
  open(panel: Panel): void {
    if (!this.wide && panel !== this.panel) history.pushState({ panel }, "");
    this.#place(panel);
  }

  #place(panel: Panel): void {
    this.panel = panel;
    if (panel !== "people" && panel !== "meeting") this.side = panel;
    this.changed();
  }

  setMålform(målform: Målform): void {
    this.#målform = målform;
    this.#remember();
    this.changed();
  }

  showGuide(guide: boolean): void {
    this.guide = guide;
    this.#remember();
    this.changed();
  }

  /** Sees the room as another person from now on. */
  be(personId: string): void {
    if (personId === this.room?.me.id) return;
    this.#listen(personId);
  }

  #listen(personId: string | undefined): void {
    this.#close();
    this.#close = listen(personId, {
      onChange: (change) => this.#take(change),
      onContact: (connected) => {
        if (this.connected === connected) return;
        this.connected = connected;
        this.changed();
      },
    });
  }

  #take(change: RoomChange): void {
    if (change.kind === "snapshot") {
      const before = this.room?.me.id;
      this.#setRoom(change.view.room);
      this.messages = change.view.messages;
      if (before !== change.view.room.me.id) this.#remember();
    } else if (change.kind === "room") {
      this.#setRoom(change.room);
    } else if (change.kind === "message") {
      const { message } = change;
      const known = this.messages.some((one) => one.id === message.id);
      this.messages = known
        ? this.messages.map((one) => (one.id === message.id ? message : one))
        : [...this.messages, message];
    } else {
      this.messages = this.messages.filter((one) => one.id !== change.messageId);
    }
    this.changed();
  }

  #setRoom(room: RoomState): void {
    this.room = room;
    this.roomAtMs = performance.now();
  }

  #remember(): void {
    const { me } = this.room ?? {};
    const målform = this.#målform;
    const what: Remembered = { ...(målform && { målform }), ...(me && { person: me.id }), guide: this.guide };
    sessionStorage.setItem(REMEMBERED, JSON.stringify(what));
  }
}

function remembered(): Remembered {
  try {
    return JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "{}");
  } catch {
    return {};
  }
}
