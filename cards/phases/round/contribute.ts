/** Innspel: writing a new one, and changing one's own. */
import { Refused } from "../../../src/errors.ts";
import { isTimeFor, may } from "../../../src/meeting/access.ts";
import { ownContribution } from "../../../src/meeting/during/contributions.ts";
import type { Participant } from "../../../src/meeting/people.ts";
import { type Contribution, chosenFactors, factorsOf } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { InnspelKind } from "../../../src/meeting/script/phase.ts";
import { phaseNow, speakingTurn } from "../../../src/meeting/state.ts";
import { dialog, type Form, type FormContext, press, send } from "../../kit/formContext.ts";
import { type Action, type CardElement, choices, excerpt, subtle, textInput, toggle } from "../../kit/kit.ts";
import { contributionOptions, forWhom, notAll, sitTogether, tiltakKindOptions, writtenFor } from "../../kit/options.ts";

export const contribute: Form = (ctx) => {
  const { collects } = phaseNow(ctx.meeting);
  if (collects === undefined) throw new Refused("wrongPhase");
  const { t } = ctx;
  const speaker = writesForSpeaker(ctx);
  const body = [
    subtle(t(`dialog.contribute.${collects}.hint`)),
    ...forWhom(ctx, undefined, speaker?.id).inputs,
    ...fields(ctx, collects),
    ...(speaker === undefined ? [] : turnField(ctx, speaker)),
  ];
  const goesRound = speaker !== undefined && sitTogether(ctx.meeting) && may(ctx.meeting, ctx.viewerId, "actForOthers");
  const actions = [
    ...(goesRound ? aroundTheTable(ctx, collects, speaker) : []),
    send(ctx, t(goesRound ? "dialog.contribute.sendAndClose" : "dialog.send"), "contribute", { phase: collects }),
  ];
  return dialog(ctx, t(`dialog.contribute.${collects}.title`), body, actions);
};

/** Who writes for a whole table stays in the form: it comes again for the next one, until the round is over. */
function aroundTheTable(ctx: FormContext, collects: InnspelKind, speaker: Participant): Action[] {
  const { t } = ctx;
  const name = excerpt(speaker.name, 30);
  return [
    send(ctx, t("dialog.contribute.sendAndOn"), "contribute", { phase: collects, stays: true }),
    press(ctx, t("dialog.contribute.nothing", { name }), "pass", { personId: speaker.id, stays: true }),
  ];
}

export const editContribution: Form = (ctx) => {
  const { meeting, viewerId, request, t } = ctx;
  const said = ownContribution(meeting, viewerId, request.id ?? "");
  const data = { id: said.id, phase: said.kind };
  return dialog(ctx, t("dialog.editContribution.title"), fields(ctx, said.kind, said), [
    send(ctx, t("dialog.save"), "editContribution", data),
  ]);
};

/** Who has the word, where that is the one who writes or somebody they write for. */
function writesForSpeaker({ meeting, viewerId }: FormContext): Participant | undefined {
  const speaking = isTimeFor(meeting, "endTurn") ? speakingTurn(meeting)?.personId : undefined;
  const writtenForNow = may(meeting, viewerId, "actForOthers") ? writtenFor(meeting) : [];
  const own = meeting.people.filter((p) => p.id === viewerId);
  return [...own, ...writtenForNow].find((p) => p.id === speaking);
}

/** Sending gives the word on, unless one says no. */
function turnField({ t }: FormContext, { name }: Participant): CardElement[] {
  const title = t("dialog.contribute.endsTurn", { name });
  return [toggle({ id: "endsTurn", label: t("dialog.contribute.turn"), title, value: true })];
}

function fields(ctx: FormContext, kind: InnspelKind, said?: Contribution): CardElement[] {
  const { t } = ctx;
  const text = textInput(t, {
    id: "text",
    label: t(`dialog.contribute.${kind}.label`),
    required: t("dialog.write"),
    limit: LIMITS.contributionChars,
    multiline: true,
    value: said?.text ?? "",
  });
  return [text, ...detailFields(ctx, kind, said), subtle(t("dialog.noChildren"))];
}

function detailFields(ctx: FormContext, kind: InnspelKind, said?: Contribution): CardElement[] {
  const { t, meeting } = ctx;
  switch (kind) {
    case "clarifying":
    case "seen":
      return [];
    case "factors": {
      // The method looks for what one can do something about; who forgets a tick has not said otherwise.
      const value = said?.kind === "factors" ? said.systemFactor : true;
      const label = t("dialog.contribute.systemFactor");
      return [toggle({ id: "systemFactor", label, title: t("dialog.contribute.systemFactorYes"), value })];
    }
    case "tiltak": {
      const chosen = chosenFactors(meeting.record);
      const [only] = chosen.length === 1 ? chosen : [];
      const own = said?.kind === "tiltak" ? said : undefined;
      const named = own === undefined ? [] : factorsOf(meeting.record, own).map(({ id }) => id);
      const before = named.length === 0 && only !== undefined ? [only.id] : named;
      const factorId = choices({
        id: "factorId",
        label: t("dialog.contribute.factor"),
        required: t("dialog.chooseSome"),
        options: contributionOptions(chosen, { isFirst: (f) => before.includes(f.id) }),
        value: before,
        many: true,
      });
      const kindOfTiltak = choices({
        id: "kind",
        label: t("dialog.contribute.kind"),
        required: t("dialog.choose"),
        options: tiltakKindOptions(ctx),
        value: own?.tiltakKind ?? "",
      });
      return [...notAll(ctx, chosen), factorId, kindOfTiltak];
    }
  }
}
