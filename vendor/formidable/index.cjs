/** restify loads this for its multipart parser, which is never used (docs/decisions/2026-11-26-production-install.md). */
exports.IncomingForm = class {
  constructor() {
    throw new Error("uploads are not taken");
  }
};
