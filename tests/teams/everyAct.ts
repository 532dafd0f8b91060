/** Everything that can be opened, sent and pressed, when it can be, with who may; everybody there can be; every kind of chat. */
import type { DialogName } from "../../cards/verbs.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import { personalChat } from "../app/fakes.ts";
import * as states from "../cards/referatStates.ts";
import { followUpDoneWith, followUpIn } from "../support/followUpMeeting.ts";
import { buttonsOf, filledIn, inputsOf, type Json, pressed } from "../support/forms.ts";
import { as, INFO, meetingDoneWith, meetingIn, PEOPLE, type Played, play, WITHOUT_APP } from "../support/meeting.ts";
import { FORMS, type FormCase } from "./everyForm.ts";
import { dialogIn, task, turns, type Who, who } from "./turns.ts";

const extra = (id: string, more: Partial<Participant> = {}): Participant => ({
  id,
  name: `Namn-${id}`,
  teneste: "eining",
  hasApp: true,
  present: true,
  teamsId: `29:${id}`,
  ...more,
});
const GUEST = "29:gjest";
const CAST = [
  extra("eva"),
  extra(GUEST, { teamsId: GUEST, teneste: "anna", guest: true }),
  extra("gaatt"),
  extra("fjerna"),
  extra("aldri"),
];

const IDS = {
  leader: "leader",
  secretary: "siri",
  viddevakt: "olav",
  employee: "eva",
  service: "per",
  guest: GUEST,
  gone: "gaatt",
  neverCame: "aldri",
  removed: "fjerna",
  outsider: "stranger",
} as const;
export type Role = keyof typeof IDS;
export const ROLES = Object.keys(IDS) as Role[];
export const everyone: readonly Role[] = ["leader", "secretary", "viddevakt", "employee", "service", "guest"];
/** Down as gone, but in the chat still: whoever does something is there. */
export const RETURN: readonly Role[] = ["gone", "neverCame"];
const anybody = [...everyone, ...RETURN];
const ofUnit: readonly Role[] = ["leader", "secretary", "viddevakt", "employee", ...RETURN];
const leader: readonly Role[] = ["leader"];
const writers: readonly Role[] = ["leader", "secretary"];
const watchers: readonly Role[] = ["leader", "viddevakt"];

export const account = (role: Role): Who => (role === "guest" ? { id: GUEST, name: "gjest" } : who(IDS[role]));
const group = (id: string, meeting?: string) => ({
  conversation: { id, conversationType: "groupChat", isGroup: true },
  channelData: meeting === undefined ? null : { meeting: { id: meeting } },
});
export const CHATS: Readonly<Record<string, (role: Role) => Json>> = {
  "the meeting's chat": () => group(INFO.chatId, "MCMx"),
  "their private chat": (role) => ({
    conversation: { id: personalChat(IDS[role]).chatId, conversationType: "personal" },
    channelData: null,
  }),
  "another group chat": () => group("19:another"),
  "another meeting's chat": () => group("19:other-meeting", "MCMother"),
};
export const PLACES = ["the meeting's chat", "their private chat"];

/** The same meeting, with more people in it from the beginning. */
function withCast({ events, nowMs }: Played): Played {
  const [started, entered, ...rest] = events as [MeetingEvent, MeetingEvent, ...MeetingEvent[]];
  const at = { atMs: started.atMs };
  const cast: MeetingEvent[] = [
    ...CAST.map((participant): MeetingEvent => ({ type: "participantAdded", participant, by: SYSTEM, ...at })),
    { type: "participantLeft", personId: "gaatt", by: "gaatt", ...at },
    { type: "participantLeft", personId: "fjerna", by: SYSTEM, ...at },
    { type: "participantsAbsent", personIds: ["aldri"], by: SYSTEM, ...at },
  ];
  const all = [started, entered, ...cast, ...rest];
  return { events: all, nowMs, state: all.reduce(evolve, noMeeting) };
}
const inChat = [...PEOPLE, ...CAST.filter(({ id }) => id !== "fjerna")];

