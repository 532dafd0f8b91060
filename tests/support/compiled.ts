/** For tests that run a program of the product many times over. */
import { join } from "node:path";

/** Keeps what Node compiled from one run to the next, where the bot keeps it too: half of what a short run costs. */
export const KEEP_COMPILED = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, "..", "..", "node_modules", ".cache", "compiled"),
};
