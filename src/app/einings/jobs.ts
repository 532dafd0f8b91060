/** Carries out the jobs for einings. Everything here may run twice: the second time changes nothing. */
import { einingJobFromStored } from "../../stored/einings/jobs.ts";
import { type MailFiguresParts, mailFigures } from "../figures/mail.ts";
import type { QueuedJob } from "../ports/jobs.ts";

export function einingWorker(parts: MailFiguresParts): (job: QueuedJob) => Promise<void> {
  return ({ body }) => mailFigures(parts, einingJobFromStored(body));
}
