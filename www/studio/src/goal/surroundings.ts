import { useEditor } from "../app/editor";
import { declared } from "../engine/variables";
import { goalFlow } from "./flow";
import { useServer } from "./server";

/** Tells the goals about the bot around them: its variables, connections and exchange rates. Equal content is no work for the package. */
export function watchSurroundings(): () => void {
  let nodes: unknown;
  const tell = () => {
    const flow = useEditor.getState().history.present;
    nodes = flow.nodes;
    const { connections, rates, workspace } = useServer.getState();
    goalFlow.surroundings = {
      variables: declared(flow.nodes),
      connections,
      rates,
      ...(workspace !== null && { default_connections: workspace.default_connections }),
    };
  };
  tell();
  const drop = [
    useEditor.subscribe(({ history }) => {
      if (history.present.nodes !== nodes) tell();
    }),
    useServer.subscribe(tell),
  ];
  return () => {
    for (const stop of drop) stop();
  };
}
