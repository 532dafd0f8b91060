/** The inboxes: the .eml files that the bot writes into a folder, read as a mail program would read them. */
import { type FSWatcher, watch } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import type { MailView } from "../api/views.ts";

export interface RoomFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

interface Mail {
  readonly id: string;
  readonly email: Email;
  readonly files: readonly RoomFile[];
}

export class Mailbox {
  readonly #folder: string;
  readonly #onChange: () => void;
  /** By file name. A mail is never changed once it is there: the bot moves whole files into place. */
  readonly #mails = new Map<string, Mail>();
  #watcher: FSWatcher | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** `onChange` is called when the set of mails has changed. */
  constructor(folder: string, onChange: () => void) {
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Begins to watch the folder (made if missing) and reads what is in it. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    this.#watcher = watch(this.#folder, () => void this.read());
    await this.read();
  }

  close(): void {
    this.#watcher?.close();
  }

  /** How many mails an address has got. */
  count(address: string | undefined): number {
    return this.inbox(address).length;
  }

  /** Reads what is new in the folder. Happens by itself too, shortly after the bot has written. */
  read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readFolder());
    return this.#reading;
  }

  /** The mails to an address, newest first. */
  inbox(address: string | undefined): readonly MailView[] {
    const mine = [...this.#mails.values()].filter((mail) => address !== undefined && isTo(mail, address));
    return mine.map(view).sort((a, b) => b.dateMs - a.dateMs);
  }

  /** The mail's HTML, its embedded pictures written into it; undefined when it isn't in this inbox or has none. */
  html(address: string | undefined, id: string): string | undefined {
    const { email } = this.#find(address, id) ?? {};
    return email?.html?.replace(/(["'])cid:([^"']+)\1/g, (whole, quote: string, cid: string) => {
      const picture = email.attachments.find((one) => one.contentId === `<${cid}>`);
      if (!picture?.mimeType.startsWith("image/")) return whole;
      return `${quote}data:${picture.mimeType};base64,${Buffer.from(bytes(picture.content)).toString("base64")}${quote}`;
    });
  }

  attachment(address: string | undefined, id: string, index: number): RoomFile | undefined {
    return this.#find(address, id)?.files[index];
  }

  #find(address: string | undefined, id: string): Mail | undefined {
    const mail = this.#mails.get(id);
    return mail && address !== undefined && isTo(mail, address) ? mail : undefined;
  }

  async #readFolder(): Promise<void> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => /^[^.].*\.eml$/.test(name));
    const gone = [...this.#mails.keys()].filter((name) => !names.includes(name));
    const added = names.filter((name) => !this.#mails.has(name));
    for (const name of gone) this.#mails.delete(name);
    for (const name of added) {
      const source = await readFile(join(this.#folder, name)).catch(() => undefined);
      if (!source) continue;
      const email = await PostalMime.parse(source);
      this.#mails.set(name, { id: name, email, files: filesOf(email) });
    }
    if (gone.length + added.length > 0) this.#onChange();
  }
}

/** Embedded pictures belong to the text and aren't listed. */
function filesOf(email: Email): readonly RoomFile[] {
  return email.attachments
    .filter((one) => !one.related)
    .map((one) => ({ name: one.filename ?? "", contentType: one.mimeType, content: bytes(one.content) }));
}

function bytes(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
}

function isTo({ email }: Mail, address: string): boolean {
  return (email.to ?? []).some((one) => one.address?.toLowerCase() === address.toLowerCase());
}

function view({ id, email, files }: Mail): MailView {
  return {
    id,
    dateMs: email.date ? Date.parse(email.date) : 0,
    from: email.from?.name || email.from?.address || "",
    to: (email.to ?? []).map((one) => one.name || one.address).join(", "),
    subject: email.subject ?? "",
    text: email.text ?? "",
    hasHtml: email.html !== undefined,
    attachments: files.map(({ name, contentType, content }) => ({ name, contentType, bytes: content.byteLength })),
  };
}
