/** Sends figures as a sheet to whoever asked for them, and to nobody else. */
import type { EiningJobOf } from "../../einings/jobs.ts";
import { Refused, Unreachable } from "../../errors.ts";
import { figureSheets, type Sheet } from "../../figures/sheets.ts";
import { escapeMarkup } from "../../referat/escape.ts";
import { type MailContent, sizeOf } from "../../referat/mail.ts";
import { translator } from "../../text/text.ts";
import { einingStream } from "../einings/stream.ts";
import { type MailOnceParts, mailOnce } from "../mailOnce.ts";
import { messageIdOf } from "../messageId.ts";
import type { EiningStore } from "../ports/einings.ts";
import type { FiguresStore } from "../ports/figures.ts";
import type { Log } from "../ports/log.ts";
import { aboutOf } from "./about.ts";
import { readFigures, standpointOf } from "./reading.ts";

export interface MailFiguresParts extends MailOnceParts {
  readonly einings: { readonly store: Pick<EiningStore, "of"> };
  readonly figures: FiguresStore;
  /** Sheets as the bytes of a file. */
  readonly workbook: (sheets: readonly Sheet[]) => Promise<Uint8Array>;
  /** Right-hand part of message ids. */
  readonly mailDomain: string;
  readonly log: Log;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** As long as they may see them. Throws Unreachable where it is worth another try. */
export async function mailFigures(parts: MailFiguresParts, job: EiningJobOf<"figures">): Promise<void> {
  const { einingId, personId, request, askedAtMs: atMs } = job;
  const mine = await parts.einings.store.of(personId);
  const { person } = mine.find((one) => one.eining.einingId === einingId) ?? {};
  if (person?.email === undefined) return;
  const content = await contentOf(parts, job, standpointOf(mine));
  if (content === undefined) return;
  const to = { name: person.name, address: person.email };
  const messageId = messageIdOf("figures", [request, to.address], parts.mailDomain);
  try {
    const withRoom = async (room: number) =>
      sizeOf(content.attachments) <= room ? content : { ...content, attachments: [] };
    await mailOnce(parts, withRoom, { stream: einingStream(einingId), messageId, to, atMs });
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.permanent) throw error;
    parts.log.warn("figures.mailRefused", { reason: error.reason });
  }
}

/** Undefined where they may see them no more. */
async function contentOf(
  { figures, workbook }: MailFiguresParts,
  { scope, schoolYear, askedAtMs, målform }: EiningJobOf<"figures">,
  standpoint: ReturnType<typeof standpointOf>,
): Promise<MailContent | undefined> {
  const t = translator(målform);
  try {
    const read = await readFigures(figures, standpoint, { scope, schoolYear, entryByEntry: true }, askedAtMs);
    const about = aboutOf(t, read);
    const isWhole = read.eining !== undefined;
    const sheets = figureSheets({ figures: read.figures, isWhole, lines: read.lines, t });
    const name = t("figures.sheet.file", { year: about.year.replace("/", "-") });
    const paragraphs = [t("figures.mail.text", { ...about }), t("figures.mail.care")];
    return {
      subject: t("figures.mail.subject", { year: about.year }),
      text: `${paragraphs.join("\n\n")}\n`,
      html: `<!doctype html><html lang="${målform}"><head><meta charset="utf-8"></head><body>${paragraphs
        .map((one) => `<p>${escapeMarkup(one)}</p>`)
        .join("")}</body></html>`,
      attachments: [{ name: `${name}.xlsx`, contentType: XLSX, content: await workbook(sheets) }],
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}
