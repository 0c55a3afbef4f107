import { Background, BackgroundVariant, ConnectionLineType, Controls, type OnBeforeDelete, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { connect, edgesChanged, nodesChanged, remove, useEditor } from "../app/editor";
import { useSettings } from "../app/settings";
import type { StudioNode } from "../flowfile/model";
import { useProblemCount } from "../goal/useProblemCount";
import { labelOf } from "../nodes/label";
import { nodeTypes } from "../nodes/nodeTypes";
import { useWhere } from "../preview/session";
import { canvasLabels } from "../texts/canvas";
import { type Say, useText } from "../texts/text";
import { Dropping } from "./Dropping";
import { SelectionBar } from "./SelectionBar";
import { FIT, useReveal } from "./useReveal";
import "./canvas.css";

const DELETE_KEYS = ["Delete", "Backspace"];
const EDGES = { type: "smoothstep", pathOptions: { borderRadius: 14 } };

/** React Flow asks before it deletes; we delete ourselves, blocks and connections in one undo step. */
const deleteOurselves: OnBeforeDelete<StudioNode> = async ({ nodes, edges }) => {
  remove(
    nodes.map((node) => node.id),
    edges.map((edge) => edge.id),
  );
  return false;
};

export function Canvas() {
  const text = useText();
  const language = useSettings((settings) => settings.language);
  const theme = useSettings((settings) => settings.theme);
  const edges = useEditor(({ history }) => history.present.edges);
  const nodes = useShownNodes(text);
  useReveal();
  return (
    <section className="canvas" aria-label={text("app.canvas")}>
      <ReactFlow<StudioNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={nodesChanged}
        onEdgesChange={edgesChanged}
        onConnect={connect}
        onBeforeDelete={deleteOurselves}
        deleteKeyCode={DELETE_KEYS}
        defaultEdgeOptions={EDGES}
        connectionLineType={ConnectionLineType.SmoothStep}
        colorMode={theme === "auto" ? "system" : theme}
        ariaLabelConfig={canvasLabels[language]}
        minZoom={0.25}
        maxZoom={1.6}
        fitView
        fitViewOptions={FIT}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
        <Controls showInteractive={false} position="bottom-left" />
        <SelectionBar />
        <Dropping />
      </ReactFlow>
    </section>
  );
}

/** The flow's blocks as drawn: with a name for screen readers, and a mark where the preview's subscriber is. */
function useShownNodes(text: Say): StudioNode[] {
  const nodes = useEditor(({ history }) => history.present.nodes);
  const where = useWhere();
  const problems = useProblemCount();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a goal's name for screen readers changes with its problems
  return useMemo(
    () =>
      nodes.map((node) => ({
        ...node,
        className: node.id === where ? "subscriber-here" : "",
        ariaLabel: labelOf(node, text),
      })),
    [nodes, where, text, problems],
  );
}
