import { goalFlow } from "../goal/flow";
import { useChanges } from "../goal/useChanges";
import { useText } from "../texts/text";

/** What happens when somebody reaches the block, as a paragraph. */
export function InWords({ node }: { node: string }) {
  const text = useText();
  useChanges();
  return (
    <details className="goal-aside" open>
      <summary>{text("inspector.words")}</summary>
      <p>{goalFlow.explain(node)}</p>
    </details>
  );
}
