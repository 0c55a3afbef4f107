import type { Delivery, GoalError, PreviewRequest, TestResult } from "goal-element";
import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from "lucide-react";
import { openAt, openDrawer } from "../app/layout";
import { PLATFORMS } from "../goal/platforms";
import { useGoalText } from "../goal/text";
import { useText } from "../texts/text";
import { keptCode } from "./codes";
import type { Reached } from "./context";
import { forgetSending, type Sending, sendTest } from "./send";

interface Props {
  reached: Reached;
  sending: Sending;
  request: PreviewRequest | undefined;
}

/** How a test send went, and what can be done next. */
export function SendResult({ reached, sending, request }: Props) {
  const text = useText();
  return (
    <div className="send-result" role="status">
      {sending.state === "sending" && (
        <p className="outcome">
          <LoaderCircle size={15} className="spin" aria-hidden="true" /> {text("test.sending")}
        </p>
      )}
      {sending.state === "failed" && <Failed reached={reached} error={sending.error} request={request} />}
      {sending.state === "done" && <Done reached={reached} result={sending.result} />}
    </div>
  );
}

function Failed({ reached, error, request }: { reached: Reached; error: GoalError; request: PreviewRequest | undefined }) {
  const text = useText();
  const goalText = useGoalText();
  const retry = () => {
    if (request === undefined) forgetSending(reached.happening);
    else void sendTest(reached, request.connection, keptCode(request.connection));
  };
  return (
    <>
      <p className="outcome refused">
        <TriangleAlert size={15} aria-hidden="true" /> {goalText(`error.${error.kind}`, error.params)}
      </p>
      <div className="actions">
        <button type="button" className="button" onClick={retry}>
          {text("app.retry")}
        </button>
        <button type="button" className="button quiet" onClick={() => forgetSending(reached.happening)}>
          {text("test.cancel")}
        </button>
      </div>
    </>
  );
}

function Done({ reached, result }: { reached: Reached; result: TestResult }) {
  const text = useText();
  const goalText = useGoalText();
  return (
    <>
      {result.deliveries.map((delivery) => (
        <Answer key={delivery.id} delivery={delivery} node={reached.node} />
      ))}
      {result.deliveries.length === 0 && <p className="outcome">{text("test.no-delivery")}</p>}
      {result.skipped.map(({ destination, reason, key = reason, params }) => (
        <p key={destination}>{goalText(`skip.${key}`, params)}</p>
      ))}
      <div className="actions">
        <button type="button" className="button" onClick={() => forgetSending(reached.happening)}>
          {text("test.again")}
        </button>
        <button type="button" className="button quiet" onClick={() => openDrawer("journal")}>
          {text("test.journal")}
        </button>
      </div>
    </>
  );
}

function Answer({ delivery: { outcome, answer, destination }, node }: { delivery: Delivery; node: string }) {
  const text = useText();
  const goalText = useGoalText();
  const tone = toneOf(outcome);
  const Icon = { accepted: CircleCheck, refused: CircleX, open: TriangleAlert }[tone];
  const mend = answer?.mend;
  return (
    <>
      <p className={`outcome ${tone}`}>
        <Icon size={15} aria-hidden="true" /> <strong>{goalText(`outcome.${outcome}`)}</strong>
      </p>
      {answer !== undefined && <p>{goalText(`answer.${answer.key}`, answer.params)}</p>}
      {mend !== undefined && (
        <button type="button" className="link" onClick={() => openAt(node, mend)}>
          {text("test.mend")}
        </button>
      )}
      {answer?.trace !== undefined && (
        <p className="hint">{text("test.trace", { trace: answer.trace, platform: PLATFORMS[destination] })}</p>
      )}
    </>
  );
}

/** Good, bad, or neither yet: it may still be mended or sent later. */
function toneOf(outcome: Delivery["outcome"]): "accepted" | "refused" | "open" {
  if (outcome === "accepted") return "accepted";
  return outcome === "refused" || outcome === "reconnect" ? "refused" : "open";
}
