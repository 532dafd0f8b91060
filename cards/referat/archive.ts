/** Where the referat is on its way to the archive. Nothing where the unit archives by hand. */
import type { EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, container, execute, line, shortText } from "../kit/kit.ts";

export function archiveContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  if (meeting.referat.status !== "sent") return [];
  const { archive } = meeting.referat;
  switch (archive.status) {
    case "none":
      return [];
    case "queued":
      return [line(t("card.archive.queued", { number: archive.edition }))];
    case "delivered":
    case "awaitingReceipt": {
      const reference = shortText(archive.reference, 200);
      return [line(t(`card.archive.${archive.status}`, { number: archive.edition, reference }))];
    }
    case "failed": {
      const reason = t(`card.archive.fault.${archive.fault}`);
      const words = line(t("card.archive.failed", { number: archive.edition, reason }));
      const retry = execute(t("card.button.retryArchive"), "retryArchive", ctx);
      return [container([words, ...buttons(retry)], { style: "attention", spacing: "Medium" })];
    }
  }
}
