import { GoalNode } from "../goal/flow";
import { ButtonsCard, ConditionCard, MessageCard, QuestionCard, SetCard, StartCard, UnknownCard } from "./cards";
import "./nodes.css";

/** One component per kind. A constant: React Flow remounts every node when it gets another object. */
export const nodeTypes = {
  start: StartCard,
  message: MessageCard,
  question: QuestionCard,
  buttons: ButtonsCard,
  condition: ConditionCard,
  set: SetCard,
  goal: GoalNode,
  unknown: UnknownCard,
};
