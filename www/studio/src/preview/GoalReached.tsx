import type { Preview, PreviewRequest, Skipped } from "goal-element";
import { Flag } from "lucide-react";
import { useState } from "react";
import { useEditor } from "../app/editor";
import { openAt } from "../app/layout";
import { goalFlow } from "../goal/flow";
import { useGoalText } from "../goal/text";
import { useText } from "../texts/text";
import type { Reached } from "./context";
import { LiveReport } from "./LiveReport";
import { RequestBody } from "./RequestBody";
import { SendForm } from "./SendForm";
import { SendResult } from "./SendResult";
import { useSendings } from "./send";
import { useDryRun } from "./useDryRun";

/** What reaching a goal does: the dry run, and the test send that a person may make of it. */
export function GoalReached({ reached }: { reached: Reached }) {
  const text = useText();
  const exists = useEditor(({ history }) => history.present.nodes.some((node) => node.id === reached.node));
  const run = useDryRun(reached);
  return (
    <section className="goal-reached" aria-label={text("preview.reached")}>
      <header>
        <Flag size={14} aria-hidden="true" />
        <span>{text("preview.reached")}</span>
        <span className="tag">{text("preview.dry")}</span>
      </header>
      {exists && <h3>{goalFlow.summary(reached.node).title}</h3>}
      {!exists && <p>{text("preview.gone")}</p>}
      {exists && run === undefined && <p>{text("preview.starting")}</p>}
      {exists && run !== undefined && <DryRun reached={reached} run={run} />}
    </section>
  );
}

function DryRun({ reached, run }: { reached: Reached; run: Preview }) {
  const text = useText();
  const sending = useSendings((sendings) => sendings[reached.happening]);
  const [first] = run.requests;
  return (
    <>
      {run.requests.map((request) => (
        <RequestBody key={request.destination} request={request} />
      ))}
      {run.skipped.map((skipped) => (
        <NotSent key={skipped.destination} skipped={skipped} run={run} node={reached.node} />
      ))}
      {run.requests.length === 0 && run.skipped.length === 0 && <p>{text("preview.counted")}</p>}
      {sending !== undefined && <SendResult reached={reached} sending={sending} request={first} />}
      {sending === undefined && first !== undefined && <SendStart reached={reached} request={first} />}
      <LiveReport reached={reached} run={run} />
    </>
  );
}

function SendStart({ reached, request }: { reached: Reached; request: PreviewRequest }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (asking) return <SendForm reached={reached} request={request} onCancel={() => setAsking(false)} />;
  return (
    <button type="button" className="button" onClick={() => setAsking(true)}>
      {text("test.send")}
    </button>
  );
}

const NAMES: Record<Skipped["destination"], string> = { meta: "Meta", tiktok: "TikTok" };

function NotSent({ skipped, run, node }: { skipped: Skipped; run: Preview; node: string }) {
  const text = useText();
  const goalText = useGoalText();
  const reason = goalText(`skip.${skipped.reason}`);
  const wrong = run.diagnostics.find((diagnostic) => diagnostic.severity === "error");
  return (
    <div className="not-sent">
      <p>
        <strong>{NAMES[skipped.destination]}</strong> {reason}
      </p>
      {wrong !== undefined && (
        <>
          <p>{goalText(`rule.${wrong.key}`, wrong.params)}</p>
          <button type="button" className="link" onClick={() => openAt(node, wrong.path)}>
            {text("test.mend")}
          </button>
        </>
      )}
    </div>
  );
}
