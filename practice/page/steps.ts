/** What to do next in the room, seen from where one is. Pure. */
import type { PersonView, RoomState, StepView } from "../api/views.ts";

export type Step =
  | Beginning
  | { readonly kind: "out" | "privately" | "mail" | "wait" | "done" }
  /** The referat is on its way, and can be taken back; by this person, if it is theirs. */
  | { readonly kind: "sending"; readonly isMine: boolean }
  /** What the meeting waits for, from this person. */
  | { readonly kind: "act"; readonly step: StepView }
  /** Others who play themselves are about to act. */
  | { readonly kind: "others"; readonly names: readonly string[] }
  | { readonly kind: "other" | "news"; readonly person: PersonView; readonly more: number };

/** Before the first meeting. */
interface Beginning {
  readonly kind: "starting" | "stopped" | "addBot" | "startMeeting";
}

export interface Situation {
  readonly room: RoomState;
  /** What is new for a person in private, mails among them. */
  readonly unread: (person: PersonView, place: "private" | "inbox") => number;
}

export function nextStep({ room, unread }: Situation): Step {
  const { me, step, people, mine } = room;
  const beginning = beginningOf(room);
  if (beginning) return beginning;
  if (step) return { kind: "act", step };
  if (room.sending !== undefined) return { kind: "sending", isMine: room.sending === me.id };
  if (unread(me, "inbox") > 0) return { kind: "mail" };
  if (unread(me, "private") > 0) return { kind: "privately" };
  if (!me.inChat) return { kind: "out" };
  const waitedFor = people.filter((one) => room.waitedFor.includes(one.id));
  const names = waitedFor.filter((one) => one.id !== mine).map((one) => one.name);
  if (mine !== undefined && names.length > 0) return { kind: "others", names };
  const news = people.filter((one) => one.id !== me.id && unread(one, "private") + unread(one, "inbox") > 0);
  const waits = waitedFor.length > 0;
  const [person, ...more] = waits ? waitedFor : mine === undefined ? news : [];
  if (person) return { kind: waits ? "other" : "news", person, more: more.length };
  return { kind: me.mails > 0 && !room.unfinished ? "done" : "wait" };
}

/** Undefined when a meeting has begun and all is well. */
export function beginningOf({ bot, meeting }: RoomState): Beginning | undefined {
  if (bot.status === "starting") return { kind: "starting" };
  if (bot.status !== "running") return { kind: "stopped" };
  if (!meeting.botInChat) return { kind: "addBot" };
  return meeting.status === "notStarted" ? { kind: "startMeeting" } : undefined;
}
