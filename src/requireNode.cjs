/** Run before the start, by whatever Node there is: an older one would end with words that tell nobody what to do. */
const LEAST = 24;
if (Number(process.versions.node.split(".")[0]) < LEAST) {
  console.error(
    `This needs Node.js ${LEAST} or newer, and here is ${process.versions.node}. Install it, or run npm ci without ` +
      "--omit=dev, which brings one along.",
  );
  process.exitCode = 1;
}
