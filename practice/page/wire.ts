/** Talks to the room's server; see `../api/`. */
import type * as answers from "../api/answers.ts";
import type * as requests from "../api/requests.ts";
import type * as views from "../api/views.ts";

/** What is sent to each address, and what comes back. */
interface Calls {
  readonly say: readonly [requests.SayRequest, answers.SayAnswer];
  readonly press: readonly [requests.PressRequest, answers.Answer];
  readonly submit: readonly [requests.SubmitRequest, answers.Answer];
  readonly people: readonly [requests.NewPerson, views.PersonView];
  readonly presence: readonly [requests.PresenceRequest, answers.Done];
  readonly app: readonly [requests.AppRequest, answers.Done];
  readonly meeting: readonly [requests.MeetingRequest, answers.Done];
  readonly others: readonly [requests.OthersRequest, answers.Done];
  readonly step: readonly [requests.StepRequest, answers.StepAnswer];
  readonly bot: readonly [requests.BotRequest, answers.Done];
  readonly clock: readonly [requests.ClockRequest, answers.Done];
  readonly skip: readonly [requests.SkipRequest, answers.Done];
  readonly reset: readonly [requests.ResetRequest, answers.Done];
}

/** The room couldn't do it; `offline` when it didn't answer as the room does. */
export class Fault extends Error {
  readonly code: answers.ApiFault["error"]["code"] | "offline";

  constructor(code: Fault["code"]) {
    super(code);
    this.code = code;
  }
}

/** Throws Fault. */
export async function send<Path extends keyof Calls>(path: Path, body: Calls[Path][0]): Promise<Calls[Path][1]> {
  const headers = { "content-type": "application/json" };
  return answerOf(await reach(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** A person's mails, newest first. Throws Fault. */
export async function readMails(personId: string): Promise<readonly views.MailView[]> {
  return answerOf(await reach(`/api/mails?${new URLSearchParams({ person: personId })}`));
}

/** The address of a mail's own HTML. */
export function mailHtmlUrl(person: string, mail: string): string {
  return `/api/mails/html?${new URLSearchParams({ person, mail })}`;
}

/** To download; with `show`, a PDF to be shown in the page. */
export function attachmentUrl(person: string, mail: string, index: number, show = ""): string {
  return `/api/mails/attachment?${new URLSearchParams({ person, mail, index: String(index), ...(show && { show }) })}`;
}

/** What the archive has got, newest first. Throws Fault. */
export async function readArchive(): Promise<readonly views.PackageView[]> {
  return answerOf(await reach("/api/archive"));
}

export function archiveFileUrl(packageId: string, name: string, show = ""): string {
  return `/api/archive/file?${new URLSearchParams({ package: packageId, name, ...(show && { show }) })}`;
}

export interface Listener {
  onChange(change: views.RoomChange): void;
  onContact(connected: boolean): void;
}

const AGAIN_AFTER_MS = 2_000;

/** Listens to the room as `personId` sees it (the organizer without one), until the returned function is called. */
export function listen(personId: string | undefined, { onChange, onContact }: Listener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const one = new EventSource(`/api/stream${personId ? `?${new URLSearchParams({ person: personId })}` : ""}`);
    one.addEventListener("open", () => onContact(true));
    one.addEventListener("message", ({ data }) => onChange(JSON.parse(data)));
    one.addEventListener("error", () => {
      onContact(false);
      // The browser tries again by itself, unless the server answered with something other than a stream.
      if (one.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => {
        source = open();
      }, AGAIN_AFTER_MS);
    });
    return one;
  }

  return () => {
    clearTimeout(timer);
    source.close();
  };
}

async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new Fault("offline");
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Answer;
  throw new Fault((body as Partial<answers.ApiFault> | undefined)?.error?.code ?? "offline");
}
