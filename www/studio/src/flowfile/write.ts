import { type Flow, plainEdge, plainNode } from "./model";

/** The version of the file that we write. */
export const VERSION = 1;

export function writeFlow(flow: Flow): string {
  const file = {
    version: VERSION,
    name: flow.name,
    nodes: flow.nodes.map(plainNode),
    edges: flow.edges.map(plainEdge),
  };
  return JSON.stringify(file, null, 2);
}
