/** The mail and the archive package of an edition, made from the document as it was sent. */
import { LRUCache } from "lru-cache";
import type { ArchiveSettings } from "../../arkivmelding/input.ts";
import { type ArchivePackage, archivePackage } from "../../arkivmelding/package.ts";
import { toldOfEvaluation } from "../../meeting/afterwards/recipients.ts";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { PersonId } from "../../meeting/people.ts";
import { type EndedMeeting, findPerson } from "../../meeting/state.ts";
import { composeMail, fileName, type MailContent } from "../../referat/mail.ts";
import { type Block, meetingKind, type ReferatDocument } from "../../referat/model.ts";
import { evaluationBlocks } from "../../referat/sectionTexts.ts";
import { type Translate, translator } from "../../text/text.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import type { RenderedReferat, Renderer } from "../ports/rendering.ts";
import type { Meetings } from "./meetings.ts";
import { meetingStream } from "./stream.ts";

export interface ReferatFiles {
  /**
   * The mail, with attachments of at most `room` bytes. It is the same for all but those of the unit who are not in Teams: the
   * evaluation, which the others have in private, is in theirs. Throws where the edition was never sent.
   */
  mail(meetingId: string, edition: number, room?: number, personId?: PersonId): Promise<MailContent>;
  package(meetingId: string, edition: number, settings: ArchiveSettings): Promise<ArchivePackage>;
}

interface Parts {
  readonly store: Pick<MeetingStore, "edition">;
  readonly meetings: Meetings;
  readonly renderer: Renderer;
}

interface Made {
  readonly document: ReferatDocument;
  readonly files: RenderedReferat;
}

/** Editions whose files are kept; each is most of a megabyte, and all its mails go out in one go. */
const KEPT = 3;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** For one of the unit who can't be told in private; nothing where the referat has it. */
function evaluationFor(meeting: EndedMeeting, personId: PersonId | undefined, t: Translate): Block[] {
  const reader = toldOfEvaluation(meeting).find(({ id, hasApp }) => id === personId && !hasApp);
  if (reader === undefined || !meeting.referat.work.partsLeftOut.includes("evaluation")) return [];
  const { einingKind } = meeting.info;
  return [
    { kind: "heading", level: 1, text: t("card.evaluation.result") },
    { kind: "paragraph", text: t("referat.mail.evaluation", { einingKind }) },
    ...evaluationBlocks(meeting),
  ];
}

export function referatFiles({ store, meetings, renderer }: Parts): ReferatFiles {
  const kept = new LRUCache<string, Promise<Made>>({ max: KEPT });

  async function make(meetingId: string, edition: number): Promise<Made> {
    const document = await store.edition(meetingStream(meetingId), edition);
    if (document === undefined) throw new Error("the edition was never sent");
    return { document, files: await renderer.render(document) };
  }

  /** Made once; what failed is made again the next time it is asked for. */
  async function made(meetingId: string, edition: number): Promise<Made> {
    const key = `${meetingId} ${edition}`;
    const before = kept.get(key);
    const files = before && (await before.catch(() => undefined));
    if (files !== undefined) return files;
    const making = make(meetingId, edition);
    kept.set(key, making);
    return making;
  }

  return {
    async mail(meetingId, edition, room, personId) {
      const { document, files } = await made(meetingId, edition);
      const meeting = await meetings.find(meetingId);
      const t = translator(document.language === "nb-NO" ? "nb" : "nn");
      const name = fileName(document, t);
      const parts = {
        document,
        pictures: files.pictures,
        pdf: { name: `${name}.pdf`, contentType: "application/pdf", content: files.pdf },
        docx: { name: `${name}.docx`, contentType: DOCX, content: files.docx },
        leaderName: meeting === undefined ? "" : (findPerson(meeting, meeting.leaderId)?.name ?? ""),
        forYou: meeting?.status === "ended" && edition === 1 ? evaluationFor(meeting, personId, t) : [],
      };
      return composeMail(parts, t, room);
    },

    async package(meetingId, edition, settings) {
      const { document, files } = await made(meetingId, edition);
      const meeting = await meetings.find(meetingId);
      if (meeting?.status !== "ended" || meeting.referat.status !== "sent")
        throw new Error("the edition was never sent");
      const sent = meeting.referat.editions.find((e) => e.number === edition) ?? newestEdition(meeting.referat);
      const corrects = meeting.referat.archived.findLast((number) => number < edition);
      const t = translator(meeting.info.målform);
      return archivePackage({
        stream: meetingStream(meetingId),
        id: meetingId,
        edition,
        ...(corrects === undefined ? {} : { corrects }),
        title: document.title,
        publicTitle: t("referat.publicTitle", { kind: meetingKind(document), eining: document.eining }),
        date: document.date,
        eining: document.eining,
        leaderName: findPerson(meeting, meeting.leaderId)?.name ?? "",
        sentAtMs: sent.sentAtMs,
        pdf: files.pdf,
        docx: files.docx,
        settings,
      });
    },
  };
}
