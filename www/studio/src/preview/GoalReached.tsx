import type { Preview, PreviewRequest } from "goal-element";
import { Flag } from "lucide-react";
import { useState } from "react";
import { useEditor } from "../app/editor";
import { openAt } from "../app/layout";
import { goalFlow } from "../goal/flow";
import { useGoalText } from "../goal/text";
import { useText } from "../texts/text";
import type { Reached } from "./context";
import { LiveReport } from "./LiveReport";
import { Once } from "./Once";
import { Requests } from "./Requests";
import { SendForm } from "./SendForm";
import { SendResult } from "./SendResult";
import { useSendings } from "./send";
import { type DryRun, useDryRun } from "./useDryRun";

/** What reaching a goal does: the dry run, and the test send that a person may make of it. */
export function GoalReached({ reached }: { reached: Reached }) {
  const text = useText();
  const exists = useEditor(({ history }) => history.present.nodes.some((node) => node.id === reached.node));
  const dry = useDryRun(reached);
  return (
    <section className="goal-reached" aria-label={text("preview.reached")}>
      <header>
        <Flag size={14} aria-hidden="true" />
        <span>{text("preview.reached")}</span>
        <span className="tag">{text("preview.dry")}</span>
      </header>
      {exists && <h3>{goalFlow.summary(reached.node).title}</h3>}
      {!exists && <p>{text("preview.gone")}</p>}
      {exists && dry === undefined && <p>{text("preview.starting")}</p>}
      {exists && dry !== undefined && <Made reached={reached} dry={dry} />}
    </section>
  );
}

function Made({ reached, dry }: { reached: Reached; dry: DryRun }) {
  const { run, context } = dry;
  const sending = useSendings((sendings) => sendings[reached.happening]);
  const [first, ...others] = run.requests;
  return (
    <>
      <Once reached={reached} dry={dry} />
      <Requests node={reached.node} run={run} context={context} />
      {run.skipped.length > 0 && <Wrong run={run} node={reached.node} />}
      {sending !== undefined && <SendResult reached={reached} sending={sending} request={first} />}
      {sending === undefined && first !== undefined && <SendStart reached={reached} requests={[first, ...others]} />}
      <LiveReport reached={reached} run={run} />
    </>
  );
}

function SendStart({ reached, requests }: { reached: Reached; requests: [PreviewRequest, ...PreviewRequest[]] }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (asking) return <SendForm reached={reached} requests={requests} onCancel={() => setAsking(false)} />;
  return (
    <button type="button" className="button" onClick={() => setAsking(true)}>
      {text("test.send")}
    </button>
  );
}

/** The error that keeps a platform from hearing of it, and the way to it. */
function Wrong({ run, node }: { run: Preview; node: string }) {
  const text = useText();
  const goalText = useGoalText();
  const wrong = run.diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (wrong === undefined) return null;
  return (
    <div className="not-sent">
      <p>{goalText(`rule.${wrong.key}`, wrong.params)}</p>
      <button type="button" className="link" onClick={() => openAt(node, wrong.path)}>
        {text("test.mend")}
      </button>
    </div>
  );
}
