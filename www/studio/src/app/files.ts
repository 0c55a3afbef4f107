import { parseFlow } from "../flowfile/parse";
import { writeFlow } from "../flowfile/write";
import { goalFlow } from "../goal/flow";
import { currentFlow } from "./editor";
import { openFlow } from "./layout";
import { notify } from "./notices";

/** Opens a file as a step that undo takes back; a file of the wrong shape changes nothing, and the reason is shown. */
export async function openFile(file: File): Promise<void> {
  const parsed = parseFlow(await file.text());
  if ("problem" in parsed) {
    const { key, params } = parsed.problem;
    notify({ tone: "error", say: (text) => `${text("file.refused")} ${text(key, params)}` });
    return;
  }
  goalFlow.flush();
  openFlow(parsed.flow);
  notify({ tone: "info", say: (text) => text("file.opened", { name: parsed.flow.name || text("flow.unnamed") }) });
}

export function saveFile(): void {
  goalFlow.flush();
  const flow = currentFlow();
  download(writeFlow(flow), `${fileName(flow.name)}.flow.json`);
}

export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser reads the blob after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function fileName(name: string): string {
  return (
    name
      .trim()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "flow"
  );
}
