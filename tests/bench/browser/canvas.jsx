// The same React Flow canvas twice: with the package's Goal blocks and panel, or with plain nodes and a plain field. `GOALS` is
// settled when it is bundled, so that the other page holds nothing of the package.
import { Handle, Position, ReactFlow, useNodesState } from "@xyflow/react";
import * as React from "react";
import { createRoot } from "react-dom/client";

const count = Number(new URLSearchParams(location.search).get("blocks"));
const place = (at) => ({ x: (at % 40) * 300, y: Math.floor(at / 40) * 200 });

function Plain({ data }) {
  return (
    <div className="plain">
      <Handle type="target" position={Position.Left} />
      {data.name}
    </div>
  );
}

function PlainEditor() {
  const first = React.useMemo(
    () =>
      Array.from({ length: count }, (_, at) => ({
        id: `n${at}`,
        type: "plain",
        position: place(at),
        data: { name: "Order paid" },
      })),
    [],
  );
  const [nodes, setNodes, onNodesChange] = useNodesState(first);
  const write = ({ target }) =>
    setNodes((old) => old.map((node) => (node.id === "n0" ? { ...node, data: { ...node.data, name: target.value } } : node)));
  return (
    <>
      <ReactFlow nodes={nodes} nodeTypes={PLAIN} onNodesChange={onNodesChange} fitView />
      <label>
        Name <input value={nodes[0].data.name} onChange={write} />
      </label>
    </>
  );
}
const PLAIN = { plain: React.memo(Plain) };

async function start() {
  const root = createRoot(document.querySelector("main"));
  if (!GOALS) {
    root.render(<PlainEditor />);
    return;
  }
  const { createGoalEditor } = await import("./goals.jsx");
  root.render(React.createElement(createGoalEditor({ count, place })));
}
void start();
