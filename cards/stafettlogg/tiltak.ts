/** A tiltak in an entry: a new one, the next step after one that has ended, or one that is changed. */

import { SERVICES } from "../../src/meeting/people.ts";
import { usualEvaluation } from "../../src/meeting/schoolDays.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { OtherTiltak } from "../../src/stafettlogg/fromMeeting.ts";
import { findTiltak } from "../../src/stafettlogg/state.ts";
import type { TiltakBody } from "../../src/stafettlogg/tiltak.ts";
import { capital } from "../../src/text/words.ts";
import { NOBODY } from "../kit/fields.ts";
import { type CardElement, choices, form, subtle, text, textInput } from "../kit/kit.ts";
import { dateInputs, habitInput, tiltakInputs } from "./inputs.ts";
import { craftQuestions, type EntryContext, type EntryForm, goesTo, sendsEntry } from "./kit.ts";
import { choiceOf, partiesOf, partyOptions } from "./parties.ts";

export const tiltakForm: EntryForm = (ctx) => {
  const { t, entry, entryId: e, request, others = [] } = ctx;
  const { id, follows, from, meeting } = request;
  const other = others.find((one) => one.proposalId === from && one.meetingId === meeting);
  const given = id === undefined ? undefined : findTiltak(entry, id);
  const before = follows === undefined ? undefined : findTiltak(entry, follows);
  const ends = before?.evaluation?.outcome;
  const asks = ends === undefined ? [] : [text(t(ends === "mistake" ? "entry.right.hint" : "entry.next.hint"))];
  const body = [...craftQuestions(t, request.asked), ...asks, ...inputs(ctx, given ?? next(ctx, before, other))];
  const raised = request.raised ? { raise: true } : {};
  const origin = other === undefined ? {} : { from, meeting };
  const about = { e, id, follows, ...origin, drawnAt: given === undefined ? undefined : entry.happened, ...raised };
  const raise = sendsEntry(t("entry.button.raiseAndSave"), "entryTiltak", { ...about, raise: true });
  return form(
    t(given === undefined ? "entry.button.add" : "entry.tiltak.change"),
    body,
    [
      sendsEntry(t("dialog.save"), "entryTiltak", about),
      ...(request.raises ? [raise] : []),
      goesTo(t("entry.button.back"), "entry", { e }),
    ],
    t.målform,
  );
};

/** What can be used again of the one before, or what was said of it in the meeting; its dates begin anew. */
function next({ today }: EntryContext, before: TiltakBody | undefined, other: OtherTiltak | undefined): TiltakBody {
  const evaluateBy = usualEvaluation(today);
  const dates = { startBy: today, evaluateBy };
  if (before !== undefined) return { ...before, ...dates };
  const responsible = [{ kind: "actor", actor: "eining" } as const];
  const { kind = "ownTrial", text: words = "", factors = [] } = other ?? {};
  return { kind, text: words, factors, responsible, evaluatedBy: "", evaluatedHow: "", ...dates };
}

function inputs(ctx: EntryContext, given: TiltakBody): CardElement[] {
  const { t, eining, entry } = ctx;
  const among = { eining, entry };
  return [
    ...tiltakInputs(t, given),
    textInput(t, {
      id: "words",
      label: t("entry.tiltak.factors"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: given.factors.join("\n"),
    }),
    choices({
      id: "responsible",
      label: t("dialog.takeTiltak.responsible"),
      required: t("dialog.chooseSome"),
      options: partyOptions(t, partiesOf(among), among),
      value: given.responsible.map(choiceOf),
      many: true,
    }),
    choices({
      id: "partner",
      label: t("dialog.takeTiltak.partner"),
      options: [
        { value: NOBODY, title: t("dialog.takeTiltak.noPartner") },
        ...SERVICES.map((value) => ({
          value,
          title: capital(t(`teneste.${value}`, { einingKind: eining.einingKind })),
        })),
      ],
      value: given.partner ?? NOBODY,
    }),
    ...dateInputs(t, given),
    subtle(t("dialog.takeTiltak.duration")),
    ...habitInput(t, given.habit),
    textInput(t, {
      id: "evaluatedBy",
      label: t("dialog.takeTiltak.evaluatedBy"),
      limit: LIMITS.nameChars,
      value: given.evaluatedBy,
    }),
    textInput(t, {
      id: "evaluatedHow",
      label: t("dialog.takeTiltak.evaluatedHow"),
      limit: LIMITS.contributionChars,
      multiline: true,
      value: given.evaluatedHow,
    }),
    subtle(t("dialog.noChildren")),
  ];
}
