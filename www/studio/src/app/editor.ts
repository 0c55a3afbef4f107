import { applyEdgeChanges, applyNodeChanges, type Connection, type EdgeChange, type NodeChange } from "@xyflow/react";
import { create } from "zustand";
import type { Flow, StudioNode } from "../flowfile/model";
import { adjust, begin, type History, record, redo, settle, undo } from "../history/history";
import { type Clip, copyOf, withClip } from "./clip";
import { link, withoutNodes, withView } from "./edits";

/** The flow under edit, with its past. Every change of it goes through the functions below. */
export const useEditor = create<{ history: History<Flow> }>(() => ({
  history: begin<Flow>({ name: "", nodes: [], edges: [] }),
}));

const now = () => useEditor.getState().history;
const put = (history: History<Flow>) => useEditor.setState({ history });

export const currentFlow = (): Flow => now().present;
export const findNode = (id: string): StudioNode | undefined => currentFlow().nodes.find((node) => node.id === id);

/** One step; edits with the same `gesture` join until {@link endGesture}. */
export function edit(change: (flow: Flow) => Flow, gesture: string | null = null): void {
  put(record(now(), change(currentFlow()), gesture));
}

export function endGesture(): void {
  put(settle(now()));
}

/** The flow that a start finds: no step leads back behind it. */
export function openFirst(flow: Flow): void {
  put(begin(flow));
}

export function rename(name: string): void {
  edit((flow) => ({ ...flow, name }), "name");
}

export function undoStep(): void {
  put(keepView(undo(settle(now()))));
}

export function redoStep(): void {
  put(keepView(redo(settle(now()))));
}

function keepView(history: History<Flow>): History<Flow> {
  return adjust(history, withView(history.present, currentFlow().nodes));
}

/** Changes one block's settings. `gesture` names the field that is being typed in. */
export function changeNode<T extends StudioNode>(id: string, data: T["data"], gesture: string | null = null): void {
  edit(
    (flow) => ({ ...flow, nodes: flow.nodes.map((node) => (node.id === id ? ({ ...node, data } as StudioNode) : node)) }),
    gesture,
  );
}

/** React Flow tells of moves, sizes and selections. Only moves are edits. */
export function nodesChanged(changes: NodeChange<StudioNode>[]): void {
  const flow = currentFlow();
  const next = { ...flow, nodes: applyNodeChanges(changes, flow.nodes) };
  if (changes.some((change) => change.type === "position" && moved(flow, change.id, change.position))) {
    put(record(now(), next, "move"));
    settleSoon();
  } else {
    put(adjust(now(), next));
  }
}

function moved(flow: Flow, id: string, to: { x: number; y: number } | undefined): boolean {
  const from = flow.nodes.find((node) => node.id === id)?.position;
  return from !== undefined && to !== undefined && (from.x !== to.x || from.y !== to.y);
}

let settling: ReturnType<typeof setTimeout> | undefined;

/** A drag, or a row of arrow keys, is one step: it ends when nothing has moved for a moment. */
function settleSoon(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (now().gesture === "move") endGesture();
  }, 500);
}

export function edgesChanged(changes: EdgeChange[]): void {
  const flow = currentFlow();
  put(adjust(now(), { ...flow, edges: applyEdgeChanges(changes, flow.edges) }));
}

export function connect({ source, sourceHandle, target }: Connection): void {
  edit((flow) => link(flow, source, sourceHandle, target));
}

/** Adds a block, selected, and connects it to the exit where it was dropped. */
export function addNode(node: StudioNode, from?: { source: string; sourceHandle: string | null }): void {
  edit((flow) => {
    const nodes = [...flow.nodes.map(unselected), { ...node, selected: true } as StudioNode];
    const added = { ...flow, nodes, edges: flow.edges.map((edge) => ({ ...edge, selected: false })) };
    return from === undefined ? added : link(added, from.source, from.sourceHandle, node.id);
  });
}

/** Deletes blocks and connections in one step; the start stays. */
export function remove(nodes: readonly string[], edges: readonly string[] = []): void {
  edit((flow) => withoutNodes(flow, new Set(nodes), new Set(edges)));
}

export function select(ids: readonly string[]): void {
  const flow = currentFlow();
  const nodes = flow.nodes.map((node) =>
    (node.selected ?? false) === ids.includes(node.id) ? node : ({ ...node, selected: ids.includes(node.id) } as StudioNode),
  );
  put(adjust(now(), { ...flow, nodes, edges: flow.edges.map((edge) => ({ ...edge, selected: false })) }));
}

export function selection(): { nodes: string[]; edges: string[] } {
  const { nodes, edges } = currentFlow();
  return {
    nodes: nodes.filter((node) => node.selected).map((node) => node.id),
    edges: edges.filter((edge) => edge.selected).map((edge) => edge.id),
  };
}

/** Puts a copy of `clip` beside its origin, selected. */
export function paste(clip: Clip): void {
  if (clip.nodes.length > 0) edit((flow) => withClip(flow, clip, () => crypto.randomUUID()));
}

export function duplicate(): void {
  paste(copyOf(currentFlow(), selection().nodes));
}

function unselected(node: StudioNode): StudioNode {
  return node.selected ? ({ ...node, selected: false } as StudioNode) : node;
}
