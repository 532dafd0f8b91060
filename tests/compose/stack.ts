/** compose.yaml as a municipality runs it, from a copy of the project, with what stands in for Microsoft on this machine. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "..", "..");
const LOOPBACK = "127.0.0.1";
/** This machine, as containers call it. */
const HOST = "host.docker.internal";
const NOT_COPIED = new Set([".git", ".env", "data", "node_modules"]);

export interface Stack {
  /** `docker compose` with these arguments; gives what it printed. Throws when it fails. */
  compose(...args: readonly string[]): Promise<string>;
  /** Takes containers and volumes away. */
  close(): Promise<void>;
}

/**
 * Copies the project into `folder` and writes its `.env`, but starts nothing. Servers on loopback that `env` names are
 * reached from the containers; what they write to `/mails` lies in `mails`.
 */
export async function stackIn(folder: string, env: Readonly<Record<string, string>>, mails: string): Promise<Stack> {
  await cp(ROOT, folder, { recursive: true, filter: (path) => !NOT_COPIED.has(path.slice(ROOT.length + 1)) });
  await mkdir(mails, { recursive: true });
  // The container's user is not the one who runs this.
  await chmod(mails, 0o777);
  const lines = Object.entries(env).map(([name, value]) => `${name}='${value.replaceAll(LOOPBACK, HOST)}'`);
  await writeFile(join(folder, ".env"), lines.join("\n"));

  const gateway = (await docker("network", "inspect", "bridge", "-f", "{{(index .IPAM.Config 0).Gateway}}")).trim();
  const named = Object.values(env).flatMap((value) => [...value.matchAll(/127\.0\.0\.1:(\d+)/g)]);
  const ports = new Set(named.map(([, port]) => Number(port)));
  const relays = await Promise.all([...ports].map((port) => relay(gateway, port)));
  const files = ["compose.yaml", "tests/compose/reachable.yaml"].flatMap((file) => ["-f", join(folder, file)]);
  const compose = (...args: readonly string[]) =>
    docker("compose", "--project-name", "bti-test", "--project-directory", folder, ...files, ...args);

  async function docker(...args: readonly string[]): Promise<string> {
    const known = { ...process.env, MAILS: mails, CERTIFICATES: join(ROOT, "tests", "fixtures", "tls") };
    const { stdout } = await promisify(execFile)("docker", args, { env: known, maxBuffer: 2 ** 26 });
    return stdout;
  }

  return {
    compose,
    async close() {
      await compose("down", "--volumes", "--timeout", "1");
      for (const server of relays) server.close();
    },
  };
}

/** Leads what comes to the gateway's port to the same port on loopback. */
async function relay(gateway: string, port: number): Promise<Server> {
  const server = createServer((socket) => {
    const inner = connect(port, LOOPBACK);
    inner.pipe(socket).pipe(inner);
    for (const end of [socket, inner]) end.on("error", () => [socket, inner].map((one) => one.destroy()));
  });
  server.listen(port, gateway);
  await once(server, "listening");
  return server;
}
