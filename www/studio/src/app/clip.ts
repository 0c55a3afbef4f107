import { edgeOf, type Flow, plainEdge, plainNode, type StudioNode } from "../flowfile/model";
import { parseFlow } from "../flowfile/parse";
import { VERSION } from "../flowfile/write";

/** Blocks with the connections among them. */
export interface Clip {
  nodes: StudioNode[];
  edges: Flow["edges"];
}

/** What a paste moves the copies by, so that they do not hide their origins. */
const OFFSET = 40;
const MARK = "goal-studio/blocks";

export function copyOf(flow: Flow, ids: readonly string[]): Clip {
  const nodes = flow.nodes.filter((node) => ids.includes(node.id) && node.type !== "start");
  const inside = new Set(nodes.map((node) => node.id));
  return { nodes, edges: flow.edges.filter((edge) => inside.has(edge.source) && inside.has(edge.target)) };
}

export function withClip(flow: Flow, clip: Clip, newId: () => string): Flow {
  const ids = new Map(clip.nodes.map((node) => [node.id, newId()]));
  const copies = clip.nodes.map((node) => {
    const { id, type, position } = node;
    const data = structuredClone(node.data);
    const beside = { x: position.x + OFFSET, y: position.y + OFFSET };
    return { id: ids.get(id) ?? id, type, position: beside, data, selected: true } as StudioNode;
  });
  const edges = clip.edges.map((edge) => {
    const [source, target] = [edge.source, edge.target].map((id) => ids.get(id) ?? id) as [string, string];
    return edgeOf(source, edge.sourceHandle ?? null, target);
  });
  const others = flow.nodes.map((node) => (node.selected ? ({ ...node, selected: false } as StudioNode) : node));
  return { ...flow, nodes: [...others, ...copies], edges: [...flow.edges, ...edges] };
}

/** A clip as text, for the clipboard. */
export function writeClip(clip: Clip): string {
  return JSON.stringify({ mark: MARK, nodes: clip.nodes.map(plainNode), edges: clip.edges.map(plainEdge) });
}

/** The blocks in a clipboard's text; `undefined`: there are none. Read as strictly as a flow file. */
export function readClip(text: string): Clip | undefined {
  let held: { mark?: unknown; nodes?: unknown; edges?: unknown } | null;
  try {
    held = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (held?.mark !== MARK || !Array.isArray(held.nodes)) return undefined;
  // A clip has no start; a flow file must have one.
  const start = { id: " start", type: "start", position: { x: 0, y: 0 }, data: {} };
  const parsed = parseFlow(JSON.stringify({ version: VERSION, name: "", nodes: [start, ...held.nodes], edges: held.edges }));
  if ("problem" in parsed) return undefined;
  return { nodes: parsed.flow.nodes.filter((node) => node.type !== "start"), edges: parsed.flow.edges };
}
