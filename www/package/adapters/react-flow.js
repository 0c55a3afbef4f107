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
export function createUseGoalFlow({ React, flow, type = "goal", toGoal = goalOf }) {
  return function useGoalFlow(nodes, write) {
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
