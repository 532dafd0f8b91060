/** Servers as they must not be: one that answers with an error, one with a certificate nobody knows, one that is silent. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";

/** What each new connection is told as soon as it has said who it is, as PostgreSQL says it. */
export function refusing(sqlState: string): Promise<string> {
  return serving((socket) => {
    socket.once("data", () => socket.end(errorResponse(sqlState)));
  });
}

function errorResponse(sqlState: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${sqlState}\0Mno\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** Offers encryption under a certificate that it has signed itself. */
export function unknownAuthority(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bti-tls-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"];
  spawnSync("openssl", [
    ...made,
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-keyout",
    keyFile,
    "-out",
    certificateFile,
  ]);
  const options = { isServer: true, key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
  return serving((socket) => {
    socket.once("data", () => {
      socket.write("S");
      new TLSSocket(socket, options).on("error", () => {});
    });
  });
}

export function withoutEncryption(): Promise<string> {
  return serving((socket) => socket.once("data", () => socket.write("N")));
}

/** Takes connections and never answers. */
export function mute(): Promise<string> {
  return serving(() => {});
}

async function serving(meet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    meet(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `postgres://bti:secret@127.0.0.1:${typeof address === "object" ? address?.port : 0}/bti`;
}
