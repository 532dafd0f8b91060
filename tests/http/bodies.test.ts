import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { databaseMissing } from "../store/database.ts";
import { PRESS, useProductionBot } from "../teams/productionBot.ts";
import { peakMb, post, raw } from "./wire.ts";

const PRACTICE_SERVER = join(import.meta.dirname, "practiceServer.ts");
/** Twenty bombs at once would be 6 GB. */
const AT_ONCE = 20;
/** What a process may grow by under attack, with room for what the collector has not come round to. */
const GROWTH_MB = 150;

/** Bodies are cut off after fifteen seconds. */
const WITHIN = { timeout: 12_000, interval: 50 };

const ACTIVITY = Buffer.from(JSON.stringify(PRESS));
const BOMB = gzipSync(Buffer.alloc(300 * 1024 * 1024, " "));
const json = { "content-type": "application/json" };
const FORM = [
  "--x",
  'Content-Disposition: form-data; name="file"; filename="a.txt"',
  "Content-Type: text/plain",
  "",
  "x".repeat(1024 * 1024),
  "--x--",
  "",
].join("\r\n");

/** Bodies that nobody takes, whoever sends them: what they are, headers, bytes, and the status. */
const REFUSED: readonly [string, Record<string, string>, Buffer, number][] = [
  ["gzip", { ...json, "content-encoding": "gzip" }, gzipSync(ACTIVITY), 415],
  ["what is called gzip and isn't", { ...json, "content-encoding": "gzip" }, Buffer.from("not gzip at all"), 415],
  ["gzip that breaks off", { ...json, "content-encoding": "GZIP" }, gzipSync(ACTIVITY).subarray(0, 40), 415],
  ["gzip twice", { ...json, "content-encoding": "gzip, gzip" }, gzipSync(gzipSync(ACTIVITY)), 415],
  ["300 MB as 300 KB", { ...json, "content-encoding": "gzip" }, BOMB, 415],
  ["deflate", { ...json, "content-encoding": "deflate" }, deflateSync(ACTIVITY), 415],
  ["Brotli", { ...json, "content-encoding": "br" }, brotliCompressSync(ACTIVITY), 415],
  ["gzip that is not said to be", json, gzipSync(ACTIVITY), 400],
  ["files", { "content-type": "multipart/form-data; boundary=x" }, Buffer.from(FORM), 415],
  [
    "files with a boundary that is never closed",
    { "content-type": 'multipart/form-data; boundary="' },
    Buffer.from(FORM),
    415,
  ],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, Buffer.from("from[id]=29:1&type=message"), 415],
  ["text", { "content-type": "text/plain" }, ACTIVITY, 415],
  ["bytes", { "content-type": "application/octet-stream" }, ACTIVITY, 415],
  ["something without a type", {}, ACTIVITY, 415],
  ["a type that only begins alike", { "content-type": "application/json5" }, ACTIVITY, 415],
  [
    "JSON in UTF-16",
    { "content-type": "application/json; charset=utf-16le" },
    Buffer.from(JSON.stringify(PRESS), "utf16le"),
    415,
  ],
  ["JSON in Latin-1", { "content-type": "application/json; charset=iso-8859-1" }, ACTIVITY, 415],
  ["bytes that are no UTF-8", json, Buffer.from('{"type":"\xff\xfe"}', "latin1"), 400],
  ["lists 200,000 deep", json, Buffer.from("[".repeat(200_000) + "]".repeat(200_000)), 400],
  ["objects 50,000 deep", json, Buffer.from(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`), 400],
  ["brackets that never close", json, Buffer.from("[".repeat(400_000)), 400],
  ["5 MB", json, Buffer.alloc(5 * 1024 * 1024, " "), 413],
  ["nothing", json, Buffer.from(""), 400],
];

interface Target {
  readonly url: string;
  readonly pid: number;
  readonly leftBehind: () => Promise<readonly string[]>;
}

function attacks(target: () => Target): void {
  let beforeMb = 0;
  beforeAll(async () => {
    beforeMb = await peakMb(target().pid);
  });

  test.each(REFUSED)("refuses %s", async (_what, headers, bytes, status) => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => post(target().url, headers, bytes)));
    for (const answer of answers) {
      expect(answer.status).toBe(status);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      expect(answer.body.length).toBeLessThan(60);
      expect(JSON.parse(answer.body)).toHaveProperty("error");
    }
  });

  test("answers a body in pieces that never ends as soon as it is too large", async () => {
    function* forever() {
      for (;;) yield Buffer.alloc(64 * 1024, " ");
    }
    const { status } = await post(target().url, { ...json, "transfer-encoding": "chunked" }, forever());
    expect(status).toBe(413);
  });

  test("answers at once where the length alone is too much, and waits for no byte of it", async () => {
    const { pathname, host } = new URL(target().url);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
    const said = await raw(target().url, `${head}Content-Length: 99999999999\r\n\r\n{`, /\r\n\r\n/);
    expect(said).toMatch(/^HTTP\/1.1 413 /);
  });

  test("takes what is small though others hold back all that there is room for", async () => {
    const { pathname, host, hostname, port } = new URL(target().url);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
    const held: Socket[] = [];
    const hold = (size: number) => {
      const socket = connect(Number(port), hostname).on("error", () => undefined);
      socket.resume().write(`${head}Content-Length: 500000\r\n\r\n${" ".repeat(size)}`);
      held.push(socket);
    };
    const isTaken = async (size: number) =>
      (await post(target().url, json, Buffer.from(`{${" ".repeat(size - 1)}`))).status === 400;
    for (const size of [480_000, 240_000, 120_000, 70_000])
      while (await isTaken(size)) for (let n = 0; n < 10; n += 1) hold(size);
    // And what may be left between two large ones.
    for (let size = 64_000; size >= 1; size /= 2) for (let n = 0; n < 3; n += 1) hold(Math.floor(size));
    expect(await isTaken(1)).toBe(true);
    expect(await isTaken(60_000)).toBe(true);
    expect(await isTaken(480_000)).toBe(false);
    for (const socket of held) socket.destroy();
    await vi.waitUntil(() => isTaken(480_000), WITHIN);
  });

  test.each([
    ["a length that is no number", "Content-Length: x\r\n\r\n"],
    ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"],
    ["a length and pieces", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["pieces of no size", "Transfer-Encoding: chunked\r\n\r\nx\r\n"],
    ["a length shorter than the body", "Content-Length: 2\r\n\r\n{}{}{}"],
  ])("lives through %s", async (_what, rest) => {
    const { pathname, host } = new URL(target().url);
    const said = await raw(
      target().url,
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${rest}`,
      /HTTP\/1.1 400 /,
    );
    expect(said).toMatch(/HTTP\/1.1 400 /);
  });

  test("answers a call that wants to be another protocol like any other", async () => {
    const { pathname, host } = new URL(target().url);
    const wish = "Connection: Upgrade, close\r\nUpgrade: websocket\r\nContent-Length: 2\r\n";
    const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/plain\r\n`;
    expect(await raw(target().url, `${head}${wish}\r\n{}`)).toMatch(/^HTTP\/1.1 4\d\d /);
    await raw(target().url, `CONNECT example.no:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  });

  test("answers a hundred calls on one line each", async () => {
    const { pathname, host } = new URL(target().url);
    const call = (last: boolean) =>
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1\r\n${last ? "Connection: close\r\n" : ""}\r\n{`;
    const said = await raw(target().url, call(false).repeat(99) + call(true));
    expect(said.match(/HTTP\/1.1 400 /g)).toHaveLength(100);
  });

  describe("says nothing of a library's, and lives, when asked for", () => {
    const here = () => new URL(target().url).host;
    test.each([
      ["/%ff"],
      ["//"],
      ["*"],
      ["http://["],
      ["//["],
      ["/api/messages?%"],
      [`/${"a".repeat(10_000)}`],
      ["/", "["],
      ["/", ""],
      ["/", "a b"],
      ["/", "x:99999999"],
      ["/", "a@b:c@d"],
    ])("%s from «%s»", async (path, host = here()) => {
      for (const line of [`PUT ${path} HTTP/1.1`, `GET ${path} HTTP/1.1`]) {
        const said = await raw(
          target().url,
          `${line}\r\nHost: ${host}\r\nConnection: close\r\nAccept: x/y;q="\r\n\r\n`,
        );
        expect(said).toMatch(/^HTTP\/1.1 (4\d\d|200) /);
        expect(said).not.toMatch(/"message"|Error|not valid/);
      }
    });
  });

  test("has lived through all of it, its memory flat and nothing on the disk", async () => {
    const { status } = await post(target().url, json, Buffer.from("{"));
    expect(status).toBe(400);
    expect((await peakMb(target().pid)) - beforeMb).toBeLessThan(GROWTH_MB);
    expect(await target().leftBehind()).toEqual([]);
  });
}