/** A while after the last thing that happened: nobody's finger is where a button has just changed. */
export const botAt = (played: Played) => turns({ played: { ...played, nowMs: played.nowMs + 5_000 }, members: inChat });

/** Who may send each form as the one it is for has filled it in; and who may open it, where that is not the same. */
export const MAY_SEND: Readonly<
  Record<DialogName, readonly (readonly [send: readonly Role[], open?: readonly Role[]])[]>
> = {
  start: [],
  participant: [[["leader", "secretary", "service"], anybody], [["leader", "secretary", "service"]]],
  withoutApp: [[writers]],
  roles: [[leader], [leader]],
  handOver: [[leader]],
  describe: [[writers]],
  // The second and the third say whom it is for.
  contribute: [[anybody], [["secretary"], anybody], [["leader"], anybody]],
  // As the leader has filled it in, with what they say themselves.
  contributeTogether: [[leader, writers]],
  mine: [[["leader", "service"]]],
  editContribution: [[["service"]]],
  allSaid: [[["leader", "service"], leader]],
  correctText: [[leader]],
  hideWords: [[leader]],
  withdrawFactor: [[["leader", "viddevakt"]]],
  nameFactor: [[writers]],
  answerQuestion: [[anybody]],
  wordStatusQuo: [[writers]],
  reserve: [[anybody]],
  answerFor: [[writers]],
  agreeTogether: [[writers]],
  passFor: [[writers]],
  sparedWords: [[leader]],
  mergeFactors: [[leader]],
  sortFactors: [[writers]],
  vote: [[anybody]],
  chooseFactors: [[leader]],
  takeTiltak: [[leader]],
  // For the secretary, or whom the secretary writes for.
  evaluate: [[["secretary"], ofUnit]],
  startFollowUp: [],
  reviewTiltak: [[writers]],
  decideNext: [[writers]],
  closeBrought: [[writers]],
  goBack: [[leader]],
  lengthen: [[watchers]],
  abort: [[leader]],
  editSection: [[leader]],
  chooseParts: [[leader]],
  correctPlan: [[leader]],
  recipients: [[leader]],
  addRecipient: [[leader]],
  chooseEntries: [[leader]],
  decideNames: [[leader]],
  correctReferat: [[leader]],
  giveAddress: [[leader]],
  // The first thing there is to leave: who has left already has nothing to do there but come back.
  more: [[everyone, anybody]],
};

interface Case {
  readonly name: string;
  readonly at: Played;
  readonly send: Json;
  readonly maySend: readonly Role[];
  readonly open?: Json;
  readonly mayOpen?: readonly Role[];
}

/** A form as the one it is for fills it in, with words of their own. */
async function sentForm(form: FormCase): Promise<Case> {
  const nth = FORMS.filter(({ dialog }) => dialog === form.dialog).indexOf(form);
  const [maySend, mayOpen = maySend] = MAY_SEND[form.dialog][nth] ?? [[]];
  const at = withCast(form.at as Played);
  const open = { dialog: form.dialog, m: INFO.meetingId, ...form.about };
  const shown = dialogIn(await botAt(at).turn(task("fetch", who(form.by), open)));
  const own = inputsOf(shown).flatMap(({ type, style, id }) =>
    type === "Input.Text" && style !== "Email" ? [[String(id), `eigne ord ${id}`]] : [],
  );
  const verbs = buttonsOf(shown).filter(({ data }) => (data as Json).verb !== undefined);
  const button =
    verbs.find(({ data }) => (data as Json).verb === form.verb) ??
    verbs.find(({ associatedInputs }) => associatedInputs !== "none") ??
    (verbs[0] as Json);
  return {
    name: `${form.dialog} (${nth + 1})`,
    at,
    open,
    mayOpen,
    maySend,
    send: pressed(button, { ...filledIn(shown), ...Object.fromEntries(own), ...form.fill }),
  };
}

