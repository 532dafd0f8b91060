import { FROM_OUTSIDE } from "../../practice/room/cast.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import { passingByIn } from "./passingBy.ts";
import { playEach } from "./played.ts";

playEach("who is there, and what Teams tells of them", [
  { name: "lists and single members name the directory id differently", quirks: { listIds: "objectId" } },
  { name: "only «aadObjectId» is told", quirks: { listIds: "aadObjectId" } },
  { name: "both names are told", quirks: { listIds: "both", memberIds: "both", changeIds: "both" } },
  { name: "guest, other tenant, no name and anonymous take part", outside: FROM_OUTSIDE },
  { name: "no joining and leaving is told", quirks: { events: "none" } },
  { name: "«Meet now»: not even start and end are told", quirks: { events: "meetNow" } },
  { name: "those who are not in the call can't be found", quirks: { participant: "inCall" }, absenceBy: "teams" },
  { name: "who is in the call is refused, and the leader says it", quirks: { participant: 403 } },
  { name: "who is in the call is not known, and the leader says it", quirks: { participant: 404 } },
  { name: "role and presence are null, and the leader says who is there", quirks: { participant: "null" } },
  {
    name: "some can't be written to in private, each for another reason",
    quirks: {
      blocked: {
        [PEOPLE.viddevakt]: "ConversationBlockedByUser",
        [PEOPLE.torstein]: "MessageWritesBlocked",
        [PEOPLE.ppt]: "BotDisabledByAdmin",
      },
    },
  },
  {
    name: "things are told in another order, and more than once",
    quirks: { order: "mixed", participant: 403 },
    onPhase: passingByIn("statusQuo"),
  },
  { name: "activities don't tell what kind of chat they are from", quirks: { kindOfChat: "untold" } },
  { name: "the bot has been registered anew, and knows ids of before", quirks: { registration: "renewed" } },
  { name: "nobody is told of by the roster, but by the call", quirks: { roster: 404 }, knownBy: "pressing" },
  {
    name: "nobody is told of, and people are known by what they do",
    quirks: { roster: 403, participant: 403, events: "none" },
    knownBy: "pressing",
  },
  { name: "rosters have no addresses", quirks: { emails: "untold" } },
]);
