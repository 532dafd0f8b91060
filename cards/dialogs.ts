/** Forms in Teams dialogs: which one a button asks for, and the same one again when it was refused. */
import { Refused } from "../src/errors.ts";
import { requireMay, requireParticipant } from "../src/meeting/access.ts";
import { active, ended } from "../src/meeting/guards.ts";
import type { EndedMeeting, KnownMeeting } from "../src/meeting/state.ts";
import type { CardContext, Dialog } from "./kit/context.ts";
import type { Form } from "./kit/formContext.ts";
import { type MeetingDialog, NEEDS } from "./needs.ts";
import { agreeTogether, answerFor, reserve, wordStatusQuo } from "./phases/agreement/agree.ts";
import { allSaid } from "./phases/allSaid.ts";
import { chooseFactors, mergeFactors, vote } from "./phases/choice/settle.ts";
import { sortFactors } from "./phases/choice/sortFactors.ts";
import { withdrawFactor } from "./phases/choice/withdrawFactor.ts";
import { correctText, hideWords } from "./phases/correctText.ts";
import { abort, goBack, lengthen } from "./phases/flow.ts";
import { participant, withoutAppForm } from "./phases/gathering/people.ts";
import { roles } from "./phases/gathering/roles.ts";
import { handOver } from "./phases/handOver.ts";
import { more } from "./phases/more.ts";
import { closeBrought } from "./phases/next/closeBrought.ts";
import { decideNext } from "./phases/next/decideNext.ts";
import { takeTiltak } from "./phases/plan/takeTiltak.ts";
import { evaluate } from "./phases/questions/evaluate.ts";
import { reviewTiltak } from "./phases/review/reviewTiltak.ts";
import { answerQuestion } from "./phases/round/answerQuestion.ts";
import { contribute, editContribution } from "./phases/round/contribute.ts";
import { contributeTogether } from "./phases/round/contributeTogether.ts";
import { mine } from "./phases/round/mine.ts";
import { nameFactor } from "./phases/round/nameFactor.ts";
import { passFor } from "./phases/round/passFor.ts";
import { sparedWords } from "./phases/sparedWords.ts";
import { describe } from "./phases/statement/describe.ts";
import { addRecipient } from "./referat/addRecipient.ts";
import { chooseEntries } from "./referat/chooseEntries.ts";
import { chooseParts } from "./referat/chooseParts.ts";
import { correctPlan } from "./referat/correctPlan.ts";
import { correctReferat } from "./referat/correctReferat.ts";
import { decideNames } from "./referat/decideNames.ts";
import { editSection } from "./referat/editSection.ts";
import { giveAddress } from "./referat/giveAddress.ts";
import { recipients } from "./referat/recipientsForm.ts";
import type { OpenDialog } from "./verbs.ts";

export { startDialog } from "./chat/start.ts";
export { type Because, formAgain, isWritten, keptText, sentence } from "./kit/again.ts";
export { wantsBoth, withBoth } from "./kit/twoTexts.ts";

const whileActive =
  (form: Form): Form<KnownMeeting> =>
  (ctx) =>
    form({ ...ctx, meeting: active(ctx.meeting) });

/** What the leader does with the referat when the meeting is over. */
const afterEnd =
  (form: Form<EndedMeeting>): Form<KnownMeeting> =>
  (ctx) =>
    form({ ...ctx, meeting: ended(ctx.meeting) });

/** The form that starts a meeting stands apart: there is no meeting to draw it from. */
const FORMS: Readonly<Record<MeetingDialog, Form<KnownMeeting>>> = {
  participant: whileActive(participant),
  withoutApp: whileActive(withoutAppForm),
  roles: whileActive(roles),
  handOver: whileActive(handOver),
  describe: whileActive(describe),
  contribute: whileActive(contribute),
  contributeTogether: whileActive(contributeTogether),
  mine: whileActive(mine),
  editContribution: whileActive(editContribution),
  allSaid: whileActive(allSaid),
  correctText: whileActive(correctText),
  hideWords: whileActive(hideWords),
  withdrawFactor: whileActive(withdrawFactor),
  nameFactor: whileActive(nameFactor),
  answerQuestion: whileActive(answerQuestion),
  wordStatusQuo: whileActive(wordStatusQuo),
  reserve: whileActive(reserve),
  answerFor: whileActive(answerFor),
  agreeTogether: whileActive(agreeTogether),
  passFor: whileActive(passFor),
  sparedWords: whileActive(sparedWords),
  mergeFactors: whileActive(mergeFactors),
  sortFactors: whileActive(sortFactors),
  vote: whileActive(vote),
  chooseFactors: whileActive(chooseFactors),
  takeTiltak: whileActive(takeTiltak),
  evaluate: whileActive(evaluate),
  reviewTiltak,
  decideNext,
  closeBrought,
  goBack: whileActive(goBack),
  lengthen: whileActive(lengthen),
  abort: whileActive(abort),
  editSection: afterEnd(editSection),
  chooseParts: afterEnd(chooseParts),
  correctPlan: afterEnd(correctPlan),
  recipients: afterEnd(recipients),
  addRecipient: afterEnd(addRecipient),
  chooseEntries: afterEnd(chooseEntries),
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
  if (request.dialog === "start" || request.dialog === "startFollowUp") throw new Refused("meetingActive");
  const { meeting } = ctx;
  const viewerId = requireParticipant(meeting, ctx.viewerId ?? "").id;
  for (const action of NEEDS[request.dialog]) requireMay(meeting, viewerId, action);
  return FORMS[request.dialog]({ ...ctx, viewerId, request });
}
