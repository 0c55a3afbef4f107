import type { Money, Preview } from "goal-element";
import { Radio } from "lucide-react";
import { useSettings } from "../app/settings";
import { goalFlow } from "../goal/flow";
import { useServer } from "../goal/server";
import { TEXTS, useGoalText } from "../goal/text";
import { useElement } from "../pages/useElement";
import { useText } from "../texts/text";
import type { Reached } from "./context";
import { reportLive, useReports } from "./live";
import { useSubscriber } from "./subscriber";

/** Reports a goal live, and shows the line that a host's inbox would show of it. Only where all leads to the sandbox. */
export function LiveReport({ reached, run }: { reached: Reached; run: Preview }) {
  const text = useText();
  const goalText = useGoalText();
  const report = useReports((reports) => reports[reached.happening]);
  const safe = useServer(({ connections }) => {
    const through = run.requests.map(({ connection }) => connections.find(({ id }) => id === connection));
    return through.every((connection) => connection?.sandbox === true);
  });
  if (!safe) return null;
  if (report?.state === "done")
    return <Line reached={reached} value={run.requests[0]?.value} repeat={report.result.reached === "repeat"} />;
  return (
    <div className="live">
      {report?.state === "failed" && (
        <p className="outcome refused">{goalText(`error.${report.error.kind}`, report.error.params)}</p>
      )}
      <button type="button" className="button" disabled={report?.state === "sending"} onClick={() => void reportLive(reached)}>
        <Radio size={14} aria-hidden="true" /> {text("live.send")}
      </button>
      <p className="hint">{text(run.requests.length > 0 ? "live.hint" : "live.hint-counts")}</p>
    </div>
  );
}

function Line({ reached, value, repeat }: { reached: Reached; value: Money | undefined; repeat: boolean }) {
  const text = useText();
  const ready = useElement("message");
  const language = useSettings((settings) => settings.language);
  const { ad, link } = useSubscriber();
  const name = goalFlow.summary(reached.node).title;
  return (
    <div className="live">
      <p>{text(repeat ? "live.repeat" : "live.first")}</p>
      {ready && <goal-message reached={{ name, value, ad: { ad_name: ad, link } }} locale={language} texts={TEXTS} />}
    </div>
  );
}
