/** Which form about an eining a button asks for. */
import type { Dialog } from "../kit/context.ts";
import { daysOffForm } from "./daysOff.ts";
import { factsForm } from "./facts.ts";
import { groupForm } from "./group.ts";
import type { EiningContext, EiningForm } from "./kit.ts";
import { overview } from "./overview.ts";
import { personForm } from "./person.ts";
import type { EiningDialog } from "./request.ts";
import { topicsForm } from "./topics.ts";

export { newEining } from "./facts.ts";
export { einingList, LISTED } from "./list.ts";

/** Those that are about no single one stand apart. */
const FORMS: Readonly<Record<Exclude<EiningDialog, "einings" | "einingNew">, EiningForm>> = {
  eining: overview,
  einingFacts: factsForm,
  einingPerson: personForm,
  einingGroup: groupForm,
  einingDaysOff: daysOffForm,
  einingTopics: topicsForm,
};

/** Throws Refused where what it is about is gone. */
export function einingForm(dialog: keyof typeof FORMS, ctx: EiningContext): Dialog {
  return FORMS[dialog](ctx);
}
