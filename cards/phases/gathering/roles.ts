/** Who is here, where they come from, and who is viddevakt and referent, in one form (DOMAIN §3 step 3). */
import { isUnstated, type Participant } from "../../../src/meeting/people.ts";
import { nameOf } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, send } from "../../kit/formContext.ts";
import { type CardElement, choices, excerpt, heading, subtle, text, writingInput } from "../../kit/kit.ts";
import { personOptions, tenesteOptions } from "../../kit/options.ts";
import { paged } from "../../kit/paged.ts";
import {
  hereValue,
  LATER,
  personInput,
  roomValue,
  secretaryInput,
  stated,
  UNKNOWN,
  viddevaktInput,
} from "../../rolesSent.ts";
import { NOBODY } from "../../verbs.ts";

/** Each row has all the tenester to choose among. */
const ROWS = 12;
/** And one more list, where people sit in one room. */
const ROWS_IN_ROOM = 9;
/** Everybody stands three times in the form. */
const NAME_CHARS = 40;

export const roles: Form = (ctx) => {
  const { meeting, t } = ctx;
  const others = meeting.people.filter((p) => p.id !== meeting.leaderId);
  // Another page is shown when this one is saved, so that nothing that is chosen gets lost.
  const turn = (title: string, to: number) => send(ctx, t("dialog.roles.saveAnd", { title }), "setRoles", { to });
  const size = together(meeting) ? ROWS_IN_ROOM : ROWS;
  const { rows, turning } = paged(ctx, others, { size, turn });
  const people = rows.map(({ item }) => item);
  const body = [
    text(t("dialog.roles.viddevakt")),
    ...(others.length === 0 ? [text(t("dialog.roles.alone"))] : []),
    ...newNames(ctx),
    viddevakt(ctx, others),
    secretary(ctx, others),
    subtle(t("dialog.roles.secretary")),
    ...(people.length === 0 ? [] : [heading(t("dialog.roles.people")), ...attendance(ctx, people)]),
    ...turning,
  ];
  return dialog(ctx, t("dialog.roles.title"), body, [
    send(ctx, t("dialog.save"), "setRoles"),
    ...(people.some(isUnstated) ? [send(ctx, t("dialog.roles.rest", kindOf(ctx)), "setRoles", { rest: true })] : []),
  ]);
};

/** Whether anybody sits in one room with others. */
function together({ info, people }: FormContext["meeting"]): boolean {
  return info.room !== undefined || people.some((p) => p.inRoom);
}

/** Those who sit in the room and are not on the list: typed here once, they stand in the form when it is saved. */
function newNames({ meeting, t }: FormContext): CardElement[] {
  if (meeting.info.room === undefined) return [];
  const label = t("dialog.roles.names", { limit: LIMITS.nameChars });
  return [writingInput({ id: "names", label, multiline: true }), subtle(t("dialog.roles.namesHint"))];
}

function viddevakt({ meeting, t }: FormContext, others: readonly Participant[]): CardElement {
  const now = meeting.viddevakt;
  const holder = now.status === "asked" || now.status === "accepted" ? now.personId : undefined;
  const value = holder ?? (now.status === "waived" ? NOBODY : LATER);
  return choices({
    id: viddevaktInput(value),
    label: capital(t("role.viddevakt")),
    options: [
      ...(value === LATER ? [{ value: LATER, title: laterText({ meeting, t }) }] : []),
      ...personOptions(
        others.filter((p) => p.id === holder || p.present),
        NAME_CHARS,
      ),
      { value: NOBODY, title: t("dialog.roles.without") },
    ],
    value,
  });
}

function laterText({ meeting, t }: Pick<FormContext, "meeting" | "t">): string {
  const { viddevakt: now } = meeting;
  if (now.status !== "declined") return capital(t("dialog.roles.none"));
  return t("dialog.roles.declined", { name: nameOf(meeting.people, now.personId) });
}

function secretary({ meeting, t }: FormContext, others: readonly Participant[]): CardElement {
  const value = meeting.secretaryId ?? NOBODY;
  return choices({
    id: secretaryInput(value),
    label: capital(t("role.secretary")),
    options: [
      { value: NOBODY, title: capital(t("dialog.roles.nobody")) },
      ...personOptions(
        others.filter((p) => p.id === value || (p.hasApp && p.present)),
        NAME_CHARS,
      ),
    ],
    value,
  });
}

function attendance(ctx: FormContext, people: readonly Participant[]): CardElement[] {
  const { t } = ctx;
  const here = choices({
    id: "here",
    label: t("dialog.roles.here"),
    options: people.map((person) => ({ value: hereValue(person), title: excerpt(person.name, NAME_CHARS) })),
    value: people.filter((p) => p.present).map(hereValue),
    many: true,
  });
  const sits = choices({
    id: "room",
    label: t("dialog.roles.room"),
    options: people.map((person) => ({ value: roomValue(person), title: excerpt(person.name, NAME_CHARS) })),
    value: people.filter((p) => p.inRoom).map(roomValue),
    many: true,
  });
  const asksSeat = together(ctx.meeting);
  const tenester = tenesteOptions(ctx);
  const from = people.map((person) =>
    choices({
      id: personInput(person, asksSeat),
      label: excerpt(person.name, NAME_CHARS),
      options: isUnstated(person) ? [{ value: UNKNOWN, title: t("dialog.roles.unknown") }, ...tenester] : tenester,
      value: stated(person),
    }),
  );
  return [here, ...(asksSeat ? [sits] : []), heading(t("dialog.roles.from")), ...from];
}

function kindOf({ meeting }: FormContext) {
  return { einingKind: meeting.info.einingKind };
}