describe.skipIf(databaseMissing)("the bot in production", () => {
  const bot = useProductionBot();
  attacks(() => ({ url: `${bot().url}/api/messages`, pid: bot().pid, leftBehind: bot().temporaryFiles }));
});

describe("the practice server", () => {
  test("reads half a character as one that is missing, and whole ones as they are", async () => {
    const { body } = await post(url, json, Buffer.from('{"id":"19:\\ud83d","text":"\\ud83d\\ude00"}'));
    expect(JSON.parse(body)).toEqual({ id: "19:\ufffd", text: "😀" });
  });

  test("reads what no database can keep as missing, in words and in what they are called", async () => {
    const sent = '{"m":"a\\u0000b","list":[{"name:\\uD800":"\\u0000"},1,null,"\\\\u0000"],"__proto__":{"x":"\\u0000"}}';
    const { body } = await post(url, json, Buffer.from(sent));
    const read = '{"m":"a\ufffdb","list":[{"name:\ufffd":"\ufffd"},1,null,"\\\\u0000"],"__proto__":{"x":"\ufffd"}}';
    expect(body).toBe(read);
  });

  let child: ChildProcess;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bti-practice-server-"));
    child = spawn(process.execPath, [PRACTICE_SERVER], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = await once(child.stdout as NodeJS.ReadableStream, "data");
    url = `http://127.0.0.1:${String(port).trim()}/api/echo`;
  });
  afterAll(async () => {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  });
  attacks(() => ({ url, pid: child.pid ?? 0, leftBehind: () => readdir(folder) }));
});
