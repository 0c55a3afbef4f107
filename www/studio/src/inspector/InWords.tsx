import type { Identifier } from "goal-element";
import { identifierInWords, identifiers } from "goal-element/identifiers";
import { goalFlow } from "../goal/flow";
import { PLATFORMS } from "../goal/platforms";
import { useGoalText } from "../goal/text";
import { useChanges } from "../goal/useChanges";
import { useText } from "../texts/text";

/** What happens when somebody reaches the block, as a paragraph, and by what each platform finds that person. */
export function InWords({ node }: { node: string }) {
  const text = useText();
  useChanges();
  return (
    <details className="goal-aside" open>
      <summary>{text("inspector.words")}</summary>
      <p>{goalFlow.explain(node)}</p>
      <FoundBy known={identifiers(goalFlow).filter((known) => known.node === node)} />
    </details>
  );
}

function FoundBy({ known }: { known: readonly Identifier[] }) {
  const text = useText();
  const goalText = useGoalText();
  return Object.entries(PLATFORMS).map(([destination, platform]) => {
    const own = known.filter((each) => each.destination === destination);
    if (own.length === 0) return null;
    return (
      <section key={destination}>
        <h4>{text("inspector.found-by", { platform })}</h4>
        <ul className="found-by">
          {own.map((each) => (
            <li key={each.field}>{identifierInWords(each, goalText)}</li>
          ))}
        </ul>
      </section>
    );
  });
}
