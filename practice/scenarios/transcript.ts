/** Writes down what happens in a room: what people did, and what the bot posted in the chat and in private. */
import { escapeMarkdown } from "../../cards/kit/markdown.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import { capital } from "../../src/text/words.ts";
import type { Card, Notice } from "../api/views.ts";
import { actionsOf } from "../room/cards.ts";
import type { Room } from "../room/room.ts";
import type { Message } from "../room/state.ts";
import type { WorldChange } from "../room/world.ts";
import type { Deed } from "./openForm.ts";

const NN = {
  title: (meeting: string) => `${meeting}: dette hende`,
  meetingChat: "i møtechatten",
  privately: (name: string) => `privat til ${name}`,
  toBot: "privat til assistenten",
  wrote: (name: string, where: string) => `${name} skreiv ${where}`,
  pressed: (name: string, button: string) => `${name} trykte på «${button}»`,
  sent: (name: string, form: string, button: string) => `${name} fylte ut «${form}» og trykte på «${button}»`,
  posted: (name: string, where: string) => `${name} ${where}`,
  replaced: (name: string) => `${name} bytte ut eit kort i møtechatten`,
  answered: "Svaret",
  buttons: "Knappar",
  lost: "Det kom ikkje noko svar.",
  notices: {
    meetingStarted: "Teams-møtet starta.",
    meetingEnded: "Teams-møtet vart avslutta.",
    botAdded: "Assistenten vart lagd til i møtechatten.",
    botRemoved: "Assistenten vart fjerna frå møtechatten.",
    joined: "Kom inn i Teams-møtet",
    left: "Gjekk ut av Teams-møtet",
    addedToChat: "Vart lagd til i chatten",
    removedFromChat: "Er ikkje med i chatten",
  },
};
const NB: typeof NN = {
  title: (meeting) => `${meeting}: dette skjedde`,
  meetingChat: "i møtechatten",
  privately: (name) => `privat til ${name}`,
  toBot: "privat til assistenten",
  wrote: (name, where) => `${name} skrev ${where}`,
  pressed: (name, button) => `${name} trykket på «${button}»`,
  sent: (name, form, button) => `${name} fylte ut «${form}» og trykket på «${button}»`,
  posted: (name, where) => `${name} ${where}`,
  replaced: (name) => `${name} byttet ut et kort i møtechatten`,
  answered: "Svaret",
  buttons: "Knapper",
  lost: "Det kom ikke noe svar.",
  notices: {
    meetingStarted: "Teams-møtet startet.",
    meetingEnded: "Teams-møtet ble avsluttet.",
    botAdded: "Assistenten ble lagt til i møtechatten.",
    botRemoved: "Assistenten ble fjernet fra møtechatten.",
    joined: "Kom inn i Teams-møtet",
    left: "Gikk ut av Teams-møtet",
    addedToChat: "Ble lagt til i chatten",
    removedFromChat: "Er ikke med i chatten",
  },
};
const WORDS: Readonly<Record<Målform, typeof NN>> = { nn: NN, nb: NB };

export class Transcript {
  readonly #room: Room;
  readonly #words: typeof NN;
  readonly #entries: string[] = [];
  /** The day of the last of them. */
  #day = "";
  /** Cards that follow the meeting; their changes are many, and only the last is told. */
  readonly #live = new Set<string>();

  /** Begins to write at once, with what has been posted in the room already. */
  constructor(room: Room) {
    this.#room = room;
    this.#words = WORDS[room.world.state.målform];
    for (const message of room.world.state.messages) this.#posted(message);
    room.world.onChange((change) => this.#changed(change));
  }

  /** Takes down something that a person did. */
  readonly did = ({ who, button, form, answer }: Deed): void => {
    const words = this.#words;
    const lines = (form?.filledIn ?? [])
      .filter(({ value }) => value !== "")
      .map(({ label, value }) => `- ${label} **${escapeMarkdown(value)}**`);
    if ("text" in answer && answer.text) lines.push(`- ${words.answered}: ${escapeMarkdown(answer.text)}`);
    if (answer.kind === "failed") lines.push(`- ${words.lost}`);
    this.#add(this.#room.world.now(), form ? words.sent(who, form.title, button) : words.pressed(who, button), lines);
  };

  /** The whole of it, as Markdown. */
  text(): string {
    const { title } = this.#room.world.state.meeting;
    return `# ${this.#words.title(title)}\n\n${this.#entries.join("\n\n")}\n`;
  }

  #changed(change: WorldChange): void {
    if (change.kind !== "message" || change.onlyFor !== undefined) return;
    const { message } = change;
    if (message.version === 1) this.#posted(message);
    else if (this.#live.has(message.id) && !isLive(message)) {
      this.#live.delete(message.id);
      if (message.chatId !== this.#room.world.state.meeting.chatId) return;
      this.#add(message.editedAtMs ?? message.sentAtMs, this.#words.replaced(nameOf(message)), this.#quoted(message));
    }
  }

  #posted(message: Message): void {
    if (isLive(message)) this.#live.add(message.id);
    const say = message.from.kind === "person" ? this.#words.wrote : this.#words.posted;
    if (message.notice) this.#add(message.sentAtMs, this.#noticeText(message.notice), []);
    else this.#add(message.sentAtMs, say(nameOf(message), this.#where(message)), this.#quoted(message));
  }

  #where({ chatId, from }: Message): string {
    const owner = this.#room.world.state.people.find((one) => one.personalChatId === chatId);
    if (!owner) return this.#words.meetingChat;
    return from.kind === "person" ? this.#words.toBot : this.#words.privately(owner.name);
  }

  #noticeText(notice: Notice): string {
    const words = this.#words.notices[notice.code];
    return "names" in notice ? `${words}: ${notice.names.join(", ")}` : words;
  }

  #quoted({ text, card }: Message): string[] {
    if (!card) return [`> ${escapeMarkdown(text ?? "")}`];
    const titles = actionsOf(card).map(({ title }) => `[${title}]`);
    const lines = wordsOf(card.body).map((line) => `> ${line.replace(/\n+/g, " ")}  `);
    return titles.length === 0 ? lines : [...lines, `> _${this.#words.buttons}:_ ${titles.join(" ")}`];
  }

  #add(atMs: number, what: string, lines: readonly string[]): void {
    const day = dayText(atMs, this.#room.world.state.målform);
    if (day !== this.#day) this.#entries.push(`## ${capital(day)}`);
    this.#day = day;
    this.#entries.push([`**${clockText(atMs)}** ${what}`, ...(lines.length === 0 ? [] : ["", ...lines])].join("\n"));
  }
}

function nameOf({ from }: Message): string {
  return from.kind === "teams" ? "Teams" : from.name;
}

function isLive({ card }: Message): boolean {
  return card !== undefined && "refresh" in card;
}

/** What a card's body says, line by line, without its buttons. */
function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== "object" || part === null) return [];
  const { type, text, facts, items, columns } = part as Card;
  if (type === "FactSet") {
    return (facts as readonly { title: string; value: string }[]).map(({ title, value }) => `${title}: ${value}`);
  }
  const own = typeof text === "string" ? [text.replace(/<at>([^<]*)<\/at>/g, "@$1")] : [];
  return [...own, ...wordsOf(items), ...wordsOf(columns)];
}
