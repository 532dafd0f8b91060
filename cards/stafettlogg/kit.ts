/** What forms about entries are drawn from, and the buttons that they have. */
import type { Eining } from "../../src/einings/state.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import type { OtherTiltak } from "../../src/stafettlogg/fromMeeting.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import type { CraftCode } from "../../src/stafettlogg/tiltak.ts";
import type { Translate } from "../../src/text/text.ts";
import { type About, goesToAbout, opensAbout, pressesAbout, sendsAbout } from "../kit/aboutButtons.ts";
import type { Dialog } from "../kit/context.ts";
import { type Action, type CardElement, toggle } from "../kit/kit.ts";
import { type EntryDialog, type EntryRequest, type EntryVerb, KEEP } from "./request.ts";

export interface StairImage {
  readonly dataUri: string;
  readonly alt: string;
}

/** What a referat consists of, as it is read in a form. */
export type ReferatPart =
  | { readonly kind: "heading"; readonly text: string; readonly isSection: boolean }
  | { readonly kind: "text"; readonly text: string; readonly standsOut?: boolean }
  | { readonly kind: "facts"; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: "list"; readonly items: readonly { readonly text: string; readonly items: readonly string[] }[] };

export interface EntryContext {
  readonly entryId: string;
  readonly entry: Entry;
  readonly eining: Eining;
  readonly viewerId: PersonId;
  readonly mayWrite: boolean;
  /** There is an archive, and it is for them to hand the entry to it. */
  readonly mayArchive: boolean;
  readonly request: EntryRequest;
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
  /** What was proposed in its meetings and not taken; only the forms that take one up need them. */
  readonly others?: readonly OtherTiltak[] | undefined;
  /** They lead the eining, and may read the referat of its meetings. */
  readonly mayReadReferat?: boolean;
  /** That referat; only the form that shows it needs it. */
  readonly referat?: { readonly title: string; readonly parts: readonly ReferatPart[] } | undefined;
  /** What was tried, drawn; absent where it could not be. */
  readonly stair?: StairImage | undefined;
  readonly t: Translate;
}

export type EntryForm = (ctx: EntryContext) => Dialog;

/** On a card: opens a form. */
export const opensEntry: (title: string, dialog: EntryDialog, about?: About) => Action = opensAbout;
/** In a form: goes on to another one. */
export const goesTo: (title: string, dialog: EntryDialog, about?: About) => Action = goesToAbout;
/** Does what it says, whatever is filled in. */
export const pressesEntry: (title: string, verb: EntryVerb, about?: About) => Action = pressesAbout;

/** Sends what is filled in. */
export const sendsEntry: (title: string, verb: EntryVerb, about?: About) => Action = sendsAbout;

/** One short question each, with «behald slik» beside it. */
export function craftQuestions(t: Translate, asked: readonly CraftCode[] = []): CardElement[] {
  return asked.map((code) => toggle({ id: `${KEEP}${code}`, label: t(`craft.${code}`), title: t("craft.keep") }));
}
