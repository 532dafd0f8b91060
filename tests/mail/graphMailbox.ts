/** One mailbox as Graph shows it: sendMail, drafts, attachments in ranges, and the copy in Sent Items. */
import { type Asked, graphError, type Reply } from "./graphWire.ts";

/** Graph's own limit for a request, in bytes. */
const REQUEST_BYTES = 4_000_000;
/** From here on a file goes up in ranges. */
const INLINE_BYTES = 3_000_000;
const RANGE_BYTES = 4 * 1024 * 1024;

export interface SentAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly contentBytes: string;
  readonly isInline?: boolean;
  readonly contentId?: string;
}

export interface MailMessage extends Record<string, unknown> {
  readonly internetMessageId: string;
  readonly subject: string;
  readonly body: { readonly contentType: string; readonly content: string };
  readonly from?: { readonly emailAddress: { readonly name: string; readonly address: string } };
  readonly toRecipients: readonly { readonly emailAddress: { readonly name: string; readonly address: string } }[];
  readonly attachments: readonly SentAttachment[];
}

interface Item {
  id: string;
  /** `transit`: sending was asked for, and the message still looks like a draft. */
  status: "draft" | "transit" | "sent";
  readonly message: MailMessage;
  readonly attachments: SentAttachment[];
}

interface Upload {
  readonly item: Item;
  readonly file: {
    readonly name: string;
    readonly contentType: string;
    readonly size: number;
    isInline?: boolean;
    contentId?: string;
  };
  readonly parts: Buffer[];
}

export class GraphMailbox {
  /** What was delivered to people, in order; a mail that goes out twice stands here twice. */
  readonly delivered: MailMessage[] = [];
  /** Mails that came by sendMail, as they were asked for. */
  readonly sendMails: { readonly message: MailMessage; readonly saveToSentItems: boolean }[] = [];
  /** What may be had in all for one message; Exchange's own default is 35 MB. */
  messageBytes = 35_000_000;
  /** Sending takes its time: a message looks like a draft until `settle`, and would go out again if sent again. */
  slow = false;
  /** The documentation says both: an immutable id stays when a draft is sent, or it does not. */
  idStays = false;
  /** Exchange refuses another sender than the mailbox itself. */
  refusesFrom = false;
  readonly #items: Item[] = [];
  readonly #uploads = new Map<string, Upload>();
  #made = 0;

  get drafts(): number {
    return this.#items.filter((item) => item.status === "draft").length;
  }

  get sentItems(): number {
    return this.#items.filter((item) => item.status === "sent").length;
  }

  /** Whoever reads the mailbox empties Drafts, or Sent Items. */
  empty(status: "draft" | "sent"): void {
    for (const item of this.#items.filter((i) => i.status === status)) this.#items.splice(this.#items.indexOf(item), 1);
  }

  /** What was on its way has left. */
  settle(): void {
    for (const item of this.#items.filter((i) => i.status === "transit")) this.#leaves(item);
  }

  /** `rest` is what stands behind `/users/{sender}`. */
  answer(asked: Asked, rest: string, mayWrite: boolean): Reply {
    const { method } = asked;
    if (asked.body.length > REQUEST_BYTES) {
      return { status: 413, body: graphError("RequestEntityTooLarge", "The request body is too large.") };
    }
    if (rest === "/sendMail") return this.#sendMail(JSON.parse(asked.body.toString()));
    if (!mayWrite) return { status: 403, body: graphError("ErrorAccessDenied", "Access is denied.") };
    if (rest === "/messages") return method === "POST" ? this.#create(asked) : this.#find(asked);
    const [, id = "", action = ""] = /^\/messages\/([^/]+)\/?(.*)$/.exec(rest) ?? [];
    const item = this.#items.find((i) => i.id === decodeURIComponent(id));
    if (item === undefined) {
      return { status: 404, body: graphError("ErrorItemNotFound", "The specified object was not found in the store.") };
    }
    if (method === "GET") return { status: 200, body: shown(item) };
    if (method === "DELETE") {
      this.#items.splice(this.#items.indexOf(item), 1);
      return { status: 204, body: "" };
    }
    if (action === "send") return this.#send(item);
    if (action === "attachments") return this.#attach(item, JSON.parse(asked.body.toString()));
    return this.#session(item, JSON.parse(asked.body.toString()), asked.origin);
  }

  /** A range of a file, to the address that the session gave; it takes no token. */
  range(token: string, asked: Asked): Reply {
    const upload = this.#uploads.get(token);
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(asked.headers["content-range"]));
    if (upload === undefined || range === null) return { status: 404, body: graphError("ErrorItemNotFound", "") };
    const [from = 0, to = 0, size = 0] = range.slice(1).map(Number);
    const has = upload.parts.reduce((sum, part) => sum + part.length, 0);
    const right = from === has && to - from + 1 === asked.body.length && size === upload.file.size;
    if (!right || asked.headers.authorization !== undefined || asked.body.length > RANGE_BYTES) {
      return { status: 400, body: graphError("ErrorInvalidRequest", "The range is not right.") };
    }
    upload.parts.push(asked.body);
    if (to + 1 < size) return { status: 200, body: { nextExpectedRanges: [String(to + 1)] } };
    const { name, contentType, isInline, contentId } = upload.file;
    upload.item.attachments.push({
      name,
      contentType,
      contentBytes: Buffer.concat(upload.parts).toString("base64"),
      ...(isInline ? { isInline, contentId: contentId ?? "" } : {}),
    });
    return { status: 201, body: "" };
  }

  #sendMail(mail: { message: MailMessage; saveToSentItems: boolean }): Reply {
    const refusal = this.#refusal(mail.message, mail.message.attachments);
    if (refusal !== undefined) return refusal;
    this.sendMails.push(mail);
    this.delivered.push(mail.message);
    return { status: 202, body: "" };
  }

