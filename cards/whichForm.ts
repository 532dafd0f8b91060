/** Which form a command is sent from, and which comes after it. */
import { z } from "zod";
import { isTimeFor, may } from "../src/meeting/access.ts";
import type { CommandBody } from "../src/meeting/commands.ts";
import { undecided, unreviewed } from "../src/meeting/followUp.ts";
import { isWrittenFor, type PersonId } from "../src/meeting/people.ts";
import { type ActiveMeeting, type KnownMeeting, speakingTurn } from "../src/meeting/state.ts";
import { many, yes } from "./kit/fields.ts";
import { sitTogether } from "./kit/options.ts";
import type { MeetingDialog } from "./needs.ts";
import { stillToAnswer } from "./phases/agreement/agree.ts";
import { stillToSpeak } from "./phases/round/contributeTogether.ts";
import { DIALOGS, type DialogName, type OpenDialog, pageAfter, pageNamed } from "./verbs.ts";

/** Those who do not agree say why: the first of them. */
const exceptions = z.object({ except: many });
function exceptedIn(sent: unknown): string | undefined {
  return exceptions.safeParse(sent).data?.except[0];
}

/** Whoever writes for a table goes on to the next who speaks. */
const staying = z.object({ stays: yes });
function staysIn(sent: unknown): boolean {
  return staying.safeParse(sent).data?.stays === true;
}
function nextOf(meeting: KnownMeeting, done: CommandBody["type"], by: PersonId): OpenDialog | undefined {
  if (meeting.status === "ended") return undefined;
  const people = meeting.people.filter((p) => p.present && isWrittenFor(p));
  const { meetingId: m } = meeting.info;
  if (done === "contributeTogether") return stillToSpeak(meeting, by).length === 0 ? undefined : { dialog: done, m };
  if (done === "vote")
    return people.some((p) => meeting.record.votes[p.id] === undefined) ? { dialog: done, m } : undefined;
  const turn = isTimeFor(meeting, "endTurn") ? speakingTurn(meeting) : undefined;
  return people.some((p) => p.id === turn?.personId) ? { dialog: "contribute", m } : undefined;
}

/** The leader took out what another had written, from the list of all. */
const amongOthers = z.object({ others: yes });
function isAmongOthers(sent: unknown): boolean {
  return amongOthers.safeParse(sent).data?.others === true;
}

type Fields = Readonly<Record<string, unknown>>;

/** The form that a command is sent from, where it has another name than the command. */
const FORM: Partial<Record<CommandBody["type"], MeetingDialog>> = {
  askAgain: "sparedWords",
  confirmPeople: "participant",
  setRoles: "roles",
  askViddevakt: "roles",
  goWithoutViddevakt: "roles",
  appointSecretary: "roles",
  agree: "answerFor",
  pass: "passFor",
  offerLeading: "handOver",
  takeBackOffer: "handOver",
  updateParticipant: "participant",
  addWithoutApp: "withoutApp",
  splitFactor: "sortFactors",
  judgeFactor: "sortFactors",
  dropTiltak: "takeTiltak",
  keepOpen: "decideNext",
  withdrawContribution: "mine",
  leaveOutRecipient: "recipients",
  restoreRecipient: "recipients",
  retryMail: "recipients",
};

/** Commands whose form is about the person they name; others have that person to choose in the form. */
const ABOUT_ONE: readonly string[] = ["updateParticipant", "giveAddress", "leaveOutRecipient"];

/** What comes after each tiltak, during the meeting and when it is mended afterwards. */
const FOLLOWS_UP = { decideNext: "decideNext", closeBrought: "decideNext", keepOpen: "decideNext" } as const;

/** Forms that show a list to go on with; after a change they come again instead of closing. */
const STAYS: Readonly<Record<KnownMeeting["status"], Partial<Record<CommandBody["type"], MeetingDialog>>>> = {
  active: {
    withdrawContribution: "mine",
    editContribution: "mine",
    correctText: "allSaid",
    hideWords: "allSaid",
    updateParticipant: "participant",
    confirmPeople: "participant",
    addWithoutApp: "participant",
    offerLeading: "handOver",
    takeBackOffer: "handOver",
    dropTiltak: "takeTiltak",
    nameFactor: "nameFactor",
    splitFactor: "sortFactors",
    judgeFactor: "sortFactors",
    ...FOLLOWS_UP,
  },
  ended: {
    leaveOutRecipient: "recipients",
    restoreRecipient: "recipients",
    addRecipient: "recipients",
    retryMail: "recipients",
    decideNames: "decideNames",
    ...FOLLOWS_UP,
  },
};

