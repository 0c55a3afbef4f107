import {
  Flag,
  GitFork,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestion,
  Play,
  Puzzle,
  SquareMousePointer,
  Variable,
} from "lucide-react";
import type { Kind } from "../flowfile/model";

/** Each kind's picture; its colour is `--kind-<kind>` in the theme. */
export const ICONS: Record<Kind, LucideIcon> = {
  start: Play,
  message: MessageCircle,
  question: MessageCircleQuestion,
  buttons: SquareMousePointer,
  condition: GitFork,
  set: Variable,
  goal: Flag,
  unknown: Puzzle,
};

export function KindIcon({ kind }: { kind: Kind }) {
  const Icon = ICONS[kind];
  return (
    <span className={`kind-icon kind-${kind}`} aria-hidden="true">
      <Icon size={15} strokeWidth={2.1} />
    </span>
  );
}
