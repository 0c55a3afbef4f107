import { Handle, Position } from "@xyflow/react";
import { createGoalFlow } from "goal-element";
import { createGoalNode, createGoalPanel, createUseGoalFlow } from "goal-element/react-flow";
import * as React from "react";
import { openAt } from "../app/layout";
import { useSettings } from "../app/settings";
import type { StudioNode } from "../flowfile/model";
import { described } from "./describe";
import { TEXTS } from "./text";

/** The goals of the canvas. The package keeps what is wrong with them; the flow's nodes keep the goals themselves. */
export const goalFlow = createGoalFlow({ locale: useSettings.getState().language, texts: TEXTS });

useSettings.subscribe(({ language }) => {
  goalFlow.locale = language;
});

export const GoalNode = createGoalNode({
  React,
  Handle,
  Position,
  flow: goalFlow,
  source: true,
  onOpen: ({ node, path }) => openAt(node, path),
});
export const GoalPanel = createGoalPanel({ React, flow: goalFlow });
export const useGoalFlow = createUseGoalFlow({
  React,
  flow: goalFlow,
  describeNode: (node) => described(node as StudioNode),
});
