/** The room as one person sees it, in the page's terms. Pure. */
import type { BotView, ChatView, ClockView, MessageView, PersonView, RoomState, RoomView } from "../api/views.ts";
import { findAction } from "./cards.ts";
import { findPerson, isRunning, type Message, type PersonState, sees, seesMessage, type WorldState } from "./state.ts";

/** What the view needs to know from outside the pretend Teams. */
export interface Surroundings {
  readonly botStatus: BotView["status"];
  readonly clock: ClockView;
  readonly archived: number;
  /** How many mails an address has got. */
  readonly mailsTo: (address: string | undefined) => number;
  /** What somebody has to do now that the meeting waits for. */
  readonly needed: (person: PersonState) => Needed | undefined;
  /** Whether a meeting goes on, or its referat has not come to the organizer, who has got so many mails. */
  readonly unfinished: (mails: number) => boolean;
}

interface Needed {
  readonly message: { readonly chatId: string };
  readonly title: string;
  readonly form?: unknown;
}

/** The person with this id; without one, or when there is none, the organizer. */
export function viewer(state: WorldState, id: string | undefined): PersonState {
  const person = (id && findPerson(state, id)) || state.people.find((one) => one.role === "organizer");
  if (!person) throw new Error("a room has an organizer");
  return person;
}

export function roomView(state: WorldState, me: PersonState, around: Surroundings): RoomView {
  const messages = state.messages.filter((message) => seesMessage(state, me, message));
  return { room: roomState(state, me, around), messages: messages.map((message) => messageView(message, me)) };
}

export function roomState(state: WorldState, me: PersonState, around: Surroundings): RoomState {
  const { meeting, bot } = state;
  const { startedAtMs, endedAtMs } = meeting;
  const step = around.needed(me);
  const sender = state.people.find((person) => canTakeBack(state, person));
  const waited = state.people.filter((person) => person.id !== me.id && around.needed(person) !== undefined);
  return {
    målform: state.målform,
    me: personView(state, me, around),
    people: state.people.map((person) => personView(state, person, around)),
    chats: chatsOf(state, me),
    meeting: {
      title: meeting.title,
      status: isRunning(meeting) ? "running" : endedAtMs === undefined ? "notStarted" : "ended",
      botInChat: meeting.botInChat,
      ...(startedAtMs !== undefined && { startedAtMs }),
      ...(endedAtMs !== undefined && { endedAtMs }),
    },
    bot: {
      name: bot.name,
      status: around.botStatus,
      waiting: around.botStatus === "running" ? 0 : state.outbox.length,
    },
    archived: around.archived,
    clock: around.clock,
    ...(state.mine !== undefined && { mine: state.mine }),
    ...(state.together && { together: state.together }),
    ...(sender && { sending: sender.id }),
    ...(step && {
      step: {
        title: step.title,
        form: step.form !== undefined,
        privately: step.message.chatId === me.personalChatId,
      },
    }),
    waitedFor: waited.map(({ id }) => id),
    ...(around.unfinished(around.mailsTo(viewer(state, undefined).email)) && { unfinished: true }),
  };
}

/** A referat that is approved waits for a minute, and says so on the card where it was. */
function canTakeBack({ messages }: WorldState, { personalChatId }: PersonState): boolean {
  const own = messages.filter(({ chatId, card }) => chatId === personalChatId && card !== undefined);
  return own.some(({ card }) => card && findAction(card, ({ data }) => data?.verb === "takeBackSending"));
}

export function personView(state: WorldState, person: PersonState, around: Surroundings): PersonView {
  const { personalChatId, standing, nameless, ...view } = person;
  const botMessages = state.messages.filter((one) => one.chatId === personalChatId && one.from.kind === "bot").length;
  const alerts = state.messages.filter((one) => one.alert !== undefined && seesMessage(state, person, one)).length;
  return { ...view, botMessages, alerts, mails: around.mailsTo(person.email) };
}

export function messageView(message: Message, me: PersonState): MessageView {
  const { ownCards, refreshedFor, cardBefore, onlyFor, ...view } = message;
  const own = ownCards[me.id];
  return { ...view, onlyForMe: onlyFor !== undefined, ownView: own !== undefined, ...(own && { card: own }) };
}

function chatsOf(state: WorldState, me: PersonState): readonly ChatView[] {
  const { meeting, bot } = state;
  const chats: ChatView[] = [
    { id: meeting.chatId, kind: "meeting", title: meeting.title },
    { id: me.personalChatId, kind: "personal", title: bot.name },
  ];
  return chats.filter((chat) => sees(state, me, chat.id));
}
