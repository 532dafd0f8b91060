/** Database errors, translated once: a broken unique rule, a database out of reach, or a fault of ours. */
import { Unreachable } from "../errors.ts";
import { Prisma } from "./generated/client.ts";

/** SQLSTATE classes that pass: connection, resources, operator intervention, system, rolled back by the server. */
const PASSING_CLASSES = ["08", "40", "53", "57", "58"];

interface Cause {
  readonly originalCode?: string;
  readonly constraint?: unknown;
}

/** The unique rule that `error` broke, as the columns or the index it names; undefined for any other error. */
export function brokenUnique(error: unknown): string | undefined {
  const cause = isKnown(error) ? causeOf(error) : undefined;
  return cause?.originalCode === "23505" ? JSON.stringify(cause.constraint) : undefined;
}

/** Whether `error` is that of a row whose stream is not there. */
export function lacksParent(error: unknown): boolean {
  return isKnown(error) && causeOf(error)?.originalCode === "23503";
}

/** Whether `error` is that of waiting too long for a row that somebody else is writing. */
export function isLocked(error: unknown): boolean {
  return isKnown(error) && causeOf(error)?.originalCode === "55P03";
}

/** `Unreachable("database")` where another try may help; the error itself where the statement was wrong. */
export function translate(error: unknown): unknown {
  if (error instanceof Unreachable || error instanceof Prisma.PrismaClientValidationError) return error;
  const sqlState = sqlStateOf(error);
  const ours = sqlState !== undefined && !PASSING_CLASSES.includes(sqlState.slice(0, 2));
  return ours ? error : new Unreachable("database", { permanent: false });
}

/** The promise's value; its errors go through `translate`. */
export function reached<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((error: unknown) => {
    throw translate(error);
  });
}

function causeOf(error: Prisma.PrismaClientKnownRequestError): Cause | undefined {
  const adapterError = error.meta?.driverAdapterError;
  return adapterError instanceof Error ? (adapterError.cause as Cause | undefined) : undefined;
}

/** Where the server answered at all. The drivers' own errors carry it in `code`, and so do sockets (`ECONNREFUSED`). */
function sqlStateOf(error: unknown): string | undefined {
  const code = isKnown(error) ? causeOf(error)?.originalCode : error instanceof Error && "code" in error && error.code;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

function isKnown(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return error instanceof Prisma.PrismaClientKnownRequestError;
}
