/**
 * Files that people send in the private chat lie in their own OneDrive; Teams hands the bot an address that opens without
 * anything else for some minutes (PLATFORM §10). The address is a string from outside: only Microsoft's hosts are asked,
 * nothing of the bot's goes along, and no more is read than a list can be.
 */
import type { Log } from "../app/ports/log.ts";
import type { SentFiles } from "../app/ports/sentFiles.ts";
import { Refused } from "../errors.ts";
import { signalFor } from "../http/endingWith.ts";
import type { RefusalCode } from "../refusals.ts";

/** OneDrive and SharePoint of every tenant: `<tenant>-my.sharepoint.com`. */
const HOST = /^(?:[a-z\d-]+\.)+sharepoint\.com$/;
/** People wait for the answer, and Teams sends the message again after a while. */
const WAIT_MS = 10_000;
/** From one host of theirs to another. */
const MOST_HOPS = 3;
const MEGABYTE = 1_000_000;

export interface SentFilesOptions {
  readonly maxBytes: number;
  /** Of the practice room, which stands in for OneDrive; absent in production. */
  readonly practiceOrigin?: string | undefined;
  readonly log: Log;
  readonly waitMs?: number;
  /** Every request goes through it; tests lead it to a stand-in. */
  readonly fetch?: typeof globalThis.fetch;
}

export function sentFiles(options: SentFilesOptions): SentFiles {
  const { maxBytes, practiceOrigin, log, waitMs = WAIT_MS, fetch = globalThis.fetch } = options;

  /** `reason` and `status` are all that the log gets: address and name are people's. */
  function refused(code: RefusalCode, reason: string, status?: number): Refused {
    log.warn("file.notRead", { reason, ...(status === undefined ? {} : { status }) });
    return new Refused(code, code === "fileTooLarge" ? { limit: maxBytes / MEGABYTE } : {});
  }

  function allowed(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isPractice = practiceOrigin !== undefined && url?.origin === practiceOrigin;
    const isTheirs = url?.protocol === "https:" && url.port === "" && url.username === "" && HOST.test(url.hostname);
    if (url === undefined || !(isPractice || isTheirs)) throw refused("fileNotRead", "host");
    return url;
  }

  async function bytesOf({ body, headers }: Response): Promise<Uint8Array> {
    if (Number(headers.get("content-length") ?? 0) > maxBytes) throw refused("fileTooLarge", "size");
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    // Said or not, it is counted: what is above ends the call where it is.
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw refused("fileTooLarge", "size");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  async function asked(address: string, signal: AbortSignal, hops: number): Promise<Uint8Array> {
    const url = allowed(address);
    const headers = { accept: "*/*", "accept-encoding": "identity" };
    const response = await fetch(url, { redirect: "manual", credentials: "omit", headers, signal });
    const { status } = response;
    if (status === 200) {
      // A page where one signs in or looks at the file: some phones give such an address (Microsoft-Teams-Samples #1314).
      const isPage = /^text\/html\b/i.test(response.headers.get("content-type") ?? "");
      if (!isPage) return bytesOf(response);
    }
    await response.body?.cancel();
    if (status === 200) throw refused("fileNotRead", "page", status);
    const to = response.headers.get("location");
    if (status >= 300 && status < 400 && to !== null && hops > 0 && URL.canParse(to, url.href)) {
      return asked(new URL(to, url.href).href, signal, hops - 1);
    }
    if (status >= 300 && status < 400) throw refused("fileNotRead", "redirect", status);
    if (status === 429 || status >= 500) throw refused("fileLater", "status", status);
    throw refused("fileGone", "status", status);
  }

  return {
    async read(address) {
      // Also ends what has come halfway and stopped.
      const signal = signalFor(waitMs);
      try {
        return await asked(address, signal, MOST_HOPS);
      } catch (error) {
        if (error instanceof Refused) throw error;
        throw refused("fileLater", signal.aborted ? "slow" : "unreachable");
      }
    },
  };
}
