/**
 * Edits that meet. Each form carries how many events had happened when it was drawn, and the state knows which event changed
 * a thing last, and who caused it: whoever writes on what another has changed meanwhile is asked before it is replaced.
 */
import { Refused } from "../errors.ts";
import type { Command, CommandBody, CommandOf } from "./commands.ts";
import type { EventOf, EventType, MeetingEvent } from "./events.ts";
import { type PersonId, SYSTEM } from "./people.ts";
import { nameOf } from "./record.ts";
import type { Edit, KnownMeeting, MeetingState } from "./state.ts";

/** The common one is the same, whoever types it. */
function evaluationOf(personId: PersonId, together: boolean): string {
  return together ? "evaluation together" : `evaluation ${personId}`;
}

type Edited = { readonly [T in EventType]?: (event: EventOf<T>) => readonly string[] };

/** What an event changes that people have before them in a form. What is only added to replaces nothing. */
const EDITED: Edited = {
  described: () => ["description"],
  statusQuoWorded: () => ["sentence"],
  statusQuoAnswered: ({ personId }) => [`answer ${personId}`],
  statusQuoAnswerWithdrawn: ({ personId }) => [`answer ${personId}`],
  contributionEdited: ({ id }) => [`said ${id}`],
  textCorrected: ({ id }) => [`said ${id}`],
  factorNamed: ({ id }) => [`said ${id}`],
  votesCast: ({ personId }) => [`votes ${personId}`],
  factorsChosen: () => ["chosen"],
  tiltakTaken: ({ id }) => [`plan ${id}`],
  tiltakReviewed: ({ id }) => [`review ${id}`],
  nextDecided: ({ id }) => [`next ${id}`],
  nextDropped: ({ id }) => [`next ${id}`],
  closingSaid: ({ entryId }) => [`closing ${entryId}`],
  closingDropped: ({ entryId }) => [`closing ${entryId}`],
  tiltakDropped: ({ id }) => [`plan ${id}`],
  planCorrected: ({ id }) => [`plan ${id}`],
  evaluated: ({ personId, together }) => [evaluationOf(personId, together !== undefined)],
  participantUpdated: ({ participant }) => [`person ${participant.id}`],
  participantLeft: ({ personId }) => [`person ${personId}`],
  participantReturned: ({ personId }) => [`person ${personId}`],
  participantsAbsent: ({ personIds }) => personIds.map((id) => `person ${id}`),
  sectionEdited: ({ section }) => [`section ${section}`],
  partLeftOut: () => ["parts"],
  partTakenIn: () => ["parts"],
  nameDecided: () => ["names"],
  entryChosen: () => ["entries"],
  recipientLeftOut: ({ personId }) => [`recipient ${personId}`],
  recipientRestored: ({ personId }) => [`recipient ${personId}`],
  addressGiven: ({ personId }) => [`address ${personId}`],
  addressesFound: ({ addresses }) => Object.keys(addresses).map((id) => `address ${id}`),
};

type Edits = { readonly [T in CommandBody["type"]]?: (command: CommandOf<T>) => readonly string[] };

/** What a command replaces, or was written as an answer to. */
const EDITS = {
  describe: () => ["description"],
  wordStatusQuo: () => ["sentence"],
  agree: ({ personId }) => ["sentence", `answer ${personId}`],
  reserve: ({ personId }) => ["sentence", `answer ${personId}`],
  editContribution: ({ id }) => [`said ${id}`],
  correctText: ({ id }) => [`said ${id}`],
  answerQuestion: ({ id }) => [`said ${id}`],
  nameFactor: ({ id }) => [`said ${id}`],
  vote: ({ personId }) => [`votes ${personId}`],
  chooseFactors: () => ["chosen"],
  takeTiltak: ({ id }) => [`plan ${id}`, `said ${id}`],
  reviewTiltak: ({ id }) => [`review ${id}`],
  decideNext: ({ id }) => [`next ${id}`, `review ${id}`],
  closeBrought: ({ entryId }) => [`closing ${entryId}`],
  correctPlan: ({ id }) => [`plan ${id}`],
  evaluate: ({ personId, together }) => [evaluationOf(personId, together === true)],
  updateParticipant: ({ personId }) => [`person ${personId}`],
  editSection: ({ section }) => [`section ${section}`],
  chooseParts: () => ["parts"],
  decideNames: () => ["names"],
  chooseEntries: () => ["entries"],
  leaveOutRecipient: ({ personId }) => [`recipient ${personId}`],
  giveAddress: ({ personId }) => [`address ${personId}`],
} satisfies Edits;

/** The commands whose forms are held against what has been changed meanwhile. */
export type Editing = keyof typeof EDITS;

/** `state`, the one after `event`, with the event counted and what it changed noted. */
export function withEdits(state: MeetingState, event: MeetingEvent): MeetingState {
  if (state.status === "none") return state;
  const happened = state.happened + 1;
  const keysOf = EDITED[event.type] as ((event: MeetingEvent) => readonly string[]) | undefined;
  const keys = keysOf?.(event) ?? [];
  if (keys.length === 0) return { ...state, happened };
  const edit: Edit = { at: happened, by: event.by };
  return { ...state, happened, edits: { ...state.edits, ...Object.fromEntries(keys.map((key) => [key, edit])) } };
}

/** Throws Refused where what the command replaces has been changed since its form was drawn. */
export function requireUnedited(command: Command, state: MeetingState): void {
  const { drawnAt } = command;
  if (drawnAt === undefined || state.status === "none") return;
  const edit = newest(command, state);
  if (edit !== undefined && edit.at > drawnAt) throw new Refused("editedMeanwhile", whoEdited(command, state, edit));
}

function newest(command: Command, { edits }: KnownMeeting): Edit | undefined {
  const keysOf = (EDITS as Edits)[command.type] as ((command: Command) => readonly string[]) | undefined;
  const known = (keysOf?.(command) ?? []).flatMap((key) => (Object.hasOwn(edits, key) ? (edits[key] ?? []) : []));
  return known.toSorted((one, other) => other.at - one.at)[0];
}

/** `who`: `self` in another window, `machine` where nobody did it. */
function whoEdited({ by }: Command, { people }: KnownMeeting, edit: Edit) {
  const name = nameOf(people, edit.by);
  const isMachine = edit.by === SYSTEM || name === "";
  return { who: edit.by === by ? "self" : isMachine ? "machine" : "other", name };
}