  #refusal(message: MailMessage, attachments: readonly SentAttachment[]): Reply | undefined {
    if (this.refusesFrom && message.from !== undefined) {
      const words = "The user account which was used to submit this request does not have the right to send mail.";
      return { status: 403, body: graphError("ErrorSendAsDenied", words) };
    }
    const wrong = message.toRecipients.find((to) => !/^[^@\s]+@[^@\s]+$/.test(to.emailAddress.address));
    if (wrong) {
      const words = `At least one recipient is not valid., Recipient '${wrong.emailAddress.address}' is not resolved.`;
      return { status: 400, body: graphError("ErrorInvalidRecipients", words) };
    }
    const bytes = attachments.reduce((sum, file) => sum + file.contentBytes.length, 0);
    if (bytes > this.messageBytes) {
      return { status: 413, body: graphError("ErrorMessageSizeExceeded", "The message exceeds the maximum size.") };
    }
    return undefined;
  }

  #create(asked: Asked): Reply {
    if (!/IdType="ImmutableId"/.test(String(asked.headers.prefer))) {
      return { status: 400, body: graphError("StandIn", "Ids that change are of no use.") };
    }
    const message = JSON.parse(asked.body.toString()) as MailMessage;
    const item: Item = { id: this.#newId(), status: "draft", message, attachments: [...(message.attachments ?? [])] };
    this.#items.push(item);
    return { status: 201, body: shown(item) };
  }

  #find(asked: Asked): Reply {
    const [, id] = /^internetMessageId eq '(<[^']+>)'$/.exec(asked.query.get("$filter") ?? "") ?? [];
    const value = this.#items.filter((item) => item.message.internetMessageId === id).map(shown);
    return { status: 200, body: { value } };
  }

  #send(item: Item): Reply {
    if (item.status === "sent") {
      return { status: 400, body: graphError("ErrorInvalidOperation", "The message is not a draft.") };
    }
    const refusal = this.#refusal(item.message, item.attachments);
    if (refusal !== undefined) return refusal;
    this.delivered.push({ ...item.message, attachments: item.attachments });
    item.status = "transit";
    if (!this.slow) this.#leaves(item);
    return { status: 202, body: "" };
  }

  #leaves(item: Item): void {
    item.status = "sent";
    if (!this.idStays) item.id = this.#newId();
  }

  #attach(item: Item, file: SentAttachment): Reply {
    if (Buffer.from(file.contentBytes, "base64").length >= INLINE_BYTES) {
      return { status: 413, body: graphError("ErrorAttachmentSizeLimitExceeded", "The attachment is too large.") };
    }
    item.attachments.push(file);
    return { status: 201, body: { id: this.#newId() } };
  }

  #session(item: Item, { AttachmentItem }: { AttachmentItem: Upload["file"] }, origin: string): Reply {
    if (AttachmentItem.size < INLINE_BYTES) {
      return { status: 400, body: graphError("ErrorAttachmentSizeShouldNotBeLessThanMinimumSize", "Too small.") };
    }
    const token = this.#newId();
    this.#uploads.set(token, { item, file: AttachmentItem, parts: [] });
    return { status: 201, body: { uploadUrl: `${origin}/upload/${token}`, nextExpectedRanges: ["0-"] } };
  }

  #newId(): string {
    this.#made += 1;
    return `AAkALgAA_${this.#made}=`;
  }
}

function shown({ id, message, status }: Item) {
  return { id, internetMessageId: message.internetMessageId, isDraft: status !== "sent" };
}
