/** Semje om utfordringa: wording the sentence, and reservations and answers to it (DOMAIN §3 step 6). */
import { Refused } from "../../../src/errors.ts";
import type { Participant } from "../../../src/meeting/people.ts";
import type { StatusQuo } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { ActiveMeeting } from "../../../src/meeting/state.ts";
import { dialog, type Form, type FormContext, notice, send, sendAndGoOn } from "../../kit/formContext.ts";
import { type CardElement, choices, subtle, text, textInput, toggle } from "../../kit/kit.ts";
import { forWhom, personOptions, writtenFor } from "../../kit/options.ts";
import { challengeSentence, sentenceFor } from "./content.ts";

export const wordStatusQuo: Form = (ctx) => {
  const { meeting, t } = ctx;
  const { statusQuo } = meeting.record;
  const sentence = textInput(t, {
    id: "sentence",
    label: t("dialog.wordStatusQuo.sentence"),
    required: t("dialog.write"),
    limit: LIMITS.sentenceChars,
    multiline: true,
    value: statusQuo?.sentence ?? sentenceFor(meeting),
  });
  const agrees = toggle({
    id: "agrees",
    label: t("dialog.wordStatusQuo.mine"),
    title: t("dialog.wordStatusQuo.agrees"),
    value: true,
  });
  const answered = statusQuo !== undefined && Object.keys(statusQuo.answers).length > 0;
  const body = [
    sentence,
    text(t("dialog.wordStatusQuo.after")),
    agrees,
    subtle(t(answered ? "dialog.wordStatusQuo.again" : "dialog.wordStatusQuo.hint")),
  ];
  return dialog(ctx, t("dialog.wordStatusQuo.title"), body, [send(ctx, t("dialog.save"), "wordStatusQuo")]);
};

export const reserve: Form = (ctx) => {
  const { t } = ctx;
  const statusQuo = worded(ctx);
  const whom = forWhom(ctx);
  const given = statusQuo.answers[whom.personId];
  const reason = reasonInput(
    ctx,
    "dialog.reserve.reason",
    given?.agrees === false ? given.reason : "",
    t("dialog.write"),
  );
  const body = [challengeSentence(ctx, statusQuo), ...whom.inputs, reason, subtle(t("dialog.reserve.hint"))];
  return dialog(ctx, t("dialog.reserve.title"), body, [send(ctx, t("dialog.save"), "reserve")]);
};

/** For those whom one writes for: one form, two ways to answer. */
export const answerFor: Form = (ctx) => {
  const { meeting, request, t, viewerId } = ctx;
  const statusQuo = worded(ctx);
  const title = t("dialog.answerFor.title");
  const people = writtenFor(meeting).filter((p) => p.id !== viewerId);
  if (people.length === 0) return notice(ctx, title, "dialog.answerFor.none");
  const waiting = people.filter((p) => statusQuo.answers[p.id] === undefined);
  const person = choices({
    id: "personId",
    label: t("dialog.forWhom"),
    required: t("dialog.choose"),
    options: personOptions(people),
    value: people.find((p) => p.id === request.personId)?.id ?? waiting[0]?.id ?? "",
  });
  const body = [challengeSentence(ctx, statusQuo), person, reasonInput(ctx, "dialog.answerFor.reason")];
  const agrees = send(ctx, t("dialog.answerFor.agree"), "agree");
  return dialog(ctx, title, body, [agrees, send(ctx, t("dialog.answerFor.reserve"), "reserve")]);
};

/** Everybody in the room agrees but those who are ticked, and who say why not afterwards. */
export const agreeTogether: Form = (ctx) => {
  const { meeting, t } = ctx;
  const statusQuo = worded(ctx);
  const title = t("dialog.agreeTogether.title");
  const waiting = stillToAnswer(meeting);
  if (waiting.length === 0) return notice(ctx, title, "dialog.agreeTogether.none");
  const except = choices({
    id: "except",
    label: t("dialog.agreeTogether.except"),
    options: personOptions(waiting),
    many: true,
  });
  const body = [challengeSentence(ctx, statusQuo), except, subtle(t("dialog.agreeTogether.hint"))];
  // Who is asked is said here: nobody agrees who came into the room afterwards.
  const data = { among: waiting.map((p) => p.id).join(), wording: meeting.record.earlierStatusQuo.length };
  const unanswered = meeting.people.filter((p) => p.present && !hasAnswered(meeting, p));
  const isAll = unanswered.every((p) => waiting.includes(p));
  return dialog(ctx, title, body, [
    send(ctx, t("dialog.agreeTogether.send"), "agreeTogether", data),
    ...(isAll ? sendAndGoOn(ctx, "agreeTogether", data, "dialog.agreeAndGoOn") : []),
  ]);
};

/** Of those who are written for. */
export function stillToAnswer(meeting: ActiveMeeting): Participant[] {
  return writtenFor(meeting).filter((p) => !hasAnswered(meeting, p));
}

function hasAnswered({ record }: ActiveMeeting, { id }: Participant): boolean {
  return record.statusQuo?.answers[id] !== undefined;
}

function worded({ meeting }: FormContext): StatusQuo {
  if (meeting.record.statusQuo === undefined) throw new Refused("statusQuoMissing");
  return meeting.record.statusQuo;
}

function reasonInput(
  { t }: FormContext,
  label: "dialog.reserve.reason" | "dialog.answerFor.reason",
  value = "",
  required?: string,
): CardElement {
  const field = { id: "reason", label: t(label), limit: LIMITS.contributionChars, multiline: true, value };
  return textInput(t, required === undefined ? field : { ...field, required });
}
