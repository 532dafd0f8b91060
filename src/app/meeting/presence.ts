/** Asks Teams who is in the meeting: a few at a time, in nobody's way. What can't be told is left as it is. */
import { Refused, Unreachable } from "../../errors.ts";
import type { Job } from "../../meeting/jobs.ts";
import { isGuest, isSame, type Participant, type PersonId, SYSTEM } from "../../meeting/people.ts";
import type { ActiveMeeting } from "../../meeting/state.ts";
import type { Chat, ChatStore } from "../ports/chats.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Log } from "../ports/log.ts";
import type { Attendance } from "../ports/people.ts";
import type { Meetings } from "./meetings.ts";

export interface PresenceParts {
  readonly meetings: Meetings;
  readonly chats: ChatStore;
  readonly queue: JobSender<Job>;
  readonly attendance: Attendance;
  readonly log: Log;
  /** Real milliseconds. */
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Ten a second. The rate that Teams allows is not documented; for members it is fourteen (PLATFORM §3). */
const GAP_MS = 100;
/** In one job, so that it ends in seconds. */
const AT_A_TIME = 60;
/** Teams tells of no larger meetings (PLATFORM §2). */
const LARGEST = 350;
/** When the first few can't be told of, nobody can. */
const FIRST_FEW = 3;
const TRIES = 3;
const AGAIN_MS = 5_000;

type PresenceJob = Extract<Job, { kind: "presence" }>;

export async function askPresence(parts: PresenceParts, job: PresenceJob): Promise<void> {
  const meeting = await parts.meetings.find(job.meetingId);
  if (meeting?.status !== "active" || meeting.visit.number !== job.visit) return;
  const chat = await parts.chats.find(meeting.info.chatId);
  if (chat?.teamsMeetingId === undefined) return;
  const members = await membersOf(parts, chat, meeting);
  if (members.length > LARGEST) return;
  const { from = 0, tries = 0 } = job;
  const answers = await ask(parts, chat, members.slice(from, from + AT_A_TIME));
  await tell(parts, job.meetingId, answers);
  const after: PresenceJob[] = [];
  if (from + AT_A_TIME < members.length && !answers.silent) after.push({ ...job, from: from + AT_A_TIME, tries: 0 });
  if (after.length > 0) await parts.queue.send(after);
  if (answers.unanswered > 0) parts.log.info("presence.unanswered", { count: answers.unanswered, tries: tries + 1 });
  if (answers.unanswered > 0 && tries + 1 < TRIES) await parts.queue.sendIn([{ ...job, tries: tries + 1 }], AGAIN_MS);
}

/**
 * Those in the chat, under the ids that the meeting has for them; where the chat can't be asked, those the meeting knows. First
 * the leader, last those from outside: by the first few it is known whether Teams tells anything.
 */
async function membersOf(parts: PresenceParts, chat: Chat, meeting: ActiveMeeting): Promise<Participant[]> {
  const place = (p: Participant) => (p.id === meeting.leaderId ? 0 : isGuest(p) ? 2 : 1);
  return (await known(parts, chat, meeting)).toSorted((one, other) => place(one) - place(other));
}

async function known({ attendance }: PresenceParts, chat: Chat, { people }: ActiveMeeting): Promise<Participant[]> {
  const inTeams = people.filter((p) => p.hasApp);
  try {
    const members = await attendance.members(chat);
    return members.map((member) => inTeams.find((p) => isSame(p, member)) ?? member);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return inTeams;
  }
}

interface Answers {
  readonly seen: readonly Participant[];
  readonly away: readonly PersonId[];
  readonly unanswered: number;
  /** Teams can't tell of this meeting. */
  readonly silent: boolean;
}

async function ask({ attendance, sleep }: PresenceParts, chat: Chat, people: readonly Participant[]): Promise<Answers> {
  const seen: Participant[] = [];
  const away: PersonId[] = [];
  let [unknown, unanswered] = [0, 0];
  const one = async (person: Participant) => {
    try {
      const answer = await attendance.isInMeeting(chat, person);
      if (answer === undefined) unknown += 1;
      else if (answer) seen.push(person);
      else away.push(person.id);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      unanswered += 1;
    }
  };
  const isSilent = () => unknown >= FIRST_FEW && seen.length + away.length === 0;
  const asked: Promise<void>[] = [];
  for (const person of people) {
    if (isSilent()) break;
    asked.push(one(person));
    await sleep(GAP_MS);
  }
  await Promise.all(asked);
  return { seen, away, unanswered, silent: isSilent() };
}

async function tell({ meetings }: PresenceParts, meetingId: string, { seen, away }: Answers): Promise<void> {
  if (seen.length === 0) return;
  try {
    await meetings.handle(meetingId, { type: "presence", seen, away, by: SYSTEM });
  } catch (error) {
    // Over, or gone, meanwhile.
    if (!(error instanceof Refused)) throw error;
  }
}
