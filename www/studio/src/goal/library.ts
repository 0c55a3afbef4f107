import { createGoalFlow } from "goal-element";
import { createGoalPanel } from "goal-element/react-flow";
import * as React from "react";
import { useSettings } from "../app/settings";
import { useServer } from "./server";
import { TEXTS } from "./text";

/** The saved goals that are edited outside any bot: there are no variables around them, only the workspace's connections. */
export const libraryFlow = createGoalFlow({ locale: useSettings.getState().language, texts: TEXTS });

useSettings.subscribe(({ language }) => {
  libraryFlow.locale = language;
});
useServer.subscribe(({ connections, workspace }) => {
  libraryFlow.surroundings = { connections, ...(workspace !== null && { default_connections: workspace.default_connections }) };
});

export const GoalPanel = createGoalPanel({ React, flow: libraryFlow });
