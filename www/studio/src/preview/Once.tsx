import type { GoalBlock } from "goal-element";
import { useEditor } from "../app/editor";
import { openAt } from "../app/layout";
import { fill } from "../engine/template";
import { useText } from "../texts/text";
import type { Reached } from "./context";
import type { DryRun } from "./useDryRun";
import { useEarlier } from "./useEarlier";

/** Of somebody who reaches the goal a second time, whether it counts again, and why. */
export function Once({ reached, dry }: { reached: Reached; dry: DryRun }) {
  const text = useText();
  const earlier = useEarlier(reached, dry);
  const once = useEditor(({ history }) => {
    const node = history.present.nodes.find((each) => each.id === reached.node);
    return node?.type === "goal" ? (node.data.goal as GoalBlock).once : undefined;
  });
  if (earlier === "never") return null;
  if (earlier === "counted") {
    const key = fill(once?.key ?? "", reached.variables);
    return <p className="once">{text(`once.${once?.per ?? "subscriber"}`, { key })}</p>;
  }
  // Another order is another sale: nothing to warn of.
  if (once !== undefined) return <p className="once">{text("once.another")}</p>;
  return (
    <div className="once again">
      <p>{text("once.twice")}</p>
      <button type="button" className="link" onClick={() => openAt(reached.node, "/once/per")}>
        {text("once.choose")}
      </button>
    </div>
  );
}
