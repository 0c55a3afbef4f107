import type { Context, Preview, PreviewRequest } from "goal-element";
// Not when it is first shown: a dry run makes no request, not even for the view of it.
import "goal-element/elements/request";
import { openAt } from "../app/layout";
import { useSettings } from "../app/settings";
import { goalFlow } from "../goal/flow";
import { usePanel } from "../goal/panel";
import { useServer } from "../goal/server";
import { TEXTS, useGoalText } from "../goal/text";
import { useEvents } from "../pages/useEvents";
import { useText } from "../texts/text";

/** What would leave, to the letter: the package's own view, whose lines point at the fields of the panel beside it. */
export function Requests({ node, run, context }: { node: string; run: Preview; context: Context }) {
  const language = useSettings((settings) => settings.language);
  const panel = usePanel((shown) => (shown.node === node ? shown.element : undefined));
  const box = useEvents({ "goal-open": ({ path }: { path: string }) => openAt(node, path) });
  return (
    <div ref={box} className="requests-made">
      {run.requests.map((request) => (
        <About key={request.destination} request={request} />
      ))}
      <goal-request flow={goalFlow} node={node} context={context} panel={panel} locale={language} texts={TEXTS} />
    </div>
  );
}

/** What the request itself does not say: the connection's name, and how the value came about. */
function About({ request: { connection, conversion } }: { request: PreviewRequest }) {
  const text = useText();
  const goalText = useGoalText();
  const name = useServer((server) => server.connections.find((each) => each.id === connection)?.name);
  return (
    <dl className="request-about">
      <div>
        <dt>{text("preview.through")}</dt>
        <dd>{name ?? connection}</dd>
      </div>
      {conversion !== undefined && (
        <div>
          <dt>{text("preview.conversion")}</dt>
          <dd>
            {conversion.words
              .map((key) => goalText(key, conversion.facts))
              .filter(Boolean)
              .join(" · ")}
          </dd>
        </div>
      )}
    </dl>
  );
}
