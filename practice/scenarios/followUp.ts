/** Plays the meeting that follows up, some weeks on: the leader begins it with the word in the chat, and all do what the cards offer. */
import { startMeeting } from "../room/attendance.ts";
import type { Room } from "../room/room.ts";
import type { Deed } from "./openForm.ts";
import { Others } from "./others.ts";
import { takeOn } from "./playTogether.ts";
import { PEOPLE } from "./story.ts";

/** Half an hour passes in half a minute. */
const SPEED = 60;
const WEEKS_MS = 35 * 86_400_000;

/** Until its referat is in the leader's inbox. The room is one where the weeks after the story's meeting have been played. */
export async function playFollowUp(room: Room, onDeed: (deed: Deed) => void = () => undefined): Promise<void> {
  const { world, bot, person, stage, mailbox } = room;
  const { id, email } = person(PEOPLE.leader).state;
  await bot.skip(WEEKS_MS);
  await bot.setSpeed(SPEED);
  const acting = new Others({ scene: { world, bot, person }, stage, thinkMs: 0, onDeed });
  world.setMine(id);
  startMeeting(stage);
  person(PEOPLE.leader).say(world.state.meeting.chatId, `@${world.state.bot.name} oppfølging`);
  try {
    await takeOn({ world, mailbox }, acting, person(PEOPLE.leader).state, mailbox.count(email) + 1);
  } finally {
    acting.stop();
  }
}
