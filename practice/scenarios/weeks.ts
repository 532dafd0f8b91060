/**
 * What comes after the meeting: the leader is reminded of what was agreed on, says how it went when it has had its time,
 * and takes the next step. The weeks between are skipped.
 */
import { KEEP } from "../../cards/stafettlogg/request.ts";
import { remindersOf } from "../../src/stafettlogg/reminders.ts";
import type { Card, ProductMs } from "../api/views.ts";
import { findAction, textOf } from "../room/cards.ts";
import { morningOf } from "../room/clock.ts";
import type { Room } from "../room/room.ts";
import type { Message } from "../room/state.ts";
import { does, opens } from "./buttons.ts";
import { type Deed, TurnedDown } from "./openForm.ts";
import type { Played } from "./play.ts";
import { Player } from "./player.ts";
import { datesOf, EVALUATED_AT, FOLLOWED, PEOPLE, WORDS } from "./story.ts";

const { leader: LEADER } = PEOPLE;

interface Weeks {
  readonly room: Room;
  readonly player: Player;
}

/** Plays on in a room where the story's meeting has been played, until the next step has been taken. */
export async function playWeeks(
  room: Room,
  { plannedMs }: Played,
  onDeed: (deed: Deed) => void = () => undefined,
): Promise<void> {
  const weeks = { room, player: new Player(room, onDeed) };
  const dated = { ...datesOf(FOLLOWED, plannedMs), addedAtMs: plannedMs, moved: [] };
  for (const { on, step } of remindersOf(dated, [])) {
    const before = digest(weeks)?.id ?? "";
    await skipTo(room, morningOf(on));
    const isNew = () => ![undefined, before].includes(digest(weeks)?.id);
    await room.world.until(`the reminder of ${on}`, isNew);
    if (step === "start") await weeks.player.press(LEADER, answersDone, () => digest(weeks));
    if (step === EVALUATED_AT) break;
  }
  await evaluate(weeks);
}

const answersDone = does("reminderAnswer", { answer: "done" });

/** The newest reminders in the leader's private chat. */
function digest({ player }: Weeks): Message | undefined {
  return player.inPrivate(LEADER, (card) => findAction(card, does("reminderOff")) !== undefined);
}

async function skipTo({ bot, world }: Room, atMs: ProductMs): Promise<void> {
  const nowMs = world.now();
  if (atMs > nowMs) await bot.skip(atMs - nowMs);
}

/** From the reminder itself: it had some effect, so that the form for the next step opens, filled in from the one before. */
async function evaluate(weeks: Weeks): Promise<void> {
  const { afterwards, proposals } = WORDS[weeks.room.world.state.målform];
  const { reason, next } = afterwards;
  const rows = (digest(weeks)?.card?.body ?? []) as readonly Card[];
  const row = rows.find((one) => textOf(one).includes(proposals[FOLLOWED.key]));
  const about = row && findAction(row, opens("entryEvaluate"))?.data;
  const evaluates = opens("entryEvaluate", { e: about?.e, id: about?.id });
  const form = await weeks.player.open(LEADER, evaluates, () => digest(weeks));
  await form.send("entryEvaluate", { outcome: "someEffect", reason });
  try {
    await form.send("entryTiltak", { text: next });
  } catch (error) {
    // The eining tries another one already, and takes this one on all the same.
    if (!(error instanceof TurnedDown)) throw error;
    await form.send("entryTiltak", { text: next, [`${KEEP}actorBusy`]: "true" });
  }
  if (!textOf(form.card).includes(next)) throw new Error("the next step is not in the entry");
}
