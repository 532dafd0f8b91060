/** What one must be able to do for a form to be of use: its button is shown, and it opens, only then. */
import type { Action } from "../src/meeting/access.ts";
import type { DialogName } from "./verbs.ts";

/** The form that starts a meeting stands apart: there is no meeting yet in which one may or may not. */
export type MeetingDialog = Exclude<DialogName, "start">;

export const NEEDS: Readonly<Record<MeetingDialog, readonly Action[]>> = {
  more: [],
  participant: ["updateParticipant"],
  withoutApp: ["addWithoutApp"],
  roles: ["setRoles"],
  handOver: ["offerLeading"],
  describe: ["describe"],
  contribute: ["contribute"],
  contributeTogether: ["contributeTogether"],
  mine: ["contribute"],
  editContribution: ["editContribution"],
  allSaid: ["correctText"],
  correctText: ["correctText"],
  hideWords: ["hideWords"],
  withdrawFactor: ["withdrawContribution"],
  nameFactor: ["nameFactor"],
  answerQuestion: ["answerQuestion"],
  wordStatusQuo: ["wordStatusQuo"],
  reserve: ["reserve"],
  answerFor: ["agree", "actForOthers"],
  agreeTogether: ["agreeTogether"],
  passFor: ["pass", "actForOthers"],
  sparedWords: ["askAgain"],
  mergeFactors: ["mergeFactors"],
  sortFactors: ["judgeFactor"],
  vote: ["vote"],
  chooseFactors: ["chooseFactors"],
  takeTiltak: ["takeTiltak"],
  evaluate: ["evaluate"],
  goBack: ["goBack"],
  lengthen: ["lengthen"],
  abort: ["abort"],
  editSection: ["editSection"],
  chooseParts: ["chooseParts"],
  correctPlan: ["correctPlan"],
  recipients: ["leaveOutRecipient"],
  addRecipient: ["addRecipient"],
  chooseEntries: ["chooseEntries"],
  decideNames: ["decideNames"],
  correctReferat: ["correctReferat"],
  giveAddress: ["giveAddress"],
};
