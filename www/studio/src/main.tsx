import "@fontsource-variable/inter/index.css";
import "@xyflow/react/dist/style.css";
import "./theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { openKept } from "./app/open";
import { connectServer } from "./goal/server";
import { startGoals } from "./goal/start";

openKept();
void startGoals();
void connectServer();

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
