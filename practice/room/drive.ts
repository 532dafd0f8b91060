/** The stand-in for people's OneDrive: what they send to the bot lies there, at an address that opens by itself for some minutes. */
import { randomUUID } from "node:crypto";
import type { Request, Response, Server } from "restify";
import type { Quirks } from "./quirks.ts";

export interface DriveFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Where the bot finds a file, as Teams tells it. */
export interface Shared {
  readonly name: string;
  readonly downloadUrl: string;
  readonly uniqueId: string;
}

/** As many as somebody may send before the bot has come to look. */
const KEPT = 20;
/** «Only valid for a few minutes.» */
const OPEN_MS = 5 * 60_000;
const ELSEWHERE = "https://login.example/common/oauth2/authorize";
const PAGE = "<!DOCTYPE html><title>Logg inn</title>";
/** Sent over and over, with no word of how much it is. */
const ENDLESS = Buffer.alloc(64 * 1024, "x;");

export class Drive {
  /** Of this server, without a slash at the end; the bot is told that files come from there. */
  readonly origin: string;
  readonly #files = new Map<string, DriveFile & { readonly atMs: number }>();
  /** What has been asked for, and how many bytes of it were taken; for those who look at how the bot fetches. */
  readonly asked: { readonly headers: Request["headers"]; sentBytes: number }[] = [];

  constructor(origin: string) {
    this.origin = origin;
  }

  put({ name, content }: DriveFile): Shared {
    const uniqueId = randomUUID().toUpperCase();
    this.#files.set(uniqueId, { name, content, atMs: performance.now() });
    for (const [id] of [...this.#files].slice(0, -KEPT)) this.#files.delete(id);
    return { name, uniqueId, downloadUrl: `${this.origin}/drive/${uniqueId}` };
  }

  clear(): void {
    this.#files.clear();
    this.asked.length = 0;
  }

  addTo(server: Server, quirks: () => Quirks): void {
    server.get("/drive/:id", async (req: Request, res: Response) => {
      const asked = { headers: req.headers, sentBytes: 0 };
      this.asked.push(asked);
      const file = this.#files.get(String(req.params.id));
      const isOpen = file !== undefined && performance.now() - file.atMs < OPEN_MS;
      const quirk = quirks().file;
      if (!isOpen) res.sendRaw(404, "");
      else if (typeof quirk === "number") res.sendRaw(quirk, "");
      else if (quirk === "elsewhere") res.sendRaw(302, "", { location: ELSEWHERE });
      else if (quirk === "page") res.sendRaw(200, PAGE, { "content-type": "text/html; charset=utf-8" });
      else if (quirk === "endless") await pourOut(res, asked);
      else res.sendRaw(200, Buffer.from(file.content), { "content-type": "application/octet-stream" });
    });
  }
}

/** More than anybody said, for as long as somebody takes it. */
async function pourOut(res: Response, asked: { sentBytes: number }): Promise<void> {
  res.writeHead(200, { "content-type": "application/octet-stream" });
  while (!res.destroyed && asked.sentBytes < 50_000_000) {
    asked.sentBytes += ENDLESS.length;
    if (!res.write(ENDLESS)) {
      await new Promise<void>((resolve) => {
        const go = () => {
          res.off("drain", go);
          res.off("close", go);
          resolve();
        };
        res.once("drain", go);
        res.once("close", go);
      });
    }
  }
  res.end();
}
