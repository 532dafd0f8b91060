/** Starting a meeting, and pausing it. */
import { Refused } from "../../errors.ts";
import { active, requiredText } from "../guards.ts";
import { isGuest, type Participant, seated } from "../people.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { firstPhase, plannedMs, roundsOff } from "../script/scripts.ts";

/** The one who starts leads, and so is of the unit; the others are taken as listed until the leader says otherwise. */
export const start: Rule<"start"> = (state, command) => {
  if (state.status !== "none") throw new Refused("meetingActive");
  const { by, people, agreedBefore, brought, sparedBefore = [] } = command;
  const starter = people.find((p) => p.id === by);
  if (starter === undefined) throw new Refused("notParticipant");
  requireOwn(starter);
  const { reportedById, sendAfterWorkingDays: days } = command.info;
  if (reportedById !== undefined && !people.some((p) => p.id === reportedById)) throw new Refused("personUnknown");
  const most = LIMITS.sendAfterWorkingDays;
  if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > most)) {
    throw new Refused("numberOutOfRange", { min: 1, max: most });
  }
  const around = { people, info: command.info, spared: { before: sparedBefore, here: [] } };
  const info = {
    ...command.info,
    eining: requiredText(around, { ...command, confirmed: true }, command.info.eining, LIMITS.nameChars),
    topic: requiredText(
      { ...around, info: { ...command.info, topic: "" } },
      // What was brought says in an entry already what it is about.
      brought === undefined ? command : { ...command, confirmed: true },
      command.info.topic,
      LIMITS.sentenceChars,
    ),
  };
  // A larger chat than a meeting can be is no list of who takes part: people come in as they are seen.
  const listed =
    people.length > LIMITS.participants ? people.filter((p) => p.id === by || p.id === reportedById) : people;
  const roster = listed.map((p): Participant => {
    const person = p.id === by ? leaderOf(p) : p;
    // «We sit in one room» is said by one of those who do.
    return seated(person, info.room === "all" || (info.room === "some" && p.id === by));
  });
  const first = firstPhase(info);
  return [
    {
      type: "meetingStarted",
      info,
      leaderId: by,
      people: roster,
      ...(agreedBefore && { agreedBefore }),
      ...(brought && { brought }),
      ...(sparedBefore.length > 0 && { sparedBefore: sparedBefore.slice(0, LIMITS.sparedBefore) }),
    },
    { type: "phaseEntered", phase: first.id, plannedMs: plannedMs(info, first) },
  ];
};

/** Whoever starts leads, and speaks for the organisation. */
export function requireOwn(person: Participant): void {
  if (isGuest(person)) throw new Refused("guestCantLead");
}

function leaderOf(person: Participant): Participant {
  return { ...person, teneste: "eining", present: true, confirmed: true };
}

export const setMålform: Rule<"setMålform"> = (state, command) => {
  const meeting = active(state);
  return meeting.info.målform === command.målform ? [] : [{ type: "målformChanged", målform: command.målform }];
};

export const pause: Rule<"pause"> = (state, command) => {
  const meeting = active(state);
  const { clock, info, visit } = meeting;
  // The rounding-off may well be answered after the call; everything else waits for the group.
  if (command.because === "teamsMeetingEnded" && (!clock.running || roundsOff(info, visit.phase))) return [];
  return [{ type: "paused", because: command.because }];
};

export const resume: Rule<"resume"> = (state) => {
  active(state);
  return [{ type: "resumed" }];
};
