// The graph around the blocks as the host gave it, and where in it each node stands.

import { toJson } from "./json.js";

/** The place of a block that the graph does not have. */
const NOWHERE = 0xffffffff;

export class Graph {
  given;
  #json = toJson(undefined);
  #places = new Map();

  /** Takes the host's graph; says whether it differs from the last one. */
  take(graph) {
    this.given = graph;
    const json = toJson(graph);
    if (json === this.#json) return false;
    this.#json = json;
    const nodes = Array.isArray(graph?.nodes) ? graph.nodes : [];
    // Of nodes with the same id the first counts.
    this.#places = new Map(nodes.map((node, place) => [String(node?.id), place]).reverse());
    return true;
  }

  /** Forgets it: the wasm has read another one from a whole flow's text. */
  forget() {
    this.given = undefined;
    this.#json = undefined;
    this.#places.clear();
  }

  place(node) {
    return this.#places.get(node) ?? NOWHERE;
  }

  /** Hands it to the wasm; `nodes`: the blocks' nodes by the blocks' numbers. */
  tell(wasm, nodes, newId) {
    if (this.#json === undefined) return;
    wasm.around(this.#json, newId());
    for (const [slot, node] of nodes.entries()) wasm.place(slot, this.place(node));
  }
}
