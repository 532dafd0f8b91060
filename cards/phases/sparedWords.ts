import { sparedIn } from "../../src/meeting/sparedWords.ts";
import { dialog, type Form, notice, send } from "../kit/formContext.ts";
import { choices, subtle, text } from "../kit/kit.ts";

/** A form must fit however many there are: the newest. */
const MOST_SHOWN = 100;

/** Words that were said to be no child: a tick that is taken away has one asked about again. */
export const sparedWords: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.sparedWords.title");
  const all = sparedIn(meeting);
  const words = all.slice(-MOST_SHOWN).toReversed();
  if (words.length === 0) return notice(ctx, title, "dialog.sparedWords.none");
  const kept = choices({
    id: "kept",
    label: t("dialog.sparedWords.label"),
    options: words.map((word) => ({ value: word, title: word })),
    value: words,
    many: true,
  });
  const body = [
    text(t("dialog.sparedWords.hint", { einingKind: meeting.info.einingKind })),
    kept,
    ...(all.length > words.length ? [subtle(t("dialog.notAll", { shown: words.length, count: all.length }))] : []),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "askAgain", { shown: words.join() })]);
};
