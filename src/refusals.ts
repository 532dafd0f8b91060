/** Why a command was turned down. Each code has one sentence in every målform, in `refusals.json` (`refusal.<code>`). */
export type RefusalCode = MeetingRefusal | EiningRefusal | EntryRefusal | FollowUpRefusal;

type EiningRefusal =
  | "einingUnknown"
  | "einingNameTaken"
  | "einingNumberInvalid"
  | "einingNumberTaken"
  | "einingFull"
  | "notEiningLeader"
  | "administratorsOnly"
  | "onlyInPrivate"
  | "roleMissing"
  | "addressTaken"
  | "addressRecognised"
  | "groupUnknown"
  | "groupNameTaken"
  | "daysOffBackwards"
  | "daysOffUnread"
  | "noFigures"
  | "topicsForLeaders"
  | "topicGone"
  | "listsFromLeaders"
  | "fileInPrivate"
  | "oneFileAtATime"
  | "fileKind"
  | "fileGone"
  | "fileTooLarge"
  | "fileNotRead"
  | "fileLater";

/** Before a meeting that follows up has begun. */
type FollowUpRefusal = "nothingToFollowUp" | "broughtMissing" | "tooManyBrought" | "broughtOfSeveral";

export type EntryRefusal =
  | "entryUnknown"
  | "entryClosed"
  | "notInEntry"
  | "notInEining"
  | "alreadyEvaluated"
  | "evaluateInPast"
  | "followsUnevaluated"
  | "tookPartMissing"
  | "levelTooLow"
  | "tiltakNotEvaluated"
  | "changedMeanwhile"
  | "tooManyTiltak"
  | "tooManyLysglimt"
  | "tooManyInformed"
  | "tooManyParties"
  | "entryFull"
  | "entryInPrivate"
  | "archiveAbsent"
  | "addressUnknown"
  | "addressOutside"
  | "tooManyAsked"
  | "craftAsks";

export type MeetingRefusal =
  // the meeting
  | "noMeeting"
  | "meetingActive"
  | "meetingEnded"
  | "meetingPaused"
  | "meetingGoesOn"
  | "endStands"
  | "notPaused"
  | "oldCard"
  | "wrongPhase"
  | "unknownAction"
  | "notOrganizer"
  | "notInPersonalChat"
  | "teamsMeetingNeeded"
  | "tooManyMeetings"
  // who
  | "notParticipant"
  | "notLeader"
  | "notLeaderOrSecretary"
  | "notViddevakt"
  | "notEmployee"
  | "evaluatedAlone"
  | "notAuthor"
  | "notYourTurn"
  | "notPresent"
  | "personUnknown"
  | "hasApp"
  | "leaderMustBeEmployee"
  | "describedByOther"
  | "alreadyLeader"
  | "takeOverNotAsked"
  | "leadingNotOffered"
  | "nobodyOffered"
  | "cantLead"
  | "tooManyParticipants"
  | "einingByLeader"
  | "guestCantLead"
  // viddevakt
  | "secretaryNeedsApp"
  | "viddevaktNotAsked"
  | "viddevaktIsLeader"
  // what is missing before the phase can be left
  | "viddevaktMissing"
  | "descriptionMissing"
  | "roundNotOver"
  | "roundOver"
  | "statusQuoMissing"
  | "statusQuoUnanswered"
  | "statusQuoNotConcluded"
  | "systemFactorNotChosen"
  | "proposalMissing"
  | "takenTiltakMissing"
  | "reviewFirst"
  | "tiltakGoesOn"
  | "tiltakHasEnded"
  | "entryGoesOn"
  | "noEarlierPhase"
  // content
  | "textMissing"
  | "textTooLong"
  | "numberOutOfRange"
  | "choiceMissing"
  | "groundsMissing"
  | "tooManyContributions"
  | "meetingFull"
  | "editedMeanwhile"
  | "nothingToUndo"
  | "sentenceChanged"
  | "tooOften"
  | "contributionUnknown"
  | "contributionWithdrawn"
  | "wordsNotFound"
  | "notAQuestion"
  | "factorUnknown"
  | "factorNotChosen"
  | "tiltakWithoutFactor"
  | "mergeNeedsTwo"
  | "tooManyVotes"
  | "tiltakUnknown"
  | "dateInvalid"
  | "startInPast"
  | "meetInPast"
  | "evaluateBeforeStart"
  | "responsibleMissing"
  | "nationalId"
  // asked about: the same command again, confirmed, goes through
  | "likelyName"
  | "longTiltak"
  | "actorBusy"
  | "factorHasProposals"
  | "turnsMissing"
  | "evaluationMissing"
  | "reviewMissing"
  | "nextMissing"
  // referat
  | "referatNotReady"
  | "referatSent"
  | "referatOnItsWay"
  | "mailNotFailed"
  | "addressInvalid"
  | "namesUndecided"
  | "planIncomplete"
  | "outsideAddress"
  | "tooManyOutside"
  | "tooManyMails"
  | "nothingCorrected"
  | "recipientsMissing"
  | "archiveNotFailed";

export type RefusalParams = Readonly<Record<string, string | number>>;

/** Codes that ask rather than refuse: the writer may confirm and send the same again. */
export const CONFIRMABLE: readonly RefusalCode[] = [
  "likelyName",
  "longTiltak",
  "actorBusy",
  "factorHasProposals",
  "turnsMissing",
  "evaluationMissing",
  "reviewMissing",
  "nextMissing",
  "outsideAddress",
];
