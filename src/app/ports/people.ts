/** Who is in a chat, and what an organisation knows of them. */
import type { Keys, Participant, PersonId } from "../../meeting/people.ts";
import type { Chat } from "./chats.ts";

/** Who is in a chat, and what they may do there. Asked each time: roles change. */
export interface Roster {
  /** Everybody in the chat, taken as employed by the unit until the leader says otherwise. Throws Unreachable. */
  members(chat: Chat): Promise<Participant[]>;
  /**
   * One of them, or undefined when they are not in the chat; where the chat's list is refused, as the Teams meeting that
   * it belongs to knows them. Throws Unreachable.
   */
  member(chat: Chat, who: Keys): Promise<Participant | undefined>;
  /**
   * Only organizer or presenter may start a meeting; in a chat without a Teams meeting everyone may. Where roles can't be
   * seen the organizer may, and everyone where nobody can be told to be that. Throws Unreachable for what passes.
   */
  mayStart(chat: Chat, personId: PersonId): Promise<boolean>;
}

/** Who is in a chat, and in the Teams meeting that it belongs to. */
export interface Attendance {
  /** Everybody in the chat. Throws Unreachable. */
  members(chat: Chat): Promise<readonly Participant[]>;
  /** Whether somebody is in the Teams meeting now; undefined where Teams can't say. Throws Unreachable where it may later. */
  isInMeeting(chat: Chat, person: Participant): Promise<boolean | undefined>;
}

/** Somebody with an account in the own tenant, who is no guest in it. */
export interface Colleague {
  /** The object id in the directory. */
  readonly personId: PersonId;
  readonly email: string;
}

/** Who people are, where that is to open something for them: strangers and guests are left out, and whoever Teams tells too little of. */
export interface Colleagues {
  /** Those in a chat. Throws Unreachable. */
  colleagues(chat: Chat): Promise<readonly Colleague[]>;
  /** One of them, or undefined. Throws Unreachable. */
  colleague(chat: Chat, teamsId: string): Promise<Colleague | undefined>;
}

/** The organisation's own knowledge of people's addresses. */
export interface Directory {
  /** Addresses of those in a chat, by object id in lower case; without those it does not know. Throws Unreachable. */
  addresses(chatId: string): Promise<ReadonlyMap<string, string>>;
}

/** The app in a person's own scope, which private messages need. */
export interface PersonalApps {
  /**
   * Installs the app for the person; nothing happens where they have it. Teams may need some seconds before a private
   * chat can be opened. Throws Unreachable with a code as reason, permanent where the same would be refused again.
   */
  install(person: Participant): Promise<void>;
}
