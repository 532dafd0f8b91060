/** Who is in the meeting: where they come from, whether they are here, and those without the app. */
import { Refused } from "../../../src/errors.ts";
import { may, requireMay } from "../../../src/meeting/access.ts";
import { isEmployee, type Participant, SERVICES, TENESTER, type Teneste } from "../../../src/meeting/people.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { findPerson } from "../../../src/meeting/state.ts";
import { tenesteWord } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, leadTo, press, send } from "../../kit/formContext.ts";
import {
  buttons,
  type CardElement,
  choices,
  excerpt,
  heading,
  setApart,
  shortText,
  subtle,
  text,
  textInput,
  toggle,
  writingInput,
} from "../../kit/kit.ts";
import { tenesteOptions } from "../../kit/options.ts";
import { paged } from "../../kit/paged.ts";

const LONGEST_ON_BUTTON = 40;

/** Leader and secretary see everybody, or the one they chose; others see themselves. */
export const participant: Form = (ctx) => {
  const { meeting, viewerId, request } = ctx;
  if (!request.personId && may(meeting, viewerId, "actForOthers")) return list(ctx);
  const person = findPerson(meeting, request.personId || viewerId);
  if (person === undefined) throw new Refused("personUnknown");
  if (person.id !== viewerId) requireMay(meeting, viewerId, "actForOthers");
  return one(ctx, person);
};

function list(ctx: FormContext) {
  const { t, meeting, viewerId } = ctx;
  const row = (person: Participant) => {
    const shown = text(`**${shortText(person.name)}** – ${about(ctx, person)}`);
    const title = t("dialog.participant.change", { name: excerpt(person.name, LONGEST_ON_BUTTON) });
    const change = leadTo(ctx, title, "participant", { personId: person.id });
    // Below, not beside: a name on a button takes the width of a phone or of the chat beside a meeting.
    return setApart([shown, ...buttons(change)]);
  };
  const leads = may(meeting, viewerId, "confirmPeople");
  const hint = t(leads ? "dialog.participant.hint" : "dialog.participant.hint.secretary");
  const { rows, turning } = paged(ctx, meeting.people);
  const body = [text(hint), ...rows.map(({ item }) => row(item)), ...turning];
  return dialog(ctx, t("dialog.participant.title"), body, [
    ...(leads ? confirmations(ctx) : []),
    leadTo(ctx, t("dialog.withoutApp.title"), "withoutApp"),
  ]);
}

/** One press instead of one form for each: the list is right; and where some stand as not here, they are. */
function confirmations(ctx: FormContext) {
  const { t, meeting } = ctx;
  const allHere = meeting.people.every((p) => p.present);
  return [
    press(ctx, t("dialog.participant.confirm"), "confirmPeople", { everyone: false }),
    ...(allHere ? [] : [press(ctx, t("dialog.participant.allHere"), "confirmPeople", { everyone: true })]),
  ];
}

function about(ctx: FormContext, person: Participant): string {
  const { t, meeting } = ctx;
  return [
    tenesteWord(t, person.teneste, meeting.info.einingKind),
    ...(person.role === undefined ? [] : [shortText(person.role)]),
    ...(person.id === meeting.leaderId ? [t("role.leader")] : []),
    ...(isEmployee(person) && !person.confirmed && person.hasApp ? [t("dialog.participant.unconfirmed")] : []),
    ...(person.inRoom ? [t("attendance.inRoom")] : person.hasApp ? [] : [t("attendance.withoutApp")]),
    t(person.present ? "attendance.present" : "attendance.absent"),
  ].join(", ");
}

function one(ctx: FormContext, person: Participant) {
  const { t, meeting, viewerId } = ctx;
  const mayAll = may(meeting, viewerId, "actForOthers");
  const isLeader = person.id === meeting.leaderId;
  const label = t("dialog.participant.present");
  const here: CardElement[] =
    mayAll && !isLeader
      ? [toggle({ id: "present", label, title: t("dialog.participant.isPresent"), value: person.present })]
      : [];
  const from = isLeader ? [] : [tenesteInput(ctx, person.teneste)];
  const seat = seatInput(ctx, person);
  const body = [heading(shortText(person.name)), ...from, ...roleInput(ctx, person.role), ...here, ...seat];
  // Others than leader and secretary say where they come from; whether they are here they don't change in this form. The
  // leader is of the unit, and here.
  const settled = {
    ...(isLeader ? { teneste: person.teneste } : {}),
    ...(here.length > 0 ? {} : { present: person.present }),
  };
  const data = { personId: person.id, asksRole: true, asksSeat: seat.length > 0, ...settled };
  return dialog(ctx, t("dialog.participant.title"), body, [send(ctx, t("dialog.save"), "updateParticipant", data)]);
}

/** Where people sit together, or this one does: nobody has to think of it in a meeting where all are on their own. */
function seatInput({ meeting, t }: FormContext, { inRoom }: Participant): CardElement[] {
  if (inRoom === undefined && meeting.info.room === undefined) return [];
  const title = t("dialog.participant.isInRoom");
  return [toggle({ id: "inRoom", label: t("dialog.participant.inRoom"), title, value: inRoom === true })];
}

/** Only the leader says that somebody is of the unit; others may leave it as it stands. */
function tenesteInput(ctx: FormContext, value: Teneste | "" = ""): CardElement {
  const label = ctx.t("dialog.participant.teneste");
  const all = value === "eining" || may(ctx.meeting, ctx.viewerId, "setEining");
  const options = tenesteOptions(ctx, all ? TENESTER : SERVICES);
  return choices({ id: "teneste", label, required: ctx.t("dialog.choose"), options, value });
}

function roleInput({ t }: FormContext, value = ""): CardElement[] {
  const label = t("dialog.participant.role");
  const placeholder = t("dialog.participant.role.example");
  return [
    textInput(t, { id: "role", label, placeholder, limit: LIMITS.roleChars, value }),
    subtle(t("dialog.participant.role.hint")),
  ];
}

export const withoutAppForm: Form = (ctx) => {
  const { t } = ctx;
  const name = textInput(t, {
    id: "name",
    label: t("dialog.withoutApp.name"),
    required: t("dialog.write"),
    limit: LIMITS.nameChars,
  });
  const email = writingInput({ id: "email", label: t("dialog.withoutApp.email"), style: "Email" });
  const body = [
    text(t("dialog.withoutApp.hint")),
    name,
    tenesteInput(ctx),
    ...roleInput(ctx),
    email,
    subtle(t("dialog.withoutApp.why")),
  ];
  return dialog(ctx, t("dialog.withoutApp.title"), body, [send(ctx, t("dialog.withoutApp.add"), "addWithoutApp")]);
};
