import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useLayoutEffect } from "react";
import { Canvas } from "../canvas/Canvas";
import { watchFlows } from "../flowfile/flows";
import { watchStatus } from "../goal/status";
import { watchSurroundings } from "../goal/surroundings";
import { watchUsage } from "../goal/usage";
import { useGoals } from "../goal/useGoals";
import { Inspector } from "../inspector/Inspector";
import { Connections } from "../pages/Connections";
import { Flows } from "../pages/Flows";
import { Goals } from "../pages/Goals";
import { Overview } from "../pages/Overview";
import { Palette } from "../palette/Palette";
import { Preview } from "../preview/Preview";
import { watchForSaving } from "./autosave";
import { watchClipboard } from "./clipboard";
import { Drawer } from "./Drawer";
import { useEditor } from "./editor";
import { watchFocus } from "./keptFocus";
import { useLayout } from "./layout";
import { Notices } from "./Notices";
import { usePageName } from "./page";
import { ServerState } from "./ServerState";
import { useSettings } from "./settings";
import { watchShortcuts } from "./shortcuts";
import { TopBar } from "./TopBar";
import "./app.css";
import "../pages/pages.css";

/** Everything that listens for as long as the editor is open. */
const WATCHERS = [
  watchShortcuts,
  watchClipboard,
  watchFocus,
  watchForSaving,
  watchSurroundings,
  watchStatus,
  watchFlows,
  watchUsage,
];

const SHOWN = { flows: Flows, overview: Overview, goals: Goals, connections: Connections };

export function App() {
  useGoals();
  const page = usePageName(({ page }) => page);
  usePage();
  useEffect(() => {
    const stops = WATCHERS.map((watch) => watch());
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  const preview = useLayout((layout) => layout.preview) && page === "editor";
  return (
    <ReactFlowProvider>
      <div className={`app ${preview ? "with-preview" : ""}`}>
        <TopBar />
        <ServerState />
        {page === "editor" ? <Editor /> : <Other page={page} />}
        <Notices />
      </div>
    </ReactFlowProvider>
  );
}

function Other({ page }: { page: keyof typeof SHOWN }) {
  const Shown = SHOWN[page];
  return (
    <main className="page">
      <div>
        <h1 className="sr-only">Studio</h1>
        <Shown />
      </div>
    </main>
  );
}

function Editor() {
  const preview = useLayout((layout) => layout.preview);
  const chosen = useEditor(({ history }) => history.present.nodes.some((node) => node.selected));
  // Beside the chat there is room for settings only when there is something to set.
  const inspector = chosen || !preview;
  return (
    <div className="app-body">
      <Palette narrow={preview} />
      <main className="app-main">
        <Canvas />
        <Drawer />
      </main>
      {preview && <Preview />}
      {inspector && <Inspector />}
    </div>
  );
}

/** Language and appearance belong to the whole page. */
function usePage(): void {
  const { language, theme } = useSettings();
  const name = useEditor(({ history }) => history.present.name);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  useEffect(() => {
    document.title = name === "" ? "Studio" : `${name} · Studio`;
  }, [name]);
}
