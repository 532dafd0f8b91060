/** Database errors, translated once: a broken unique rule, a database out of reach, or a fault of ours. */
import { Unreachable } from "../errors.ts";
import { Prisma } from "./generated/client.ts";

/** No connection was to be had, so nothing was asked of the server. */
export class NotConnected extends Error {}

/** SQLSTATE classes that pass: connection, resources, operator intervention, system, rolled back by the server. */
const PASSING_CLASSES = ["08", "40", "53", "57", "58"];

/** What the server said, as Prisma hands it on or as the drivers do. */
interface Cause {
  readonly originalCode?: string;
  readonly constraint?: unknown;
}

/** The unique rule that `error` broke, as the columns or the index it names; undefined for any other error. */
export function brokenUnique(error: unknown): string | undefined {
  const cause = causeOf(error);
  return cause?.originalCode === "23505" ? JSON.stringify(cause.constraint) : undefined;
}

/** Whether `error` is that of a row whose stream is not there. */
export function lacksParent(error: unknown): boolean {
  return causeOf(error)?.originalCode === "23503";
}

/** Whether `error` is that of waiting too long for a row that somebody else is writing. */
export function isLocked(error: unknown): boolean {
  return causeOf(error)?.originalCode === "55P03";
}

/** Whether another try may help. */
export function passes(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return false;
  const sqlState = sqlStateOf(error);
  return sqlState === undefined || isLocked(error) || PASSING_CLASSES.includes(sqlState.slice(0, 2));
}

/** `Unreachable("database")` where another try may help; the error itself where the statement was wrong. */
export function translate(error: unknown): unknown {
  if (error instanceof Unreachable) return error;
  return passes(error) ? new Unreachable("database", { permanent: false }) : error;
}

/** The same for what was to be written: it may be there, unless nothing was sent or the server said no. */
export function translateOfWriting(error: unknown): unknown {
  const fault = translate(error);
  const isSettled = error instanceof NotConnected || sqlStateOf(error) !== undefined;
  if (isSettled || !(fault instanceof Unreachable)) return fault;
  return new Unreachable(fault.reason, { permanent: fault.permanent, mayHaveArrived: true });
}

/** The promise's value; its errors go through `translate`. */
export function reached<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((error: unknown) => {
    throw translate(error);
  });
}

function causeOf(error: unknown): Cause | undefined {
  if (!isKnown(error)) return error instanceof Error ? driversOwn(error) : undefined;
  const adapterError = error.meta?.driverAdapterError;
  return adapterError instanceof Error ? (adapterError.cause as Cause | undefined) : undefined;
}

function driversOwn(error: Error & { readonly code?: unknown; readonly constraint?: unknown }): Cause {
  const { code, constraint } = error;
  return typeof code === "string" ? { originalCode: code, constraint } : {};
}

/** Where the server answered at all. Sockets have codes as well (`ECONNREFUSED`, `EPIPE`), which hold no digit. */
function sqlStateOf(error: unknown): string | undefined {
  const code = causeOf(error)?.originalCode;
  return code !== undefined && /^(?=.*[0-9])[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

function isKnown(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return error instanceof Prisma.PrismaClientKnownRequestError;
}
