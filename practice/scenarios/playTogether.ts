/** Plays the story where everybody sits around one PC: the leader does all of it, as the guide has it. */
import { startMeeting } from "../room/attendance.ts";
import type { Room } from "../room/room.ts";
import type { PersonState } from "../room/state.ts";
import type { Deed } from "./openForm.ts";
import { Others } from "./others.ts";

const STEP_MS = 60_000;

/** Until the referat is in the leader's inbox; gives what the leader pressed. The room is a fresh one. */
export async function playTogether(
  { world, bot, person, stage, mailbox }: Room,
  { onDeed }: { readonly onDeed?: (deed: Deed) => void } = {},
): Promise<readonly string[]> {
  const leader = world.state.people.find(({ part }) => part === "leader");
  if (leader === undefined) throw new Error("nobody leads");
  const acting = new Others({ scene: { world, bot, person }, stage, thinkMs: 0, ...(onDeed && { onDeed }) });
  world.setMine(leader.id, true);
  startMeeting(stage);
  try {
    return await takeOn({ world, mailbox }, acting, leader, 1);
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
