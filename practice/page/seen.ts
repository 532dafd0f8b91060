/** How much is new for each person since somebody last looked at the room as them. */
import type { PersonView, RoomState } from "../api/views.ts";
import type { PageState } from "./state.ts";

interface Counts {
  readonly private: number;
  readonly inbox: number;
  readonly meeting: number;
  readonly alerts: number;
}

export class Seen {
  readonly #state: PageState;
  #counts: Readonly<Record<string, Counts>> = {};

  constructor(state: PageState) {
    this.#state = state;
    state.onChange(() => this.#look());
  }

  /** New for this person in one place. The meeting chat is counted for oneself only: the others see the same. */
  unread(person: PersonView, place: keyof Counts): number {
    const seen = this.#counts[person.id];
    return seen ? Math.max(0, this.#now(person)[place] - seen[place]) : 0;
  }

  /** New for this person in private: what one has to be them to see. */
  unreadInPrivate(person: PersonView): number {
    return this.unread(person, "private") + this.unread(person, "inbox");
  }

  /** Everything counts as seen until the meeting begins, and what is in front of one's eyes does. */
  #look(): void {
    const { room } = this.#state;
    if (!room) return;
    const next = room.people.map((person) => [person.id, this.#counted(room, person)] as const);
    this.#counts = Object.fromEntries(next);
  }

  #counted(room: RoomState, person: PersonView): Counts {
    const now = this.#now(person);
    const before = this.#counts[person.id];
    // Those who play themselves read what they get.
    const playsThemselves = room.mine !== undefined && person.id !== room.mine && person.id !== room.me.id;
    if (!before || playsThemselves || room.meeting.status === "notStarted") return now;
    if (person.id !== room.me.id) return { ...before, meeting: now.meeting };
    // Whoever looks at the room sees the notes that the bell comes with.
    const seen = (place: Exclude<keyof Counts, "alerts">) => (this.#state.shows(place) ? now[place] : before[place]);
    return { private: seen("private"), inbox: seen("inbox"), meeting: seen("meeting"), alerts: now.alerts };
  }

  #now(person: PersonView): Counts {
    const meeting = this.#state.room?.chats.find((chat) => chat.kind === "meeting")?.id;
    return {
      private: person.botMessages,
      alerts: person.alerts,
      inbox: person.mails,
      meeting: this.#state.messages.filter((one) => one.chatId === meeting && one.from.kind !== "teams").length,
    };
  }
}
