/** Who is invited, who is in the call, where the app is installed: each change as Teams tells the bot about it. */

import type { NewPerson } from "../api/requests.ts";
import * as activities from "./activities.ts";
import type { Frame } from "./envelope.ts";
import type { Quirks } from "./quirks.ts";
import { chatOf, frameOf, meetingChat, personOf, type Stage } from "./stage.ts";
import { isRunning, newPerson, type PersonState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

/** The app is installed for everybody who is to have it, and the organizer adds it to the meeting. */
export function installEverywhere(stage: Stage): void {
  for (const person of stage.world.state.people) if (person.hasApp) tellInstalled(stage, person);
  setBotInChat(stage, true);
}

/** Installs or removes the app for one person. */
export function setApp(stage: Stage, personId: string, installed: boolean): void {
  const person = personOf(stage, personId);
  if (person.hasApp === installed) return;
  stage.world.setPerson(person, { hasApp: installed });
  if (installed) tellInstalled(stage, person);
  else tell(stage, activities.installation(frameOf(stage), chatOf(stage, person.personalChatId), person, "remove"));
}

/** Adds the bot to the meeting chat, or removes it. */
export function setBotInChat(stage: Stage, added: boolean): void {
  const { world } = stage;
  if (world.state.meeting.botInChat === added) return;
  world.setMeeting({ botInChat: added });
  world.note({ code: added ? "botAdded" : "botRemoved" });
  const frame = frameOf(stage);
  const change = added ? "membersAdded" : "membersRemoved";
  tell(stage, activities.membersChanged(frame, meetingChat(stage), organizer(stage), change, ["bot"]));
  tell(stage, activities.installation(frame, meetingChat(stage), organizer(stage), added ? "add" : "remove"));
}

/** Somebody new comes: into the chat, and into the call when it is running. */
export function addPerson(stage: Stage, draft: NewPerson): PersonState {
  const { title = "", teneste = "anna", role = "attendee", email, name, hasApp } = draft;
  const described = {
    name,
    hasApp,
    teneste,
    role,
    late: false,
    title: { nn: title, nb: title },
    ...(email && { email }),
  };
  const person = newPerson(described);
  stage.world.addPerson(person);
  if (hasApp) tellInstalled(stage, person);
  addToChat(stage, person.id);
  if (isRunning(stage.world.state.meeting)) join(stage, person.id);
  return person;
}

export function addToChat(stage: Stage, personId: string): void {
  const person = personOf(stage, personId);
  if (person.inChat) return;
  stage.world.setPerson(person, { inChat: true });
  stage.world.note({ code: "addedToChat", names: [person.name] });
  tellMeeting(stage, (frame) =>
    activities.membersChanged(frame, meetingChat(stage), organizer(stage), "membersAdded", [person]),
  );
}

/** Out of the call too, if they are in it. */
export function removeFromChat(stage: Stage, personId: string): void {
  const person = personOf(stage, personId);
  if (!person.inChat) return;
  leave(stage, personId);
  stage.world.setPerson(person, { inChat: false });
  stage.world.note({ code: "removedFromChat", names: [person.name] });
  tellMeeting(stage, (frame) =>
    activities.membersChanged(frame, meetingChat(stage), organizer(stage), "membersRemoved", [person]),
  );
}

/**
 * Starts the call; everybody in the chat joins who isn't late, and where all sit around one PC, the one whose it is. A call
 * that has ended can be started again.
 */
export function startMeeting(stage: Stage): void {
  const { world } = stage;
  if (isRunning(world.state.meeting)) return;
  world.restartMeeting();
  world.note({ code: "meetingStarted" });
  tellCall(stage, ["documented", "none"], (frame) => activities.meetingEvent(frame, organizer(stage), "Start"));
  const { people, together, mine } = world.state;
  comeIn(
    stage,
    people.filter((person) => person.inChat && (together ? person.id === mine : !person.late)),
  );
}

/** Ends the call for everybody. */
export function endMeeting(stage: Stage): void {
  const { world } = stage;
  if (!isRunning(world.state.meeting)) return;
  for (const person of world.state.people) if (person.inMeeting) world.setPerson(person, { inMeeting: false });
  world.setMeeting({ endedAtMs: world.now() });
  world.note({ code: "meetingEnded" });
  tellCall(stage, ["documented", "none"], (frame) => activities.meetingEvent(frame, organizer(stage), "End"));
}

/** Comes into the call; into the chat first if need be. Does nothing while there is no call. */
export function join(stage: Stage, personId: string): void {
  const person = personOf(stage, personId);
  if (!isRunning(stage.world.state.meeting) || person.inMeeting) return;
  addToChat(stage, personId);
  comeIn(stage, [person]);
}

/** Leaves the call, but stays in the chat. */
export function leave(stage: Stage, personId: string): void {
  const { world } = stage;
  const person = personOf(stage, personId);
  if (!person.inMeeting) return;
  world.setPerson(person, { inMeeting: false });
  world.note({ code: "left", names: [person.name] });
  tellCall(stage, ["documented"], (frame) => activities.participants(frame, "Leave", [person]));
}

function comeIn(stage: Stage, people: readonly PersonState[]): void {
  const { world } = stage;
  const [first, ...rest] = people;
  if (!first) return;
  for (const person of people) world.setPerson(person, { inMeeting: true });
  world.note({ code: "joined", names: people.map((person) => person.name) });
  tellCall(stage, ["documented"], (frame) => activities.participants(frame, "Join", [first, ...rest]));
}

/** That the bot is a member of the private chat is told when the chat is made, and never again (msteams-docs #1926). */
function tellInstalled(stage: Stage, person: PersonState): void {
  const chat = chatOf(stage, person.personalChatId);
  if (!person.hadApp) tell(stage, activities.membersChanged(frameOf(stage), chat, person, "membersAdded", ["bot"]));
  stage.world.setPerson(person, { hadApp: true });
  tell(stage, activities.installation(frameOf(stage), chat, person, "add"));
}

/** Events of the meeting chat reach the bot only while it is in it. */
function tellMeeting(stage: Stage, make: (frame: Frame) => TeamsActivity): void {
  if (stage.world.state.meeting.botInChat) tell(stage, make(frameOf(stage)));
}

/** Of the call the bot hears only where its kind, and the bot's own registration, let it. */
function tellCall(stage: Stage, where: readonly Quirks["events"][], make: Parameters<typeof tellMeeting>[1]): void {
  if (where.includes(stage.world.quirks.events)) tellMeeting(stage, make);
}

function tell(stage: Stage, activity: TeamsActivity): void {
  void stage.courier.send(activity);
}

function organizer(stage: Stage): PersonState {
  const { people } = stage.world.state;
  const person = people.find((one) => one.role === "organizer");
  if (!person) throw new Error("a room has an organizer");
  return person;
}
