/**
 * React Flow: @xyflow/react 12 or reactflow 11, with React 18 or 19. Nothing is imported: hand in your own copies.
 *
 * @module
 */
import type * as ReactNamespace from "react";
import type {
  GoalBlockElement,
  GoalConnectionElement,
  GoalJournalElement,
  GoalLibraryElement,
  GoalMessageElement,
  GoalPanelElement,
  GoalProblemsElement,
  GoalRequestElement,
  GoalSourceElement,
  GoalStatsElement,
} from "../elements.js";
import type { GoalChange, GoalFlow } from "../flow.js";
import type { JsonPointer } from "../types/goal.js";
import type { NodeDoes } from "../types/graph.js";

/** The parts of React that the adapter uses; give the whole of it. */
export type React = Pick<
  typeof ReactNamespace,
  "createElement" | "Fragment" | "memo" | "useEffect" | "useLayoutEffect" | "useRef"
>;

/** What React Flow's `Handle` is given. */
export interface GoalHandleProps<Place> {
  type: "source" | "target";
  position: Place;
  isConnectable?: boolean;
}

/** How to make the node component. */
export interface GoalNodeOptions<Place> {
  React: React;
  /** React Flow's `Handle`. */
  Handle: ReactNamespace.ComponentType<GoalHandleProps<Place>>;
  /** React Flow's `Position`. */
  Position: { readonly Left: Place; readonly Right: Place };
  flow: GoalFlow;
  /** Where a node's `data` keeps the goal; `data.goal` unless given. Must give the same object while nothing changed. */
  toGoal?: ((data: Record<string, unknown>) => unknown) | undefined;
  /** The block asks for its panel: select the node, show the panel, and focus `path` by `flow.focus(node, path)`. */
  onOpen?: ((request: { node: string; path?: JsonPointer }) => void) | undefined;
  /** Whether the branch may go on after the goal. */
  source?: boolean | undefined;
}

/** What React Flow gives to the component, as far as it is used. */
export interface GoalNodeProps {
  id: string;
  data: Record<string, unknown>;
  selected?: boolean | undefined;
  isConnectable?: boolean | undefined;
}

/** The component for `nodeTypes={{ goal }}`. Make it once, outside of components. */
export function createGoalNode<Place>(options: GoalNodeOptions<Place>): ReactNamespace.NamedExoticComponent<GoalNodeProps>;

/** What the panel is given. */
export interface GoalPanelProps {
  /** Id of the node to show. */
  node: string;
  className?: string | undefined;
  readonly?: boolean | undefined;
  density?: "comfortable" | "compact" | undefined;
}

/**
 * A component around `<goal-panel>`. `useWriteBack` is a hook that gives the function to write the panel's changes with;
 * leave it out where `createUseGoalFlow` writes, which hears of every change.
 */
export function createGoalPanel(options: {
  React: React;
  flow: GoalFlow;
  useWriteBack?: (() => (change: GoalChange) => void) | undefined;
}): ReactNamespace.FunctionComponent<GoalPanelProps>;

/** A node, as far as the hook looks at it. */
export interface FlowNode {
  id: string;
  type?: string | undefined;
  data: Record<string, unknown>;
}

/** An edge, as far as the hook looks at it. */
export interface FlowEdge {
  source: string;
  target: string;
}

/**
 * Makes the hook `useGoalFlow(nodes, write, edges)`: it keeps `flow` in step with the nodes of type `type` (`goal` unless
 * given), drawn or not, and hands every change to `write`. Put final ones on your undo stack, show transient ones. With
 * `edges` the goals are also judged by where they stand; `describeNode` says what a node of yours does, under which name
 * people know it, and nothing (`undefined`) where that is unknown. It is asked again when the node's `data` is another object.
 */
export function createUseGoalFlow(options: {
  React: React;
  flow: GoalFlow;
  type?: string | undefined;
  toGoal?: ((data: Record<string, unknown>) => unknown) | undefined;
  describeNode?: ((node: FlowNode) => (NodeDoes & { name?: string | undefined }) | undefined) | undefined;
}): (nodes: readonly FlowNode[], write: (change: GoalChange) => void, edges?: readonly FlowEdge[]) => GoalFlow;

/** A node for React Flow around a new goal: `goalNodeDefaults({ id, position, goal: defaults() })`. */
export function goalNodeDefaults<Goal, Type extends string = "goal">(options: {
  id: string;
  position: { x: number; y: number };
  goal: Goal;
  type?: Type;
}): { id: string; type: Type; position: { x: number; y: number }; data: { goal: Goal } };

/** Your nodes with one change written into `data.goal`; all other nodes stay the same objects. */
export function writeGoal<Node extends FlowNode>(nodes: readonly Node[], change: Pick<GoalChange, "node" | "goal">): Node[];

type GoalElementProps<Element> = ReactNamespace.DetailedHTMLProps<ReactNamespace.HTMLAttributes<Element>, Element> & {
  class?: string | undefined;
  locale?: string | undefined;
  density?: string | undefined;
};

/** Properties that a host may give, or leave out as `undefined`. */
type Given<Element, Name extends keyof Element> = { [Key in Name]?: Element[Key] | undefined };

/** React 19 sets properties of elements; with React 18 use a ref. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "goal-block": GoalElementProps<GoalBlockElement> & Partial<Pick<GoalBlockElement, "flow" | "node" | "goal" | "selected">>;
      "goal-panel": GoalElementProps<GoalPanelElement> &
        Partial<Pick<GoalPanelElement, "flow" | "node" | "goal" | "readonly">> & {
          "ongoal-change"?: ((event: CustomEvent<GoalChange>) => void) | undefined;
        };
      "goal-problems": GoalElementProps<GoalProblemsElement> & Partial<Pick<GoalProblemsElement, "flow" | "node" | "goal">>;
      "goal-connection": GoalElementProps<GoalConnectionElement> & Given<GoalConnectionElement, "store" | "texts">;
      "goal-journal": GoalElementProps<GoalJournalElement> &
        Given<GoalJournalElement, "deliveries" | "journal" | "filter" | "texts">;
      "goal-library": GoalElementProps<GoalLibraryElement> & Given<GoalLibraryElement, "store" | "picked" | "pickable" | "texts">;
      "goal-message": GoalElementProps<GoalMessageElement> & Given<GoalMessageElement, "reached" | "texts">;
      "goal-request": GoalElementProps<GoalRequestElement> &
        Given<GoalRequestElement, "flow" | "node" | "context" | "panel" | "pointed" | "texts">;
      "goal-source": GoalElementProps<GoalSourceElement> & Given<GoalSourceElement, "flow" | "node" | "store" | "texts">;
      "goal-stats": GoalElementProps<GoalStatsElement> &
        Given<GoalStatsElement, "stats" | "goal" | "bot" | "currency" | "timeZone" | "mode" | "period" | "texts">;
    }
  }
}
