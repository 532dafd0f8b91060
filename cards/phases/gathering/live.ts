import { findPerson } from "../../../src/meeting/state.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { excerpt, subtle } from "../../kit/kit.ts";
import { type Act, does, opens, rarely } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { peopleContent, rolesContent } from "./content.ts";
import { openingContent } from "./opening.ts";

/** Who is here, and who has which role. */
export const gathering: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const settled = meeting.viddevakt.status === "accepted" || meeting.viddevakt.status === "waived";
  const [roles, withoutApp] = [
    opens(t("card.button.roles"), "roles"),
    opens(t("card.button.withoutApp"), "withoutApp"),
  ];
  return {
    content: [
      ...openingContent(ctx),
      subtle(t("card.roles.viddevakt")),
      rolesContent(ctx, true),
      ...peopleContent(ctx),
    ],
    everyone: [...answers(ctx), opens(t("card.button.teneste"), "participant")],
    acts: [
      roles,
      ...(settled ? [] : [rarely(does(t("card.button.withoutViddevakt"), "goWithoutViddevakt"))]),
      withoutApp,
    ],
    role: settled ? { beside: [withoutApp, roles] } : { step: roles, beside: [withoutApp] },
  };
};

/** Yes and no for the one who is asked; the name says whose buttons they are. */
function answers({ meeting, t }: ActiveContext): Act[] {
  if (meeting.viddevakt.status !== "asked") return [];
  const name = excerpt(findPerson(meeting, meeting.viddevakt.personId)?.name ?? "", 30);
  return [
    does(t("card.button.viddevaktYes", { name }), "answerViddevakt", { yes: true }),
    does(t("card.button.viddevaktNo", { name }), "answerViddevakt", { yes: false }),
  ];
}
