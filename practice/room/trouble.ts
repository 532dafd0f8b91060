/** Passing faults of the connector, as the quirk of that name chooses them: counted out, so that they fall alike each time. */
import { ConnectorFault } from "./content.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Quirks } from "./quirks.ts";

type What = LedgerEntry["what"];

/** What happens to a call: nothing, a refusal, or that the caller never gets to know what came of it. */
export type Trouble = "none" | "gone" | "goneUntold" | "lostAnswer" | "proxyPage";

/** A replaced message is gone, a sent one gets no answer, a call meets a proxy: each time so many have gone well. */
const EVERY = { "403": 5, "404": 5, "412": 4, "502": 4, "503": 5, "504": 4, html: 5 } as const;

export const PROXY_PAGE = "<!doctype html><title>Sign in</title><p>Sign in to the network to go on.</p>";

export class Troubles {
  readonly #counts = new Map<string, number>();

  /** Decides about one call. Throws ConnectorFault 401, 412, 500, 502 and 503. */
  next(kind: Quirks["connector"], what: What, chatId: string): Trouble {
    switch (kind) {
      case "works":
        return "none";
      case "refusing":
      case "401":
        if (kind === "401" && this.#count(`401 ${chatId}`) > 1) return "none";
        throw new ConnectorFault(401, "Unauthorized", "Authorization has been denied for this request.");
      case "403":
        return what === "update" && this.#count("403") % EVERY[kind] === 0 ? "goneUntold" : "none";
      case "404":
        return what === "update" && this.#count("404") % EVERY[kind] === 0 ? "gone" : "none";
      case "412":
        if ((what !== "send" && what !== "update") || this.#count(`412 ${chatId}`) % EVERY[kind] !== 1) return "none";
        throw new ConnectorFault(412, "PreconditionFailed", "Precondition failed, please try again.");
      case "502":
        if (what !== "send" || this.#count(`502 ${chatId}`) % EVERY[kind] !== 1) return "none";
        throw new ConnectorFault(502, "ServiceError", "Service dependency issue.");
      case "503": {
        const count = this.#count("503");
        if (count % EVERY[kind] !== 0) return "none";
        if (count % (2 * EVERY[kind]) === 0) throw new ConnectorFault(500, "ServiceError", "Internal server error.");
        throw new ConnectorFault(503, "ServiceUnavailable", "Service is unavailable.");
      }
      case "504":
        return what === "send" && this.#count("504") % EVERY[kind] === 0 ? "lostAnswer" : "none";
      case "html":
        return this.#count("html") % EVERY[kind] === 0 ? "proxyPage" : "none";
    }
  }

  #count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}
