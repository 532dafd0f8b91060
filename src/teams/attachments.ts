/** What a message has besides its text. */
import { z } from "zod";
import type { SentFile } from "../app/ports/sentFiles.ts";
import { oneLine } from "../text/oneLine.ts";
import { maybe } from "./account.ts";

const FILE = "application/vnd.microsoft.teams.file.download.info";
/** Longer than any name in OneDrive, and any address of its. */
const NAME_CHARS = 400;
const URL_CHARS = 8_000;

const text = maybe(z.string());

export const attachment = z.looseObject({
  contentType: z.string(),
  name: text,
  content: z.unknown().optional(),
});
type Attachment = z.infer<typeof attachment>;

const download = z.looseObject({ downloadUrl: maybe(z.string().min(1).max(URL_CHARS)), fileType: text });

/**
 * The files of a message. Teams describes them in private chats alone; elsewhere, and for some that lie in the cloud already, all
 * there is to see is a mark in the message's own HTML: a file without name and address.
 */
export function filesOf(attachments: readonly Attachment[]): readonly SentFile[] {
  const described = attachments.filter(({ contentType }) => contentType === FILE).map(fileOf);
  if (described.length > 0) return described;
  const isMarked = attachments.some(
    ({ contentType, content }) =>
      contentType === "text/html" && typeof content === "string" && /<attachment\b/i.test(content),
  );
  return isMarked ? [{ name: "" }] : [];
}

/** A message as HTML; empty where there is none. */
export function htmlOf(attachments: readonly Attachment[]): string {
  const html = attachments.find(({ contentType }) => contentType === "text/html")?.content;
  return typeof html === "string" ? html : "";
}

function fileOf({ name = "", content }: Attachment): SentFile {
  const { downloadUrl: url, fileType } = download.safeParse(content).data ?? {};
  const called = oneLine(name).slice(-NAME_CHARS);
  const ending = fileType === undefined || called.includes(".") ? "" : `.${fileType}`;
  return { name: `${called}${ending}`, ...(url === undefined ? {} : { url }) };
}
