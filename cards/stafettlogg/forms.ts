/** Which form about an entry a button asks for. */
import { Refused } from "../../src/errors.ts";
import { open } from "../../src/stafettlogg/state.ts";
import type { Dialog } from "../kit/context.ts";
import { entryForm } from "./entry.ts";
import { evaluateForm } from "./evaluate.ts";
import { fieldsForm } from "./fields.ts";
import { handOnForm } from "./handOn.ts";
import type { EntryContext, EntryForm } from "./kit.ts";
import { othersForm } from "./others.ts";
import { referatForm } from "./referat.ts";
import type { EntryDialog } from "./request.ts";
import { closeForm, followUpForm, lysglimtForm, transferForm } from "./small.ts";
import { tiltakForm } from "./tiltak.ts";

export { newEntry } from "./fields.ts";

/** One that is made stands apart. */
type Named = Exclude<EntryDialog, "entryNew">;

const FORMS: Readonly<Record<Named, EntryForm>> = {
  entry: entryForm,
  entryFields: fieldsForm,
  entryTiltak: tiltakForm,
  entryOthers: othersForm,
  entryReferat: referatForm,
  entryEvaluate: evaluateForm,
  entryLysglimt: lysglimtForm,
  entryTransfer: transferForm,
  entryHandOn: handOnForm,
  entryClose: closeForm,
  entryFollowUp: followUpForm,
};

/** Those who read may see a bright spot too. */
const FOR_READERS: readonly Named[] = ["entry", "entryLysglimt"];

/** Throws Refused where whoever asks could not send it: better told before they write than after. */
export function formAbout(dialog: Named, ctx: EntryContext): Dialog {
  if (dialog === "entryReferat") {
    if (!ctx.mayReadReferat) throw new Refused("notInEntry");
  } else if (!FOR_READERS.includes(dialog)) {
    if (!ctx.mayWrite) throw new Refused("notInEntry");
    open(ctx.entry);
  }
  return FORMS[dialog](ctx);
}
