import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { sentFiles } from "../../src/teams/sentFiles.ts";
import { silent } from "../store/database.ts";

const FILE = "https://kommune-my.sharepoint.com/personal/rita/_layouts/15/download.aspx?UniqueId=1&tempauth=v1";
const MOST = 100;

/** Answers by address; nothing else is asked. */
function around(answers: Readonly<Record<string, () => Response>>, options: { readonly practiceOrigin?: string } = {}) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const fetch = (async (url: URL, init: RequestInit) => {
    asked.push({ url: url.href, init });
    const answer = answers[url.href];
    if (answer === undefined) throw new TypeError("fetch failed");
    return answer();
  }) as typeof globalThis.fetch;
  const logged: string[] = [];
  const log = {
    ...silent,
    warn: (event: string, fields = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`),
  };
  return { asked, logged, read: sentFiles({ maxBytes: MOST, log, fetch, ...options }).read };
}

const text = (words: string, headers = {}) => new Response(words, { headers });
const to = (location: string) => new Response(null, { status: 302, headers: { location } });

describe("a file that somebody has sent", () => {
  it("is read from people's OneDrive, with nothing of the bot's in the call", async () => {
    const { asked, read } = around({ [FILE]: () => text("eining") });
    expect(Buffer.from(await read(FILE)).toString()).toBe("eining");
    expect(asked[0]?.init).toMatchObject({ redirect: "manual", credentials: "omit" });
    expect(Object.keys(asked[0]?.init.headers ?? {})).toEqual(["accept", "accept-encoding"]);
  });

  it.each([
    "http://kommune.sharepoint.com/a.csv",
    "https://sharepoint.com/a.csv",
    "https://sharepoint.com.example/a.csv",
    "https://kommune.sharepoint.com.example/a.csv",
    "https://minsharepoint.com/a.csv",
    "https://kommune.sharepoint.com:8443/a.csv",
    "https://nokon@kommune.sharepoint.com/a.csv",
    "https://kommune.sharepoint.com@169.254.169.254/a.csv",
    "https://169.254.169.254/metadata",
    "http://127.0.0.1:3978/healthz",
    "https://[::1]/",
    "file:///etc/passwd",
    "data:text/csv,eining",
    "/a.csv",
    "",
  ])("is asked for nowhere but at Microsoft: %s", async (url) => {
    const { asked, logged, read } = around({});
    await expect(read(url)).rejects.toMatchObject({ code: "fileNotRead" });
    expect(asked).toEqual([]);
    expect(logged).toEqual(['file.notRead {"reason":"host"}']);
  });

  it("may lie in the practice room where that is said, and on no other port", async () => {
    const practiceOrigin = "http://127.0.0.1:3980";
    const { read } = around({ "http://127.0.0.1:3980/drive/1": () => text("x") }, { practiceOrigin });
    expect(await read("http://127.0.0.1:3980/drive/1")).toHaveLength(1);
    await expect(read("http://127.0.0.1:3981/drive/1")).rejects.toMatchObject({ code: "fileNotRead" });
  });

  it("is followed from one host of Microsoft's to another, and no further", async () => {
    const next = "https://kommune.sharepoint.com/b.csv";
    expect(await around({ [FILE]: () => to(next), [next]: () => text("x") }).read(FILE)).toHaveLength(1);
    for (const away of [
      "https://login.microsoftonline.com/common",
      "http://kommune.sharepoint.com/b.csv",
      "//evil.example/",
    ]) {
      const { asked, read } = around({ [FILE]: () => to(away) });
      await expect(read(FILE)).rejects.toMatchObject({ code: "fileNotRead" });
      expect(asked).toHaveLength(1);
    }
    const round = around({ [FILE]: () => to(FILE) });
    await expect(round.read(FILE)).rejects.toMatchObject({ code: "fileNotRead" });
    expect(round.asked).toHaveLength(4);
  });

  it("is read up to the limit, and not a byte beyond", async () => {
    expect(await around({ [FILE]: () => text("x".repeat(MOST)) }).read(FILE)).toHaveLength(MOST);
    const tooMuch = () => text("x".repeat(MOST + 1));
    await expect(around({ [FILE]: tooMuch }).read(FILE)).rejects.toMatchObject({ code: "fileTooLarge" });
  });

  it("that says that it is too large is not begun on; nor is a page where one signs in", async () => {
    let pulled = 0;
    const body = () =>
      new ReadableStream(
        { pull: (controller) => (pulled++ > 3 ? controller.close() : controller.enqueue(new Uint8Array(9))) },
        { highWaterMark: 0 },
      );
    const large = () => new Response(body(), { headers: { "content-length": "50000000" } });
    await expect(around({ [FILE]: large }).read(FILE)).rejects.toMatchObject({ code: "fileTooLarge" });
    const page = () => new Response(body(), { headers: { "content-type": "text/html; charset=utf-8" } });
    await expect(around({ [FILE]: page }).read(FILE)).rejects.toMatchObject({ code: "fileNotRead" });
    expect(pulled).toBe(0);
  });

  it.each([
    [401, "fileGone"],
    [403, "fileGone"],
    [404, "fileGone"],
    [410, "fileGone"],
    [429, "fileLater"],
    [500, "fileLater"],
    [503, "fileLater"],
  ])("that answers %i is asked for anew or later", async (status, code) => {
    const { logged, read } = around({ [FILE]: () => new Response("kommune", { status }) });
    await expect(read(FILE)).rejects.toMatchObject({ code });
    expect(logged).toEqual([`file.notRead {"reason":"status","status":${status}}`]);
  });

  it("that comes halfway and stops, is asked for later", async () => {
    const drive = createServer((_req, res) => void res.write("eining")).listen(0, "127.0.0.1");
    onTestFinished(() => {
      drive.closeAllConnections();
      drive.close();
    });
    await once(drive, "listening");
    const practiceOrigin = `http://127.0.0.1:${(drive.address() as AddressInfo).port}`;
    const reasons: unknown[] = [];
    const log = { ...silent, warn: (_event: string, fields = {}) => void reasons.push(fields) };
    const { read } = sentFiles({ maxBytes: MOST, log, practiceOrigin, waitMs: 300 });
    await expect(read(`${practiceOrigin}/drive/1`)).rejects.toMatchObject({ code: "fileLater" });
    expect(reasons).toEqual([{ reason: "slow" }]);
  });

  it("that breaks off, or is never sent, is asked for later", async () => {
    const broken = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new Error("reset")) }));
    await expect(around({ [FILE]: broken }).read(FILE)).rejects.toMatchObject({ code: "fileLater" });
    const hangs = ((_url: URL, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(signal.reason)),
      )) as typeof fetch;
    const { read } = sentFiles({ maxBytes: MOST, log: silent, fetch: hangs, waitMs: 1 });
    await expect(read(FILE)).rejects.toMatchObject({ code: "fileLater" });
  });
});
