import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { pageFile } from "../../practice/server/files.ts";
import { listen, roomServer } from "../../practice/server/server.ts";
import { tempFolder } from "./support.ts";

const folder = await tempFolder();
await writeFile(join(folder.path, "index.html"), "<!doctype html><title>Øvingsrom</title>");
await writeFile(join(folder.path, "main.ts"), "const n: number = 1;\nexport default n;\n");
await writeFile(join(folder.path, "tsconfig.json"), "{}");
await writeFile(join(folder.path, ".hidden.css"), "");
await mkdir(join(folder.path, "inner"));
await writeFile(join(folder.path, "inner", "deep.css"), "");
const server = roomServer(folder.path);
for (const path of ["/api/echo", "/api/say"]) {
  server.post(path, async (req, res) => {
    res.send(200, req.body);
  });
}
const { port, close } = await listen(server, 0);
afterAll(async () => {
  await close();
  await folder[Symbol.asyncDispose]();
});

interface Asked {
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly address?: string;
}

/** `fetch` doesn't let one lie about Host and Origin, and tidies up paths. */
function ask({
  host = `localhost:${port}`,
  method = "GET",
  path = "/",
  headers = {},
  body = "",
  address = "127.0.0.1",
}: Asked) {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const options = { host: address, port, method, path, headers: { host, ...headers } };
    const req = request(options, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      res.on("end", () => resolve({ status: res.statusCode ?? 0, body: text, headers: res.headers }));
    });
    req.on("error", reject).end(body);
  });
}

const json = { "content-type": "application/json" };

describe("the page", () => {
  test("is served with a policy that allows its own scripts and nothing from elsewhere", async () => {
    const page = await ask({});
    expect(page.status).toBe(200);
    expect(page.body).toContain("Øvingsrom");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
  });

  test("its TypeScript arrives as JavaScript", async () => {
    const script = await ask({ path: "/page/main.ts" });
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(script.body).not.toContain(": number");
  });

  test.each(["adaptivecards.js", "markdown-it.js"])("%s comes from its package", async (name) => {
    const { body, headers } = await ask({ path: `/page/${name}` });
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(body.length).toBeGreaterThan(100_000);
  });

  test("its modules ask for packages by names that the browser can ask for", async () => {
    const page = join(import.meta.dirname, "..", "..", "practice", "page");
    const { content } = (await pageFile(page, "markdown.ts")) ?? {};
    expect(content).toContain('import MarkdownIt from "/page/markdown-it.js";');
  });

  test.each([
    "/page/../server.ts",
    "/page/..%2fserver.ts",
    "/page/%2e%2e%2f%2e%2e%2fpackage.json",
    "/page/tsconfig.json",
    "/page/.hidden.css",
    "/page/inner/deep.css",
    "/page/inner%2fdeep.css",
    "/page/missing.css",
    "/package.json",
  ])("no other file can be reached: %s", async (path) => {
    const { status, body } = await ask({ path });
    expect(status).toBe(404);
    expect(JSON.parse(body)).toEqual({ error: { code: "notFound" } });
  });
});

describe("this machine only", () => {
  test("answers on both loopback addresses", async () => {
    expect((await ask({ host: `127.0.0.1:${port}` })).status).toBe(200);
    const six = await ask({ host: `[::1]:${port}`, address: "::1" }).catch(() => "this machine has no IPv6");
    if (typeof six === "object") expect(six.status).toBe(200);
  });

  test("a name that somebody pointed at this machine is turned away", async () => {
    expect((await ask({ host: `evil.example:${port}` })).status).toBe(403);
    expect((await ask({ host: `localhost.evil.example:${port}` })).status).toBe(403);
  });

  test("another site's page can't send anything", async () => {
    const post = { method: "POST", path: "/api/echo", body: '{"a":1}' };
    expect((await ask({ ...post, headers: { ...json, origin: "http://evil.example" } })).status).toBe(403);
    expect((await ask({ ...post, headers: { ...json, origin: "null" } })).status).toBe(403);
    expect((await ask({ ...post, headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await ask({ ...post, headers: { ...json, origin: `http://localhost:${port}` } })).body).toBe('{"a":1}');
    expect((await ask({ ...post, headers: json })).status).toBe(200);
  });

  test("what is large is taken where files are sent, and nowhere else", async () => {
    const post = { method: "POST", headers: json, body: JSON.stringify("x".repeat(3_000_000)) };
    expect((await ask({ ...post, path: "/api/say" })).body).toBe(post.body);
    expect((await ask({ ...post, path: "/api/echo" })).status).toBe(413);
  });

  test("what isn't JSON is told so", async () => {
    const { status, body } = await ask({ method: "POST", path: "/api/echo", headers: json, body: "{" });
    expect([status, JSON.parse(body)]).toEqual([400, { error: { code: "badRequest" } }]);
  });
});
