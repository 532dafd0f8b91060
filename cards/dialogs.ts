/** Forms in Teams dialogs: which one a button asks for, and the same one again when it was refused. */
import { Refused } from "../src/errors.ts";
import { requireParticipant } from "../src/meeting/rules/access.ts";
import { active } from "../src/meeting/rules/guards.ts";
import { ledReferat } from "../src/meeting/rules/referat.ts";
import type { EndedMeeting, KnownMeeting } from "../src/meeting/state.ts";
import type { CardContext, Dialog } from "./context.ts";
import { addRecipient } from "./dialogs/addRecipient.ts";
import { answerQuestion } from "./dialogs/answerQuestion.ts";
import { contribute, editContribution } from "./dialogs/contribute.ts";
import { correctPlan } from "./dialogs/correctPlan.ts";
import { correctReferat } from "./dialogs/correctReferat.ts";
import { decideNames } from "./dialogs/decideNames.ts";
import { describe } from "./dialogs/describe.ts";
import { editSection } from "./dialogs/editSection.ts";
import { evaluate } from "./dialogs/evaluate.ts";
import { chooseFactors, mergeFactors, vote } from "./dialogs/factors.ts";
import { abort, goBack, lengthen } from "./dialogs/flow.ts";
import type { Form } from "./dialogs/formContext.ts";
import { giveAddress } from "./dialogs/giveAddress.ts";
import { mine } from "./dialogs/mine.ts";
import { more } from "./dialogs/more.ts";
import { nameFactor } from "./dialogs/nameFactor.ts";
import { passFor } from "./dialogs/passFor.ts";
import { participant, withoutAppForm } from "./dialogs/people.ts";
import { recipients } from "./dialogs/recipients.ts";
import { roles } from "./dialogs/roles.ts";
import { answerFor, reserve, wordStatusQuo } from "./dialogs/statusQuo.ts";
import { takeTiltak } from "./dialogs/takeTiltak.ts";
import { withdrawFactor } from "./dialogs/withdrawFactor.ts";
import type { DialogName, OpenDialog } from "./verbs.ts";

export { type Because, formAgain, keptText, sentence } from "./dialogs/again.ts";
export { type StartFormContext, startDialog } from "./dialogs/start.ts";

const whileActive =
  (form: Form): Form<KnownMeeting> =>
  (ctx) =>
    form({ ...ctx, meeting: active(ctx.meeting) });

/** What the leader does with the referat when the meeting is over. */
const afterEnd =
  (form: Form<EndedMeeting>): Form<KnownMeeting> =>
  (ctx) =>
    form({ ...ctx, meeting: ledReferat(ctx.meeting, ctx.viewerId) });

/** The form that starts a meeting stands apart: there is no meeting to draw it from. */
const FORMS: Readonly<Record<Exclude<DialogName, "start">, Form<KnownMeeting>>> = {
  participant: whileActive(participant),
  withoutApp: whileActive(withoutAppForm),
  roles: whileActive(roles),
  describe: whileActive(describe),
  contribute: whileActive(contribute),
  mine: whileActive(mine),
  editContribution: whileActive(editContribution),
  withdrawFactor: whileActive(withdrawFactor),
  nameFactor: whileActive(nameFactor),
  answerQuestion: whileActive(answerQuestion),
  wordStatusQuo: whileActive(wordStatusQuo),
  reserve: whileActive(reserve),
  answerFor: whileActive(answerFor),
  passFor: whileActive(passFor),
  mergeFactors: whileActive(mergeFactors),
  vote: whileActive(vote),
  chooseFactors: whileActive(chooseFactors),
  takeTiltak: whileActive(takeTiltak),
  evaluate: whileActive(evaluate),
  goBack: whileActive(goBack),
  lengthen: whileActive(lengthen),
  abort: whileActive(abort),
  editSection: afterEnd(editSection),
  correctPlan: afterEnd(correctPlan),
  recipients: afterEnd(recipients),
  addRecipient: afterEnd(addRecipient),
  decideNames: afterEnd(decideNames),
  correctReferat: afterEnd(correctReferat),
  giveAddress: afterEnd(giveAddress),
  more: whileActive(more),
};

/**
 * The form that `request` asks for, as `ctx.viewerId` may fill it in. Throws Refused where it could not be sent
 * anyway: not a participant, not their form, another phase, the meeting over, something that is no longer there.
 */
export function openDialog(request: OpenDialog, ctx: CardContext): Dialog {
  if (request.dialog === "start") throw new Refused("meetingActive");
  const viewerId = requireParticipant(ctx.meeting, ctx.viewerId ?? "").id;
  return FORMS[request.dialog]({ ...ctx, viewerId, request });
}
