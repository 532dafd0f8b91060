import { statusQuoContent } from "../content/statusQuo.ts";
import type { ActiveContext } from "../context.ts";
import { type Action, execute, openDialog } from "../kit.ts";
import { type DrawPart, someWithoutApp } from "./part.ts";

/** One sentence, and everybody's answer to it. */
export const statusQuo: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const worded = meeting.record.statusQuo !== undefined;
  return {
    content: statusQuoContent(ctx),
    everyone: worded
      ? [execute(t("card.button.agree"), "agree", ctx), openDialog(t("card.button.reserve"), "reserve", ctx)]
      : [],
    leader: [
      openDialog(t(worded ? "card.button.wordAgain" : "card.button.word"), "wordStatusQuo", ctx),
      ...(worded && someWithoutApp(ctx) ? [openDialog(t("card.button.answerFor"), "answerFor", ctx)] : []),
      ...conclude(ctx),
    ],
  };
};

/** With reservations the leader has to conclude (DOMAIN §3 step 6). */
function conclude(ctx: ActiveContext): Action[] {
  const { meeting, t } = ctx;
  const { statusQuo } = meeting.record;
  const reserved = Object.values(statusQuo?.answers ?? {}).some((a) => !a.agrees);
  return reserved && statusQuo?.concluded === false
    ? [execute(t("card.button.conclude"), "concludeStatusQuo", ctx)]
    : [];
}
