import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { keyPairFaults } from "../../src/config/keys.ts";

function made(...kind: readonly string[]): { certificate: string; key: string } {
  const subject = ["-nodes", "-days", "30", "-subj", "/CN=bti", "-keyout", "-", "-out", "-"];
  const { stdout } = spawnSync("openssl", ["req", "-x509", "-newkey", ...kind, ...subject], { encoding: "utf8" });
  const at = stdout.indexOf("-----BEGIN CERTIFICATE");
  return { key: stdout.slice(0, at), certificate: stdout.slice(at) };
}

const DAY_MS = 24 * 3_600_000;
const rsa = made("rsa:2048");
const other = made("rsa:2048");
const elliptic = made("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
const NOW = Date.now();

test("a certificate and its own key are well", () => {
  expect(keyPairFaults(rsa.certificate, rsa.key, NOW)).toEqual([]);
});

test.each([
  ["garbage for a certificate", "garbage", rsa.key, NOW, "MICROSOFT_APP_CERTIFICATE_FILE holds no certificate in PEM"],
  [
    "garbage for a key",
    rsa.certificate,
    "garbage",
    NOW,
    "MICROSOFT_APP_PRIVATE_KEY_FILE holds no private key in PEM, or one behind a passphrase",
  ],
  [
    "another's key",
    rsa.certificate,
    other.key,
    NOW,
    "MICROSOFT_APP_PRIVATE_KEY_FILE is not the key of MICROSOFT_APP_CERTIFICATE_FILE",
  ],
  [
    "a key of a kind that tokens are not signed with",
    elliptic.certificate,
    elliptic.key,
    NOW,
    "MICROSOFT_APP_PRIVATE_KEY_FILE must be an RSA key",
  ],
  [
    "one that has run out",
    rsa.certificate,
    rsa.key,
    NOW + 31 * DAY_MS,
    expect.stringMatching(/^MICROSOFT_APP_CERTIFICATE_FILE ran out on /),
  ],
  [
    "one that is not valid yet",
    rsa.certificate,
    rsa.key,
    NOW - 2 * DAY_MS,
    expect.stringMatching(/^MICROSOFT_APP_CERTIFICATE_FILE is valid from .* on$/),
  ],
])("%s is told in a sentence", (_name, certificate, key, nowMs, sentence) => {
  expect(keyPairFaults(certificate, key, nowMs)).toEqual([sentence]);
});
