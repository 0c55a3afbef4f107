import { sampleFlow } from "../flowfile/sample";
import { load } from "../flowfile/storage";
import { openFirst } from "./editor";
import { download } from "./files";
import { openFlow } from "./layout";
import { notify } from "./notices";
import { useSettings } from "./settings";

/** Opens what this browser keeps, else the sample. What cannot be read is kept aside and offered as a file. */
export function openKept(): void {
  const kept = load();
  openFirst(kept.kind === "flow" ? kept.flow : sampleFlow(useSettings.getState().language));
  if (kept.kind !== "unreadable") return;
  notify({
    tone: "error",
    say: (text) => `${text("file.unreadable")} ${text(kept.problem.key, kept.problem.params)}`,
    actions: [{ label: (text) => text("file.save-aside"), run: () => download(kept.text, "flow-unreadable.json") }],
  });
}

/** The flow that another tab saved, as a step that undo takes back. */
export function openOther(): void {
  const kept = load();
  if (kept.kind === "flow") openFlow(kept.flow);
}

export function openSample(): void {
  openFlow(sampleFlow(useSettings.getState().language));
}
