// By what the platforms can find the people who reach a goal, way by way. It decides nothing: the core reads the flow.

import { loaded } from "../core.js";
import { bytesOf } from "../json.js";

export function identifiers(flow) {
  return loaded().identifiers(bytesOf(isCanvas(flow) ? whole(flow) : flow));
}

export function identifierInWords({ field, on, without }, text) {
  return text(`identifier.on.${on}`, { field: text(`identifier.field.${field}`), without: without ?? "" });
}

/** A canvas' flow, and not a flow's document. */
function isCanvas(flow) {
  return typeof flow?.get === "function" && typeof flow.nodes === "function";
}

/** The canvas as one document: what its graph tells of the nodes, and the goals in it. */
function whole(flow) {
  const { nodes = [], ...graph } = Object(flow.graph);
  return { ...graph, nodes: nodes.map((node) => ({ ...node, goal: flow.get(node.id) })), surroundings: flow.surroundings };
}
