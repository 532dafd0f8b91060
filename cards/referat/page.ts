/** The referat as it will stand, as a page: each part with the beginning of its text and a way to correct it. */
import { listed, partHeading } from "../../src/text/words.ts";
import type { EndedContext, SectionText } from "../kit/context.ts";
import {
  type Action,
  buttons,
  type CardElement,
  escapeMarkdown,
  excerpt,
  heading,
  openDialog,
  setApart,
  subtle,
  text,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { mendsFollowUp } from "./mendFollowUp.ts";

/** In UTF-16 units of JSON. */
const PAGE_BUDGET = 14_000;
/** One reads the pages in the pictures; here one finds what to correct. */
const BESIDE_PICTURES = 6000;
/** The plans are what the reader needs most of. */
const ROOM_FOR_TILTAK = 2;

export function pageContent(ctx: EndedContext): CardElement[] {
  const { t, referat = [], pages = [] } = ctx;
  const budget = pages.length === 0 ? PAGE_BUDGET : BESIDE_PICTURES;
  const add = openDialog(t("card.button.addRemark"), "editSection", ctx, { id: "remarks" });
  return [
    ...fitted(t, referat, budget, (part, limit) => partContent(ctx, part, limit)),
    ...leftOutContent(ctx),
    ...buttons(
      ...(referat.some((part) => part.section === "remarks") ? [] : [add]),
      openDialog(t("card.button.chooseParts"), "chooseParts", ctx),
    ),
  ];
}

/** What the meeting left, and the referat does not say. */
function leftOutContent({ t, meeting }: EndedContext): CardElement[] {
  const { partsLeftOut } = meeting.referat.work;
  if (partsLeftOut.length === 0) return [];
  const parts = listed(
    t,
    partsLeftOut.map((part) => `«${partHeading(t, part, meeting)}»`),
  );
  return [text(t("card.referat.partsLeftOut", { parts }), { separator: true, spacing: "Medium" })];
}

function partContent(ctx: EndedContext, part: SectionText, limit: number): CardElement {
  const { t } = ctx;
  const shown = excerpt(part.text, part.section === "tiltak" ? limit * ROOM_FOR_TILTAK : limit);
  const correct =
    part.section === "tiltak"
      ? [...correctsPlans(ctx), ...mendsFollowUp(ctx)]
      : [openDialog(t("card.button.editSection", { heading: part.heading }), "editSection", ctx, { id: part.section })];
  return setApart([
    heading(escapeMarkdown(part.heading)),
    ...(part.edited ? [subtle(t("card.referat.edited"))] : []),
    text(escapeMarkdown(bulleted(shown))),
    ...(shown === part.text ? [] : [subtle(t("card.referat.rest"))]),
    ...buttons(...correct),
  ]);
}

/** Lists as they are read; where they are written, a hyphen begins what is in one. */
function bulleted(plain: string): string {
  return plain.replaceAll(/^- /gm, "• ").replaceAll(/^ +- /gm, "– ");
}

function correctsPlans(ctx: EndedContext): Action[] {
  const { t, meeting } = ctx;
  const isPlanned = Object.keys(meeting.record.plans).length > 0;
  return isPlanned ? [openDialog(t("card.button.correctPlan"), "correctPlan", ctx)] : [];
}
