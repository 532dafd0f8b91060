/** A round around one table: whoever leads or writes notes what each says in one form, and sends it when all have had the word. */
import { missingIn } from "../../../src/meeting/during/turns.ts";
import type { Participant } from "../../../src/meeting/people.ts";
import { chosenFactors, type Factor } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { InnspelKind } from "../../../src/meeting/script/phase.ts";
import { type ActiveMeeting, findPerson, phaseNow } from "../../../src/meeting/state.ts";
import { factorIdOf, kindOf, textOf } from "../../innspelSent.ts";
import { dialog, type Form, type FormContext, notice, send, sendAndGoOn } from "../../kit/formContext.ts";
import { type CardElement, choices, container, excerpt, subtle, writingInput } from "../../kit/kit.ts";
import { contributionOptions, notAll, tiltakKindOptions, writtenFor } from "../../kit/options.ts";

/** Of a larger table the next ones come when these are sent. */
const ROWS = 10;
/** To tick, in all: with many factors to choose among there is room for fewer people. */
const CHOICES = 60;
const NAME_CHARS = 60;

export const contributeTogether: Form = (ctx) => {
  const { meeting, t } = ctx;
  const { kind, collects } = phaseNow(meeting);
  const chosen = collects === "tiltak" ? chosenFactors(meeting.record) : [];
  const [only] = chosen.length === 1 ? chosen : [];
  const room = Math.floor(CHOICES / Math.max(1, chosen.length));
  const people = stillToSpeak(meeting, ctx.viewerId).slice(0, Math.max(1, Math.min(ROWS, room)));
  if (collects === undefined || people.length === 0) {
    return notice(ctx, t("dialog.contributeTogether.title"), "dialog.contributeTogether.none");
  }
  const body = [
    subtle(t(`dialog.contributeTogether.${collects}`)),
    ...notAll(ctx, chosen),
    ...people.map((person) =>
      container(row(ctx, person, collects, only === undefined ? chosen : []), { separator: collects === "tiltak" }),
    ),
    subtle(t("dialog.contributeTogether.passes")),
    subtle(t("dialog.noChildren")),
  ];
  const among = people.map(({ id }) => id).join();
  const data = { phase: collects, among, ...(only === undefined ? {} : { factorId: only.id }) };
  const isLast = "round" in meeting.visit && missingIn(meeting.visit.round).length === people.length;
  return dialog(ctx, t("dialog.contributeTogether.title"), body, [
    send(ctx, t("dialog.contributeTogether.send"), "contributeTogether", { ...data, rest: true, stays: true }),
    ...(isLast && kind === "round"
      ? sendAndGoOn(ctx, "contributeTogether", { ...data, rest: true }, "dialog.sendAndGoOn")
      : []),
    send(ctx, t("dialog.contributeTogether.some"), "contributeTogether", data),
  ]);
};

/** Those whom the viewer writes for, themself too, who have not had the word in the round; as it goes. */
export function stillToSpeak(meeting: ActiveMeeting, viewerId: string): Participant[] {
  const { visit } = meeting;
  const open = "round" in visit && !visit.round.over ? missingIn(visit.round) : [];
  const among = writtenFor(meeting).map(({ id }) => id);
  return open.filter((id) => id === viewerId || among.includes(id)).flatMap((id) => findPerson(meeting, id) ?? []);
}

function row(ctx: FormContext, { id, name }: Participant, kind: InnspelKind, among: readonly Factor[]): CardElement[] {
  const { t } = ctx;
  const label = excerpt(name, NAME_CHARS);
  // Brackets that a name ends with, as that of a guest, are the name's own.
  const limited = t("dialog.limit", { label, limit: LIMITS.contributionChars });
  const words = writingInput({ id: textOf(id), label: limited, multiline: true });
  if (kind !== "tiltak") return [words];
  const kindOfTiltak = choices({
    id: kindOf(id),
    label: t("dialog.contributeTogether.kind", { name: label }),
    options: tiltakKindOptions(ctx),
  });
  if (among.length === 0) return [words, kindOfTiltak];
  const reduces = choices({
    id: factorIdOf(id),
    label: t("dialog.contributeTogether.factor", { name: label }),
    options: contributionOptions(among, { lists: ROWS }),
    many: true,
  });
  return [words, kindOfTiltak, reduces];
}
