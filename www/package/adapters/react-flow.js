"use client";
// For @xyflow/react 12 and reactflow 11, React 18 and 19. React and the library's pieces are handed in, so that there is
// one copy of each. Properties go through a ref: React 18 would write objects as attributes.

/** The block as a node's component. Handles are the host's own elements: inside our shadow root they would not be found. */
export function createGoalNode({ React, Handle, Position, flow, toGoal = goalOf, onOpen, source = false }) {
  const h = React.createElement;

  function GoalNode({ id, data, selected, isConnectable }) {
    const goal = toGoal(data);
    const ref = useElement(React, { flow, node: id, selected: Boolean(selected) });
    useBeforePaint(React)(() => flow.set(id, goal), [id, goal]);
    useEvent(React, ref, "goal-open", onOpen && ((event) => onOpen(event.detail)));
    const handle = (type, position) => h(Handle, { key: type, type, position, isConnectable });
    return h(
      React.Fragment,
      null,
      handle("target", Position.Left),
      h("goal-block", { ref }),
      source && handle("source", Position.Right),
    );
  }
  return React.memo(GoalNode);
}

/** The panel for one node, to stand wherever the host likes. */
export function createGoalPanel({ React, flow, useWriteBack }) {
  return function GoalPanel({ node, className, readonly, density }) {
    const writeBack = useWriteBack?.();
    const ref = useElement(React, { flow, node, readonly: Boolean(readonly) });
    useEvent(React, ref, "goal-change", writeBack && ((event) => writeBack(event.detail)));
    // `class`, because React 18 does not know className on custom elements.
    return React.createElement("goal-panel", { ref, class: className, density });
  };
}

/** A hook that keeps the flow in step with the host's nodes, drawn or not, and hands every change to `write`. */
export function createUseGoalFlow({ React, flow, type = "goal", toGoal = goalOf, describeNode }) {
  const describe = createDescriber(describeNode, type);

  return function useGoalFlow(nodes, write, edges) {
    const latest = React.useRef(write);
    useBeforePaint(React)(() => {
      latest.current = write;
    });

    React.useEffect(() => {
      const goals = nodes.filter((node) => node.type === type);
      const ids = new Set(goals.map((node) => node.id));
      for (const id of flow.nodes()) if (!ids.has(id)) flow.remove(id);
      for (const node of goals) flow.set(node.id, toGoal(node.data));
    }, [nodes]);

    React.useEffect(() => {
      const graph = edges && describe(nodes, edges);
      if (graph) flow.graph = graph;
    }, [nodes, edges]);

    React.useEffect(() => {
      const pass = (event) => latest.current?.(event.detail);
      flow.addEventListener("change", pass);
      return () => {
        // What is still being typed when the editor goes away is not lost.
        flow.flush();
        flow.removeEventListener("change", pass);
      };
    }, []);
    return flow;
  };
}

/**
 * Makes graphs out of the library's nodes and edges; `undefined` when nothing has changed since the last one but where nodes
 * stand: a drag asks sixty times a second.
 */
function createDescriber(describeNode, type) {
  const known = new WeakMap();
  let last = [];
  let lastEdges;

  function described(node, at) {
    const old = known.get(node.data);
    if (old?.id === node.id) return old;
    const does = node.type === type ? undefined : describeNode?.(node);
    // A goal's data change with every key; its node says the same.
    if (!does && last[at]?.id === node.id && !last[at].does) return last[at];
    const made = { id: node.id, ...(does && { name: does.name, does }) };
    if (node.data instanceof Object) known.set(node.data, made);
    return made;
  }

  return (nodes, edges) => {
    const all = nodes.map(described);
    const isSame = edges === lastEdges && all.length === last.length && all.every((one, at) => one === last[at]);
    if (isSame) return undefined;
    last = all;
    lastEdges = edges;
    return { nodes: all, edges: edges.map(({ source, target }) => ({ from: source, to: target })) };
  };
}

/** A node as React Flow wants it, around a new goal from `defaults()`. */
export function goalNodeDefaults({ id, position, goal, type = "goal" }) {
  return { id, type, position, data: { goal } };
}

/** The host's nodes with one change written in; all other nodes stay the same objects. */
export function writeGoal(nodes, { node, goal }) {
  return nodes.map((old) => (old.id === node ? { ...old, data: { ...old.data, goal } } : old));
}

function goalOf(data) {
  return data?.goal;
}

/** On a server there is nothing to paint, and React 18 warns of layout effects there. */
function useBeforePaint(React) {
  return typeof document === "undefined" ? React.useEffect : React.useLayoutEffect;
}

function useElement(React, properties) {
  const ref = React.useRef(null);
  useBeforePaint(React)(() => {
    Object.assign(ref.current, properties);
  }, Object.values(properties));
  return ref;
}

function useEvent(React, ref, name, listener) {
  React.useEffect(() => {
    const element = ref.current;
    if (!listener) return undefined;
    element.addEventListener(name, listener);
    return () => element.removeEventListener(name, listener);
  });
}
