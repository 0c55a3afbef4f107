// The host's documents by node. Those of a flow that came as text are parsed once somebody asks for one of them: most flows
// are loaded, looked at and closed again.

const IN_TEXT = Symbol("in the text");

export class Documents {
  #documents = new Map();
  #text;

  /** Takes the documents of `nodes`, which stand in `text`, in the place of all. */
  load(nodes, text) {
    this.#documents = new Map(nodes.map((node) => [node, IN_TEXT]));
    this.#text = text;
  }

  has(node) {
    return this.#documents.has(node);
  }

  get(node) {
    if (this.#documents.get(node) === IN_TEXT) this.#parse();
    return this.#documents.get(node);
  }

  /** Whether it is this very object; a text is no object. */
  is(node, goal) {
    return this.#documents.has(node) && Object.is(this.#documents.get(node), goal);
  }

  set(node, goal) {
    this.#documents.set(node, goal);
  }

  delete(node) {
    return this.#documents.delete(node);
  }

  clear() {
    this.#documents.clear();
    this.#text = undefined;
  }

  nodes() {
    return [...this.#documents.keys()];
  }

  #parse() {
    for (const [node, goal] of goalsOf(parsed(this.#text))) {
      if (this.#documents.get(node) === IN_TEXT) this.#documents.set(node, goal);
    }
    for (const [node, goal] of this.#documents) if (goal === IN_TEXT) this.#documents.set(node, undefined);
    this.#text = undefined;
  }
}

/** A flow from text, bytes, or as it is; nothing where it is no JSON, or no object. */
export function parsed(flow) {
  const value = typeof flow === "string" || flow instanceof Uint8Array ? fromText(flow) : flow;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

function fromText(flow) {
  try {
    return JSON.parse(typeof flow === "string" ? flow : new TextDecoder().decode(flow));
  } catch {
    return undefined;
  }
}

/** The goals of a flow by their nodes; of nodes with the same id the first counts. */
export function goalsOf(flow) {
  const goals = new Map();
  const nodes = Array.isArray(flow?.nodes) ? flow.nodes : [];
  for (const node of nodes) {
    const goal = node?.goal ?? node?.data?.goal;
    const id = String(node?.id ?? "");
    if (goal !== undefined && goal !== null && !goals.has(id)) goals.set(id, goal);
  }
  return goals;
}

/** The graph of a flow. */
export function withoutGoals(flow) {
  const { nodes, edges, saved } = Object(flow);
  const around = Array.isArray(nodes) ? nodes.map((node) => ({ id: node?.id, name: node?.name, does: node?.does })) : [];
  return { nodes: around, edges, saved };
}
