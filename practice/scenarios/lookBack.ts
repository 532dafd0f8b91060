/** What the leader sees of it all afterwards: what is theirs, the eining's stafettlogg, and what it tells, drawn and as a sheet. */
import { VIEWS } from "../../src/figures/table.ts";
import type { Card } from "../api/views.ts";
import { findAction, pngsIn } from "../room/cards.ts";
import type { RoomFile } from "../room/mailbox.ts";
import type { Room } from "../room/room.ts";
import type { Message } from "../room/state.ts";
import { does } from "./buttons.ts";
import { type Deed, NoAnswer } from "./openForm.ts";
import { Player } from "./player.ts";
import { PEOPLE } from "./story.ts";

const { leader: LEADER } = PEOPLE;

/** Pictures by the name of their view, as far as they have anything to draw, and the sheet as it came by mail. */
export interface LookedBack {
  readonly pictures: readonly { readonly name: string; readonly png: Uint8Array }[];
  readonly sheet: RoomFile;
}

export async function lookBack(room: Room, onDeed: (deed: Deed) => void = () => undefined): Promise<LookedBack> {
  const player = new Player(room, onDeed);
  for (const word of ["tiltak", "stafettlogg"]) await answerTo(room, word);
  const overview = await answerTo(room, "oversikt");
  const pictures: { name: string; png: Uint8Array }[] = [];
  for (const view of VIEWS) {
    const shown = await show(room, overview, view);
    pictures.push(...pngsIn(shown).map((png) => ({ name: view, png })));
  }
  const { email } = room.person(LEADER).state;
  const before = room.mailbox.count(email);
  await player.press(LEADER, does("figuresSheet"), () => overview);
  await room.world.until("the sheet", () => room.mailbox.count(email) > before);
  const [mail] = room.mailbox.inbox(email);
  const sheet = mail && room.mailbox.attachment(email, mail.id, 0);
  if (sheet === undefined) throw new Error("the mail has no sheet");
  return { pictures, sheet };
}

/** What the bot posts in the leader's private chat when they write `word` there. */
export async function answerTo(room: Room, word: string): Promise<Message> {
  const leader = room.person(LEADER);
  const { personalChatId } = leader.state;
  const { message: asked } = leader.say(personalChatId, word);
  const answer = () =>
    room.world.state.messages.find(
      ({ id, chatId, from }) => chatId === personalChatId && from.kind === "bot" && Number(id) > Number(asked.id),
    );
  await room.world.until(`the answer to «${word}»`, () => answer() !== undefined);
  const found = answer();
  if (found === undefined) throw new Error(`the answer to «${word}» is gone`);
  return found;
}

/** Chooses another figure on the card and presses «Vis». */
async function show(room: Room, { id, card }: Message, view: string): Promise<Card> {
  const action = card && findAction(card, does("figuresShow"));
  if (action === undefined) throw new Error("nothing is shown");
  const answer = await room.person(LEADER).act(id, { ...action, data: { ...action.data, view } });
  if (answer.kind === "failed") throw new NoAnswer(answer.code);
  if (answer.kind !== "card") throw new Error(`no figures but ${answer.kind}`);
  return answer.card;
}
