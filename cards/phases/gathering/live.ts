import { findPerson } from "../../../src/meeting/state.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { type Action, excerpt, execute, openDialog, subtle } from "../../kit/kit.ts";
import { does, opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { peopleContent, rolesContent } from "./content.ts";

/** Who is here, and who has which role. */
export const gathering: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const settled = meeting.viddevakt.status === "accepted" || meeting.viddevakt.status === "waived";
  return {
    content: [subtle(t("card.roles.viddevakt")), rolesContent(ctx, true), ...peopleContent(ctx)],
    everyone: [...answers(ctx), openDialog(t("card.button.teneste"), "participant", ctx)],
    acts: [
      opens(t("card.button.roles"), "roles", "askViddevakt"),
      ...(settled ? [] : [does(t("card.button.withoutViddevakt"), "goWithoutViddevakt")]),
      opens(t("card.button.withoutApp"), "withoutApp", "addWithoutApp"),
    ],
  };
};

/** Yes and no for the one who is asked; the name says whose buttons they are. */
function answers(ctx: ActiveContext): Action[] {
  const { meeting, t } = ctx;
  if (meeting.viddevakt.status !== "asked") return [];
  const name = excerpt(findPerson(meeting, meeting.viddevakt.personId)?.name ?? "", 30);
  return [
    execute(t("card.button.viddevaktYes", { name }), "answerViddevakt", ctx, { yes: true }),
    execute(t("card.button.viddevaktNo", { name }), "answerViddevakt", ctx, { yes: false }),
  ];
}
