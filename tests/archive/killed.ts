/** Delivers a package to the folder it is told, and is killed when the file it is told comes up. */
import { folderArchive } from "../../src/archive/folder.ts";
import { archivePackage } from "../../src/arkivmelding/package.ts";
import { INPUT } from "../arkivmelding/sample.ts";

const [, , root = "", fileNumber = ""] = process.argv;
const pack = archivePackage(INPUT);
const files = pack.files.map((file, i) => ({
  ...file,
  get content(): Uint8Array {
    if (i === Number(fileNumber)) process.kill(process.pid, "SIGKILL");
    return file.content;
  },
}));
await folderArchive(root).deliver({ ...pack, files });
