import type { Diagnostic } from "./diagnostic.js";
import type { Surroundings } from "./surroundings.js";

/** A bot's whole flow, whichever editor it comes from. */
export interface Flow extends FlowGraph {
  nodes: readonly FlowNode[];
  /** The bot around the blocks, as each of them knows it. */
  surroundings?: Surroundings;
}

/** The flow around the blocks. */
export interface FlowGraph {
  nodes: readonly GraphNode[];
  /** Ways that people can go; one from or to a node that is not there is ignored. */
  edges?: readonly FlowEdge[];
  /** The goals in the host's library; absent: the host does not say. */
  saved?: readonly SavedGoal[];
  /** An id that no goal has yet, for *Make it separate*; absent: the goal's own with a number behind it. */
  new_id?: string;
}

/** One node of a flow. */
export interface GraphNode {
  id: string | number;
  /** How people know it; a goal needs none. Messages name the way to a goal by it. */
  name?: string;
  /** Absent: unknown. Every rule that would have to know stays silent then. */
  does?: NodeDoes | null;
}

/** One node of a whole flow. */
export interface FlowNode extends GraphNode {
  /** The goal, if the node is a Goal block. Anything is taken; what is wrong inside it, `validate` says. */
  goal?: unknown;
}

/** What a node does to the people who come through. What is left out, it does not do. */
export interface NodeDoes {
  /** Conversations begin here. Without any such node nothing is said of what cannot be reached. */
  start?: boolean;
  /** The variables that have a value from here on, without braces. */
  sets?: readonly string[];
  /** What people are asked for here. */
  asks?: readonly ("phone" | "email" | (string & {}))[];
  /** People are asked here whether their data may be sent. */
  consent?: boolean;
  /** The conversation ends here, whatever edges lead away. */
  ends?: boolean;
}

/** A way from one node to another. */
export interface FlowEdge {
  from: string | number;
  to: string | number;
}

/** One thing by which a platform can find the people who reach a goal. */
export interface Identifier {
  /** The goal's node. */
  readonly node: string;
  readonly destination: "meta" | "tiktok";
  /** As the platform spells it. */
  readonly field: "ctwa_clid" | "page_scoped_user_id" | "ig_sid" | "ph" | "em" | "ttclid" | "phone" | "email";
  /**
   * On which of the ways to the goal it is known. `ad`: of people who came through an ad, whichever way. `none`: nobody is asked for
   * it; the bot's own code may know it all the same. `unknown`: a node on the way is not described, or no start is told.
   */
  readonly on: "every" | "some" | "none" | "ad" | "unknown";
  /** The shortest way without it, in names, where there is one. */
  readonly without?: string;
}

/** A goal of the library. */
export interface SavedGoal {
  id: string;
  /** The newest one. */
  revision?: number;
}

/** A diagnostic and whose it is. Of the flow itself: `node` is empty, and `path` a place in the flow. */
export type NodeDiagnostic = Diagnostic & { readonly node: string };
