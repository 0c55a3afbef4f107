import { declared } from "../engine/variables";
import type { StudioNode } from "../flowfile/model";
import { useText } from "../texts/text";

const KEYS = [
  ["keys.undo", ["Ctrl Z", "Ctrl ⇧ Z"]],
  ["keys.copy", ["Ctrl C", "Ctrl V", "Ctrl D"]],
  ["keys.delete", ["Del"]],
  ["keys.move", ["← ↑ → ↓"]],
  ["keys.region", ["F6", "⇧ F6"]],
] as const;

/** What there is to see while nothing is selected: the flow's variables, and the keys. */
export function FlowInfo({ nodes }: { nodes: readonly StudioNode[] }) {
  const text = useText();
  const variables = declared(nodes);
  return (
    <>
      <header className="panel-head">
        <h2>{text("inspector.none")}</h2>
      </header>
      <div className="form">
        <p className="hint">{text("inspector.none-hint")}</p>
        <section>
          <h3>{text("inspector.variables")}</h3>
          {variables.length === 0 && <p className="hint">{text("inspector.no-variables")}</p>}
          <dl className="variables">
            {variables.map(({ name, samples }) => (
              <div key={name}>
                <dt>
                  <code className="variable">{name}</code>
                </dt>
                <dd>{samples.slice(0, 2).join(" · ")}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{text("inspector.keys")}</h3>
          <dl className="keys">
            {KEYS.map(([key, presses]) => (
              <div key={key}>
                <dt>{text(key)}</dt>
                <dd>
                  {presses.map((press) => (
                    <kbd key={press}>{press}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
