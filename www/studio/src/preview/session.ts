import { create } from "zustand";
import { currentFlow } from "../app/editor";
import { useLayout } from "../app/layout";
import { answer, assign, type Conversation, start } from "../engine/run";
import type { Reached } from "./context";
import { useSubscriber } from "./subscriber";

interface Session {
  conversation: Conversation;
  /** Tells one run from the next. */
  run: number;
  /** Goals that earlier runs reached, the oldest first. */
  past: readonly Reached[];
}

/** Earlier goals that are remembered; a person tries a thing twice, not a hundred times. */
const REMEMBERED = 20;

const newId = () => crypto.randomUUID();

/** The conversation that is played beside the canvas. */
export const useSession = create<Session>(() => ({
  conversation: { lines: [], variables: {}, at: "", waiting: "nothing" },
  run: 0,
  past: [],
}));

export function restart(): void {
  const conversation = start(currentFlow(), useSubscriber.getState().variables, newId);
  useSession.setState(({ run, ...before }) => ({
    conversation,
    run: run + 1,
    past: [...before.past, ...reachedIn(before.conversation)].slice(-REMEMBERED),
  }));
}

/** The goals of a conversation, in the order in which they were reached. */
export function reachedIn({ lines }: Conversation): Reached[] {
  return lines.filter((line) => line.kind === "goal");
}

/** What the subscriber says; heard by the flow as it is drawn now. */
export function say(said: string): void {
  useSession.setState(({ conversation }) => ({ conversation: answer(currentFlow(), conversation, said, newId) }));
}

/** A value typed in the subscriber's form: from now on, in this run and the next ones. */
export function setVariable(name: string, value: string): void {
  useSubscriber.setState(({ variables }) => ({ variables: { ...variables, [name]: value } }));
  useSession.setState(({ conversation }) => ({ conversation: assign(conversation, name, value) }));
}

/** The block where the subscriber is, while the preview is open. */
export function useWhere(): string | null {
  const open = useLayout((layout) => layout.preview);
  const at = useSession((session) => session.conversation.at);
  return open && at !== "" ? at : null;
}
