/** What those who may change an eining ask for, as a command to it. */
import type { EiningAction } from "../../../cards/einings/request.ts";
import type { Command, CommandBody } from "../../einings/commands.ts";
import type { Facts } from "../../einings/events.ts";
import { leads, mayKeepTopics } from "../../einings/may.ts";
import { folded, plainNumber } from "../../einings/names.ts";
import type { Eining } from "../../einings/state.ts";
import { Refused } from "../../errors.ts";
import type { PersonId } from "../../meeting/people.ts";
import { daysOffIn } from "../../text/daysOff.ts";
import type { EiningParts } from "../einings/ofMeeting.ts";
import { newEiningId } from "../einings/stream.ts";
import type { EiningRow } from "../ports/einings.ts";

/** Whoever asks, in the private chat. */
export interface Asker {
  readonly id: PersonId;
  readonly isAdministrator: boolean;
}

/** The eining, for those who may change something in it. Throws Refused: the same for one that is not there. */
export async function mayChange({ all }: EiningParts, einingId: string | undefined, asker: Asker): Promise<Eining> {
  const eining = einingId === undefined ? undefined : await all.find(einingId);
  if (asker.isAdministrator && eining === undefined) throw new Refused("einingUnknown");
  if (eining === undefined || !(asker.isAdministrator || leads(eining, asker.id))) throw new Refused("notEiningLeader");
  return eining;
}

/** The eining, for those who choose its topics. Throws Refused: the same for one that is not there. */
export async function mayTopics({ all }: EiningParts, einingId: string | undefined, { id }: Asker): Promise<Eining> {
  const eining = einingId === undefined ? undefined : await all.find(einingId);
  if (eining === undefined || !mayKeepTopics(eining, id)) throw new Refused("topicsForLeaders");
  return eining;
}

/** What an eining keeps for its next meeting. */
export const isAboutTopics = ({ verb }: EiningAction) => verb === "einingKeepTopic" || verb === "einingDropTopic";

/** Does what was asked, once for each `inboundId`. Gives the id of the eining and what it is like now. Throws Refused. */
export async function change(
  parts: EiningParts,
  action: EiningAction,
  asker: Asker,
  inboundId: string | undefined,
): Promise<{ readonly einingId: string; readonly eining: Eining }> {
  const { id: by, isAdministrator } = asker;
  const as = isAdministrator ? "administrator" : "member";
  if (action.verb === "einingFound") return found(parts, action, asker, inboundId);
  const before = await (isAboutTopics(action) ? mayTopics : mayChange)(parts, action.e, asker);
  const body = commandOf(action, before, isAdministrator);
  if (body.type === "describe") await requireFree(parts, body.facts, action.e);
  const drawn = "drawnAt" in action && action.drawnAt !== undefined ? { drawnAt: action.drawnAt } : {};
  const command: Command = { ...body, by, as, ...drawn };
  return { einingId: action.e, eining: await parts.all.handle(action.e, command, inboundId) };
}

type Found = Extract<EiningAction, { verb: "einingFound" }>;

async function found(parts: EiningParts, action: Found, { id: by, isAdministrator }: Asker, inboundId?: string) {
  if (!isAdministrator) throw new Refused("administratorsOnly");
  const { leaderName, email } = action;
  const facts = factsOf(action);
  const einingId = newEiningId({ ...facts, number: facts.number && plainNumber(facts.number) });
  await requireFree(parts, facts, einingId);
  const there = await parts.all.find(einingId);
  // The same form twice finds what it founded; else it is another, which has that number, or had that name.
  if (there !== undefined && folded(there.name) !== folded(facts.name))
    throw new Refused(facts.number === undefined ? "einingNameTaken" : "einingNumberTaken");
  const leader = leaderName.trim() === "" && email.trim() === "" ? {} : { leader: { name: leaderName, email } };
  const command: Command = { type: "found", facts, because: "administrator", ...leader, by, as: "administrator" };
  return { einingId, eining: await parts.all.handle(einingId, command, inboundId) };
}

/** Two of one name or number would be taken for each other where meetings and lists name them. */
async function requireFree({ store }: EiningParts, { name, number }: Facts, einingId: string): Promise<void> {
  const isOther = (row: EiningRow) => row.einingId !== einingId;
  if ((await store.named(name)).some(isOther)) throw new Refused("einingNameTaken");
  if (number !== undefined && (await store.numbered(plainNumber(number))).some(isOther))
    throw new Refused("einingNumberTaken");
}

function factsOf({ name, number, einingKind, målform }: Pick<Found, "name" | "number" | "einingKind" | "målform">) {
  const given = number.trim() === "" ? {} : { number };
  return { name, einingKind, målform, ...given };
}

type Change = Exclude<EiningAction, Found>;

function commandOf(action: Change, eining: Eining, isAdministrator: boolean): CommandBody {
  switch (action.verb) {
    case "einingDescribe": {
      // Others have no field for it: it stays as it is.
      const number = isAdministrator ? action.number : (eining.number ?? "");
      return { type: "describe", facts: factsOf({ ...action, number }) };
    }
    case "einingPerson": {
      const { key, name, email, roles, contactOf } = action;
      const standing = { name, email, roles, contactOf };
      return key ? { type: "changePerson", key, ...standing } : { type: "addPerson", person: standing };
    }
    case "einingRemovePerson":
      return { type: "removePerson", key: action.key };
    case "einingGroup": {
      const { key, name, members } = action;
      return { type: "setGroup", name, members, ...(key ? { id: key } : {}) };
    }
    case "einingDissolveGroup":
      return { type: "dissolveGroup", id: action.key };
    case "einingDaysOff":
      return { type: "setDaysOff", daysOff: daysOffIn(action.text) };
    case "einingKeepTopic": {
      const { text, confirmed, noChild } = action;
      return { type: "keepTopic", text, confirmed, noChild };
    }
    case "einingDropTopic":
      return { type: "dropTopic", id: action.key };
  }
}
