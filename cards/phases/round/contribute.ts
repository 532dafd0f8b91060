/** Innspel: writing a new one, and changing one's own. */
import { Refused } from "../../../src/errors.ts";
import { isTimeFor, may } from "../../../src/meeting/access.ts";
import { ownContribution } from "../../../src/meeting/during/contributions.ts";
import {
  type Contribution,
  type Factor,
  factorOf,
  nameOf,
  rootFactor,
  TILTAK_KINDS,
} from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { InnspelKind } from "../../../src/meeting/script/phase.ts";
import { phaseNow, speakingTurn } from "../../../src/meeting/state.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, send } from "../../kit/formContext.ts";
import { type CardElement, choices, subtle, textInput, toggle } from "../../kit/kit.ts";
import { contributionOptions, forWhom, notAll, withoutApp } from "../../kit/options.ts";

export const contribute: Form = (ctx) => {
  const { collects } = phaseNow(ctx.meeting);
  if (collects === undefined) throw new Refused("wrongPhase");
  const body = [
    subtle(ctx.t(`dialog.contribute.${collects}.hint`)),
    ...forWhom(ctx).inputs,
    ...fields(ctx, collects),
    ...turnField(ctx),
  ];
  return dialog(ctx, ctx.t(`dialog.contribute.${collects}.title`), body, [
    send(ctx, ctx.t("dialog.send"), "contribute", { phase: collects }),
  ]);
};

export const editContribution: Form = (ctx) => {
  const { meeting, viewerId, request, t } = ctx;
  const said = ownContribution(meeting, viewerId, request.id ?? "");
  const data = { id: said.id, phase: said.kind };
  return dialog(ctx, t("dialog.editContribution.title"), fields(ctx, said.kind, said), [
    send(ctx, t("dialog.save"), "editContribution", data),
  ]);
};

/** In one's own turn, or that of somebody one writes for: sending gives the word on, unless one says no. */
function turnField({ meeting, viewerId, t }: FormContext): CardElement[] {
  const speaking = isTimeFor(meeting, "endTurn") ? speakingTurn(meeting) : undefined;
  const writesFor = [viewerId, ...(may(meeting, viewerId, "actForOthers") ? withoutApp(meeting).map((p) => p.id) : [])];
  if (speaking === undefined || !writesFor.includes(speaking.personId)) return [];
  const title = t("dialog.contribute.endsTurn", { name: nameOf(meeting.people, speaking.personId) });
  return [toggle({ id: "endsTurn", label: t("dialog.contribute.turn"), title, value: true })];
}

function fields(ctx: FormContext, kind: InnspelKind, said?: Contribution): CardElement[] {
  const { t } = ctx;
  const text = textInput({
    id: "text",
    label: t(`dialog.contribute.${kind}.label`),
    required: t("dialog.write"),
    maxLength: LIMITS.contributionChars,
    multiline: true,
    value: said?.text ?? "",
  });
  return [text, ...detailFields(ctx, kind, said), subtle(t("dialog.noChildren"))];
}

function detailFields(ctx: FormContext, kind: InnspelKind, said?: Contribution): CardElement[] {
  const { t, meeting } = ctx;
  switch (kind) {
    case "clarifying":
      return [];
    case "factors": {
      // The method looks for what one can do something about; who forgets a tick has not said otherwise.
      const value = said?.kind === "factors" ? said.systemFactor : true;
      const label = t("dialog.contribute.systemFactor");
      return [toggle({ id: "systemFactor", label, title: t("dialog.contribute.systemFactorYes"), value })];
    }
    case "tiltak": {
      const chosen = meeting.record.chosenFactorIds
        .map((id) => rootFactor(meeting.record, id))
        .filter((factor): factor is Factor => factor !== undefined);
      const [only] = chosen.length === 1 ? chosen : [];
      const own = said?.kind === "tiltak" ? said : undefined;
      const before = (own && factorOf(meeting.record, own)?.id) ?? only?.id ?? "";
      const factorId = choices({
        id: "factorId",
        label: t("dialog.contribute.factor"),
        required: t("dialog.choose"),
        options: contributionOptions(chosen, { isFirst: (f) => f.id === before }),
        value: before,
        expanded: true,
      });
      const kindOfTiltak = choices({
        id: "kind",
        label: t("dialog.contribute.kind"),
        required: t("dialog.choose"),
        options: TILTAK_KINDS.map((value) => ({ value, title: capital(t(`kind.${value}`)) })),
        value: own?.tiltakKind ?? "",
      });
      return [...notAll(ctx, chosen), factorId, kindOfTiltak];
    }
  }
}
