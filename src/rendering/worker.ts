/** Runs in a thread of its own: makes the files of referats, and pictures for the chat. */
import { parentPort } from "node:worker_threads";
import { renderDocx } from "../referat/docx.ts";
import type { Picture, ReferatDocument } from "../referat/model.ts";
import { pagePictures, renderPdf } from "../referat/pdf.ts";
import { drawEach, drawPictures, drawPng } from "../referat/pictures/png.ts";
import type { Answer, Outcome, Task } from "./messages.ts";

/** One who wants to see more of a referat opens the file. */
const MOST_PAGES = 6;

// One at a time: side by side they would take no less time, and the memory of all.
let working: Promise<void> = Promise.resolve();
parentPort?.on("message", ({ id, task }: { id: number; task: Task }) => {
  working = working.then(async () => parentPort?.postMessage(await answer(id, task)));
});

async function answer(id: number, task: Task): Promise<Answer> {
  try {
    return { id, outcome: await outcome(task) };
  } catch (error) {
    // Messages of errors may quote the document.
    return { id, fault: error instanceof Error ? error.name : typeof error };
  }
}

function outcome(task: Task): Promise<Outcome[Task["kind"]]> {
  switch (task.kind) {
    case "referat":
      return referat(task.document);
    case "picture":
      return Promise.resolve(picture(task));
    case "chart":
      return drawChart(task);
    case "pages":
      return drawEach(pagePictures(task.document).slice(0, MOST_PAGES), task.longestPx);
  }
}

async function referat(document: ReferatDocument): Promise<Outcome["referat"]> {
  const pictures = await drawPictures(document);
  return { docx: await renderDocx(document, pictures), pdf: await renderPdf(document), pictures };
}

/** The library for charts is large, and loaded when the first one is asked for. */
async function drawChart({ chart, longestPx }: Extract<Task, { kind: "chart" }>): Promise<Outcome["chart"]> {
  const { chartPng } = await import("./chart.ts");
  return chartPng(chart, longestPx);
}

function picture({ picture: drawn, longestPx }: { picture: Picture; longestPx: number }): Outcome["picture"] {
  return drawPng(drawn, longestPx / Math.max(drawn.widthPx, drawn.heightPx));
}