const asked = play([as("leader", { type: "askViddevakt", personId: "olav" })], meetingIn("roles"));
const wanted = play([as("olav", { type: "askToLead" })], meetingIn("factors"));
const offered = play([as("leader", { type: "offerLeading", personId: "siri" })], meetingIn("factors"));
const worded = play([as("leader", { type: "wordStatusQuo", sentence: "mange står utanfor" })], meetingIn("statusQuo"));
const reserved = play(
  [
    ...[...PEOPLE.map(({ id }) => id), "eva", GUEST].map((id) => as(id, { type: "agree", personId: id })),
    as("leader", { type: "reserve", personId: WITHOUT_APP, reason: "Usikker på dette" }, true),
  ],
  withCast(worded),
);
const merged = play(
  [as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })],
  withCast(meetingDoneWith("factors")),
);
const mergedAt = merged.state.status === "active" ? merged.state.undoables.at(-1)?.at : undefined;
const paused = play([as("leader", { type: "pause", because: "person" })], meetingIn("factors"));

/** What is only a button, when it can be pressed. */
const BUTTONS: readonly (readonly [at: Played, data: Json, maySend: readonly Role[]])[] = [
  [asked, { verb: "answerViddevakt", yes: true }, ["viddevakt"]],
  [meetingIn("roles"), { verb: "askViddevakt", personId: "olav" }, leader],
  [meetingIn("roles"), { verb: "goWithoutViddevakt" }, leader],
  [followUpDoneWith("whatNow"), { verb: "keepOpen", entryId: "m0-k3" }, writers],
  [followUpIn("whatNow"), { verb: "decideNext", id: "1.2", what: "nothing" }, writers],
  [meetingIn("roles"), { verb: "appointSecretary", personId: "olav" }, leader],
  [meetingIn("roles"), { verb: "confirmPeople", everyone: true }, leader],
  [meetingIn("factors"), { verb: "leave" }, everyone],
  [meetingIn("factors"), { verb: "leave", personId: "kari" }, writers],
  [meetingIn("factors"), { verb: "askToLead" }, ofUnit.filter((role) => role !== "leader")],
  [wanted, { verb: "answerTakeOver", yes: false }, leader],
  [offered, { verb: "answerOffer", yes: false }, ["secretary"]],
  [offered, { verb: "takeBackOffer" }, leader],
  [meetingDoneWith("roles"), { verb: "nextPhase", from: "roles" }, leader],
  [meetingIn("factors"), { verb: "pause" }, writers],
  [paused, { verb: "resume" }, writers],
  // Olav has the word; those who may move it on.
  [meetingIn("factors"), { verb: "endTurn", personId: "olav" }, ["leader", "secretary", "viddevakt"]],
  [meetingIn("factors"), { verb: "pass", personId: WITHOUT_APP }, writers],
  [meetingIn("factors"), { verb: "endRound", confirmed: true }, leader],
  [meetingDoneWith("factors"), { verb: "anotherRound" }, leader],
  [meetingDoneWith("factors"), { verb: "withdrawContribution", id: "k3" }, writers],
  [merged, { verb: "undo", at: mergedAt }, leader],
  [merged, { verb: "splitFactor", id: "k3" }, writers],
  [worded, { verb: "agree" }, anybody],
  [reserved, { verb: "concludeStatusQuo" }, leader],
  [meetingDoneWith("summary"), { verb: "dropTiltak", id: "k4" }, leader],
  [meetingDoneWith("factors"), { verb: "remind", reminder: "matter" }, watchers],
  [states.leftOut(), { verb: "restoreRecipient", personId: "kari" }, leader],
  [states.draft(), { verb: "approveReferat" }, leader],
  [states.onItsWay(), { verb: "takeBackSending" }, leader],
  [states.draft(), { verb: "continueMeeting", ending: 0 }, writers],
  [states.undelivered(), { verb: "retryMail", personId: "per" }, leader],
  [states.archiveFailed(), { verb: "retryArchive" }, leader],
  [meetingIn("factors"), { verb: "nothing" }, []],
];
const buttons = BUTTONS.map(
  ([at, data, maySend]): Case => ({
    name: Object.values(data).join(" "),
    at: at === reserved || at === merged ? at : withCast(at),
    send: { m: INFO.meetingId, ...data },
    maySend,
  }),
);
const forms = await Promise.all(FORMS.filter(({ at }) => at !== undefined).map(sentForm));
export const cases = [...forms, ...buttons];
