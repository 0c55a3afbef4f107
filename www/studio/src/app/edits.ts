import { edgeOf, type Flow, type StudioNode } from "../flowfile/model";

/** One exit leads to one block: a new connection replaces the exit's former one. */
export function link(flow: Flow, source: string, sourceHandle: string | null, target: string): Flow {
  const others = flow.edges.filter((edge) => edge.source !== source || (edge.sourceHandle ?? null) !== sourceHandle);
  return { ...flow, edges: [...others, edgeOf(source, sourceHandle, target)] };
}

/** Without these blocks, these connections, and the connections of these blocks. */
export function withoutNodes(flow: Flow, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Flow {
  const goes = (node: StudioNode) => nodes.has(node.id) && node.type !== "start";
  const gone = new Set(flow.nodes.filter(goes).map((node) => node.id));
  const kept = flow.edges.filter((edge) => !edges.has(edge.id) && !gone.has(edge.source) && !gone.has(edge.target));
  if (gone.size === 0 && kept.length === flow.edges.length) return flow;
  return { ...flow, nodes: flow.nodes.filter((node) => !gone.has(node.id)), edges: kept };
}

/** What an older snapshot says of the flow, with the selection and sizes of now. */
export function withView(flow: Flow, shown: readonly StudioNode[]): Flow {
  const view = new Map(shown.map((node) => [node.id, node]));
  const nodes = flow.nodes.map((node) => {
    const seen = view.get(node.id);
    const selected = seen?.selected ?? false;
    const measured = seen?.measured ?? node.measured;
    return { ...node, selected, ...(measured && { measured }), dragging: false } as StudioNode;
  });
  return { ...flow, nodes };
}

/** Without the connection of an exit: the branch ends there, or the choice is gone. */
export function withoutExit(flow: Flow, source: string, sourceHandle: string | null): Flow {
  const edges = flow.edges.filter((edge) => edge.source !== source || (edge.sourceHandle ?? null) !== sourceHandle);
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}
