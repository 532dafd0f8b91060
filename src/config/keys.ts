/** A certificate and its private key, as PEM: told in a sentence each at the start, not by a token that is never given. */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

const CERTIFICATE = "MICROSOFT_APP_CERTIFICATE_FILE";
const KEY = "MICROSOFT_APP_PRIVATE_KEY_FILE";

/** What is wrong with the pair; nothing is well. */
export function keyPairFaults(certificatePem: string, privateKeyPem: string, nowMs: number): string[] {
  const certificate = readOr(() => new X509Certificate(certificatePem));
  const key = readOr(() => createPrivateKey(privateKeyPem));
  const faults: string[] = [];
  if (certificate === undefined) faults.push(`${CERTIFICATE} holds no certificate in PEM`);
  if (key === undefined) faults.push(`${KEY} holds no private key in PEM, or one behind a passphrase`);
  else if (key.asymmetricKeyType !== "rsa") faults.push(`${KEY} must be an RSA key`);
  if (certificate !== undefined && key !== undefined) faults.push(...ofPair(certificate, key, nowMs));
  return faults;
}

function ofPair(certificate: X509Certificate, key: KeyObject, nowMs: number): string[] {
  const faults: string[] = [];
  if (!certificate.checkPrivateKey(key)) faults.push(`${KEY} is not the key of ${CERTIFICATE}`);
  if (certificate.validToDate.getTime() < nowMs) faults.push(`${CERTIFICATE} ran out on ${certificate.validTo}`);
  if (certificate.validFromDate.getTime() > nowMs)
    faults.push(`${CERTIFICATE} is valid from ${certificate.validFrom} on`);
  return faults;
}

function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