/** What is open after `command` was done by `by` in a form, on the page it was `sent` from; undefined where the form closes. */
export function formAfter(
  meeting: KnownMeeting,
  command: CommandBody,
  sent: unknown,
  by: PersonId,
): OpenDialog | undefined {
  const { status, info } = meeting;
  const page = pageAfter(sent);
  if (command.type === "vote" && by === meeting.leaderId && haveAllVoted(meeting))
    return { dialog: "chooseFactors", m: info.meetingId };
  // It went to one who had asked for it: the other leads now.
  if (command.type === "offerLeading" && by !== meeting.leaderId) return undefined;
  if (command.type === "setRoles" && page !== undefined) return { dialog: "roles", m: info.meetingId, page };
  // Those who were named stand on the list now, and it is to be said where they come from.
  if (command.type === "setRoles" && command.names !== undefined) return { dialog: "roles", m: info.meetingId };
  const atTable = meeting.status === "active" ? afterTable(meeting, command, by) : undefined;
  if (atTable !== undefined) return { dialog: atTable, m: info.meetingId };
  const afterReview = command.type === "reviewTiltak" ? stillToFollowUp(meeting, command.id) : undefined;
  if (afterReview !== undefined) return { dialog: afterReview, m: info.meetingId };
  if (staysIn(sent)) return nextOf(meeting, command.type, by);
  const excepted = command.type === "agreeTogether" ? exceptedIn(sent) : undefined;
  if (excepted !== undefined) return { dialog: "answerFor", m: info.meetingId, personId: excepted };
  const dialog = isAmongOthers(sent) ? "allSaid" : STAYS[status][command.type];
  return dialog === undefined ? undefined : { dialog, m: info.meetingId, page: pageNamed(sent) };
}

/** The next tiltak; when the meeting is over, what is to come now after one whose outcome was mended. */
function stillToFollowUp(meeting: KnownMeeting, id: string): MeetingDialog | undefined {
  if (meeting.status === "active") return unreviewed(meeting).length > 0 ? "reviewTiltak" : undefined;
  return undecided(meeting).some((tiltak) => tiltak.id === id) ? "decideNext" : undefined;
}

/** Around one screen the next thing that is said aloud comes by itself: who agrees, and which factors the group goes by. */
function afterTable(meeting: ActiveMeeting, { type }: CommandBody, by: PersonId): MeetingDialog | undefined {
  if (!sitTogether(meeting)) return undefined;
  if (type === "wordStatusQuo" && stillToAnswer(meeting).length > 0) return "agreeTogether";
  const isSettled = type === "contributeTogether" && "round" in meeting.visit && meeting.visit.round.over;
  return isSettled && may(meeting, by, "chooseFactors") ? "chooseFactors" : undefined;
}

/** Then there is nothing to wait for: the leader sees what the group has come to, and chooses. */
function haveAllVoted({ status, people, record }: KnownMeeting): boolean {
  return status === "active" && people.every((p) => !p.present || (record.votes[p.id] ?? []).length > 0);
}

/** What asks for the form that was sent, about what it was about; undefined for what is sent from no form. */
export function requestOf(sent: Fields, meetingId: string): OpenDialog | undefined {
  const { verb } = sent;
  if (typeof verb !== "string") return undefined;
  const text = (field: string) => (typeof sent[field] === "string" && sent[field] !== "" ? sent[field] : undefined);
  const id = text("id") ?? text("section");
  const personId = ABOUT_ONE.includes(verb) ? text("personId") : undefined;
  return {
    dialog: nameOf(verb, sent),
    m: meetingId,
    page: pageNamed(sent),
    ...(id === undefined ? {} : { id }),
    ...(personId === undefined ? {} : { personId }),
  };
}

/** What has no form of its own is a button in «Meir …». */
function nameOf(verb: string, sent: Fields): DialogName {
  // Where it was asked about, in a form of its own.
  if (verb === "withdrawContribution" && sent.confirmed === true) return "withdrawFactor";
  if (isAmongOthers(sent)) return "allSaid";
  const name = FORM[verb as CommandBody["type"]] ?? verb;
  return DIALOGS.find((dialog) => dialog === name) ?? "more";
}

const SHOWS_REFERAT: readonly DialogName[] = ["editSection", "correctPlan", "decideNames", "correctReferat"];

/** Whether text of the referat stands in the form, so that it is noted who read it. */
export function showsReferat({ dialog }: OpenDialog): boolean {
  return SHOWS_REFERAT.includes(dialog);
}
