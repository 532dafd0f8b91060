/** A limit on how long something is waited for. */
import { Unreachable } from "../errors.ts";

/**
 * What `work` gives, if it does so within `ms` of real time. Otherwise throws Unreachable; the work goes on by itself,
 * so that it may be done all the same.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Unreachable("timeout", { permanent: false, mayHaveArrived: true })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
