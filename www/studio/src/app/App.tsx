import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useLayoutEffect } from "react";
import { Canvas } from "../canvas/Canvas";
import { watchStatus } from "../goal/server";
import { watchSurroundings } from "../goal/surroundings";
import { useGoals } from "../goal/useGoals";
import { Inspector } from "../inspector/Inspector";
import { Palette } from "../palette/Palette";
import { Preview } from "../preview/Preview";
import { watchForSaving } from "./autosave";
import { watchClipboard } from "./clipboard";
import { Drawer } from "./Drawer";
import { useEditor } from "./editor";
import { useLayout } from "./layout";
import { Notices } from "./Notices";
import { ServerState } from "./ServerState";
import { useSettings } from "./settings";
import { watchShortcuts } from "./shortcuts";
import { TopBar } from "./TopBar";
import "./app.css";

/** Everything that listens for as long as the editor is open. */
const WATCHERS = [watchShortcuts, watchClipboard, watchForSaving, watchSurroundings, watchStatus];

export function App() {
  useGoals();
  usePage();
  useEffect(() => {
    const stops = WATCHERS.map((watch) => watch());
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  const preview = useLayout((layout) => layout.preview);
  const chosen = useEditor(({ history }) => history.present.nodes.some((node) => node.selected));
  // Beside the chat there is room for settings only when there is something to set.
  const inspector = chosen || !preview;
  return (
    <ReactFlowProvider>
      <div className={`app ${preview ? "with-preview" : ""}`}>
        <TopBar />
        <ServerState />
        <div className="app-body">
          <Palette narrow={preview} />
          <main className="app-main">
            <Canvas />
            <Drawer />
          </main>
          {preview && <Preview />}
          {inspector && <Inspector />}
        </div>
        <Notices />
      </div>
    </ReactFlowProvider>
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
