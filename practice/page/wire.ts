/** Talks to the room's server; see `../api.ts`. */
import type * as api from "../api.ts";

/** What is sent to each address, and what comes back. */
interface Calls {
  readonly say: readonly [api.SayRequest, api.SayAnswer];
  readonly press: readonly [api.PressRequest, api.Answer];
  readonly submit: readonly [api.SubmitRequest, api.Answer];
  readonly people: readonly [api.NewPerson, api.PersonView];
  readonly presence: readonly [api.PresenceRequest, api.Done];
  readonly app: readonly [api.AppRequest, api.Done];
  readonly meeting: readonly [api.MeetingRequest, api.Done];
  readonly others: readonly [api.OthersRequest, api.Done];
  readonly step: readonly [api.StepRequest, api.StepAnswer];
  readonly bot: readonly [api.BotRequest, api.Done];
  readonly clock: readonly [api.ClockRequest, api.Done];
  readonly reset: readonly [api.ResetRequest, api.Done];
}

/** The room couldn't do it; `offline` when it didn't answer as the room does. */
export class Fault extends Error {
  readonly code: api.ApiFault["error"]["code"] | "offline";

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
export async function readMails(personId: string): Promise<readonly api.MailView[]> {
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

export interface Listener {
  onChange(change: api.RoomChange): void;
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
  throw new Fault((body as Partial<api.ApiFault> | undefined)?.error?.code ?? "offline");
}
