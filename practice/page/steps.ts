/** What to do next in the room, seen from where one is. Pure. */
import type { MessageView, PersonView, RoomState } from "../api.ts";
import { actionTitles } from "./forms.ts";

export type Step =
  | {
      readonly kind: "starting" | "stopped" | "addBot" | "startMeeting" | "out" | "privately" | "mail" | "wait";
    }
  | { readonly kind: "press"; readonly title: string }
  | { readonly kind: "pressElse" }
  | { readonly kind: "other"; readonly person: PersonView; readonly more: number };

export interface Situation {
  readonly room: RoomState;
  readonly messages: readonly MessageView[];
  /** What is new for a person in private, mails among them. */
  readonly unread: (person: PersonView, place: "private" | "inbox") => number;
}

export function nextStep({ room, messages, unread }: Situation): Step {
  const { me, bot, meeting } = room;
  if (bot.status === "starting") return { kind: "starting" };
  if (bot.status !== "running") return { kind: "stopped" };
  if (!meeting.botInChat) return { kind: "addBot" };
  if (meeting.status === "notStarted") return { kind: "startMeeting" };
  if (unread(me, "private") > 0) return { kind: "privately" };
  if (unread(me, "inbox") > 0) return { kind: "mail" };
  const waiting = room.people.filter((one) => one.id !== me.id && unread(one, "private") + unread(one, "inbox") > 0);
  const [person, ...others] = waiting;
  if (person) return { kind: "other", person, more: others.length };
  if (!me.inChat) return { kind: "out" };
  const chat = room.chats.find((one) => one.kind === "meeting")?.id;
  const card = messages.findLast((one) => one.chatId === chat && one.card)?.card;
  const titles = card ? actionTitles(card) : [];
  const [title] = titles;
  if (title === undefined) return { kind: "wait" };
  return titles.length === 1 ? { kind: "press", title } : { kind: "pressElse" };
}
