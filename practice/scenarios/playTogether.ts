/** Plays the story where everybody sits around one PC: the leader does all of it, as the guide has it. */
import { startMeeting } from "../room/attendance.ts";
import type { Room } from "../room/room.ts";
import type { PersonState } from "../room/state.ts";
import type { Deed } from "./openForm.ts";
import { Others } from "./others.ts";

/** The others may have a whole round before it, on a machine with much else to do. */
const STEP_MS = 240_000;

/** Until the referat is in the leader's inbox; gives what the leader pressed. The room is a fresh one. */
export function playTogether(
  room: Room,
  { onDeed }: { readonly onDeed?: (deed: Deed) => void } = {},
): Promise<readonly string[]> {
  return playLeader(room, onDeed, ({ stage }) => startMeeting(stage));
}

/** The same of the meeting that follows up, in a room where the first one has been played; its referat comes besides. */
export function playFollowUpTogether(room: Room): Promise<readonly string[]> {
  return playLeader(room, undefined, ({ world, person }, { id }) => {
    person(id).say(world.state.meeting.chatId, `@${world.state.bot.name} oppfølging`);
  });
}

async function playLeader(
  room: Room,
  onDeed: ((deed: Deed) => void) | undefined,
  begins: (room: Room, leader: PersonState) => void,
): Promise<readonly string[]> {
  const { world, bot, person, stage, mailbox } = room;
  const leader = world.state.people.find(({ part }) => part === "leader");
  if (leader === undefined) throw new Error("nobody leads");
  const acting = new Others({ scene: { world, bot, person }, stage, thinkMs: 0, ...(onDeed && { onDeed }) });
  world.setMine(leader.id, true);
  begins(room, leader);
  try {
    return await takeOn({ world, mailbox }, acting, leader, mailbox.count(leader.email) + 1);
  } finally {
    acting.stop();
  }
}

/** Takes the steps of one person until so many mails are in their inbox; gives what they pressed. */
export async function takeOn(
  { world, mailbox }: Pick<Room, "world" | "mailbox">,
  acting: Others,
  person: PersonState,
  mails: number,
  stepMs = STEP_MS,
): Promise<readonly string[]> {
  const taken: string[] = [];
  for (;;) {
    const comes = () => mailbox.count(person.email) >= mails || acting.needed(person) !== undefined;
    await world.until(`the next step of ${person.name}`, comes, stepMs);
    const move = acting.needed(person);
    if (move === undefined) return taken;
    taken.push(move.title);
    await acting.act(person);
  }
}
