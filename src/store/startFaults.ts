/** What keeps a database from being opened, in a sentence each for those who run the bot, with SQLSTATE or errno. */
import { StartFault, Unreachable } from "../errors.ts";

const NO_TRUST =
  "The certificate of the database server is not signed by anybody this machine trusts; add its authority with sslrootcert=… in DATABASE_URL or NODE_EXTRA_CA_CERTS";

const OF_SERVER: Readonly<Record<string, string>> = {
  "28P01": "The database server does not take the password in DATABASE_URL",
  "28000":
    "The database server does not let the role in DATABASE_URL in: it doesn't know the role, or has no line for it and this machine in pg_hba.conf, or wants encryption (add ?sslmode=verify-full)",
  "3D000": "The database that DATABASE_URL names does not exist",
  "42501": "The role in DATABASE_URL lacks a right that the bot needs in the database: make it the owner",
  "25006": "The database is read-only, a standby perhaps: DATABASE_URL must lead to the primary",
  "53100": "The disk of the database server is full",
  "53200": "The database server is out of memory",
  "53300": "The database server has no connection to spare for the bot: see DATABASE_POOL",
  "57P03": "The database server is starting or stopping: try again in a while",
  "55000": "The database does not allow connections",
  "08P01":
    "What answers at the address in DATABASE_URL is a pooler that does not let the bot's connections through: see DATABASE_POOLER",
  ECONNREFUSED: "Could not reach the database: nobody answers at the address in DATABASE_URL. Is it running?",
  ENOTFOUND: "Could not reach the database: the host in DATABASE_URL is unknown",
  EAI_AGAIN: "Could not reach the database: the host in DATABASE_URL can't be looked up",
  ETIMEDOUT: "Could not reach the database: its host does not answer",
  EHOSTUNREACH: "Could not reach the database: there is no way to its host",
  ENETUNREACH: "Could not reach the database: there is no way to its network",
  ECONNRESET: "Could not reach the database: the connection was broken off. Does the server want encryption, or none?",
  ENOENT: "A file that DATABASE_URL names (certificate, key or socket) is not there",
  EACCES: "A file that DATABASE_URL names (certificate, key or socket) can't be read",
  SELF_SIGNED_CERT_IN_CHAIN: NO_TRUST,
  DEPTH_ZERO_SELF_SIGNED_CERT: NO_TRUST,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NO_TRUST,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NO_TRUST,
  CERT_HAS_EXPIRED: "The certificate of the database server has run out",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The certificate of the database server is for another host than the one in DATABASE_URL",
};

/** The driver's own errors, which carry no code. */
const BY_WORDS: Readonly<Record<string, string>> = {
  "The server does not support SSL connections":
    "DATABASE_URL asks for encryption, and the database server does not offer it",
  "timeout expired": "Could not reach the database: its host does not answer in time",
  "Connection terminated due to connection timeout": "Could not reach the database: its host does not answer in time",
  "Query read timeout": "The database server takes connections, but does not answer",
  "Connection terminated unexpectedly": "The database server broke the connection off",
};

/** The promise's value; an error that its reader can do something about becomes a StartFault. */
export function startFault<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((error: unknown) => {
    throw ofServer(error);
  });
}

function ofServer(error: unknown): unknown {
  if (error instanceof StartFault) return error;
  const code = codeOf(error);
  const sentence = OF_SERVER[code] ?? BY_WORDS[error instanceof Error ? error.message : ""];
  if (sentence !== undefined) return new StartFault(code === "" ? `${sentence}.` : `${sentence} (${code}).`);
  if (/^[0-9A-Z]{5}$/.test(code)) return new StartFault(`The database could not be made ready (${code}).`);
  if (error instanceof Unreachable) return new StartFault("The database is out of reach.");
  return error;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}
