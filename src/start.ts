/**
 * What is started: `src/main.ts`, with what was compiled kept from one start to the next. It lies with the packages, where
 * whoever may write could change the code itself; where nobody may, nothing is kept.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compiled"));
await import("./main.ts");
