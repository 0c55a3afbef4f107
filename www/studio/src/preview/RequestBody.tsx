import type { PreviewRequest } from "goal-element";
import { Check, Copy } from "lucide-react";
import { type CSSProperties, useState } from "react";
import { useServer } from "../goal/server";
import { useGoalText } from "../goal/text";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { indent } from "./indent";

/** The request as it would leave, to the letter. */
export function RequestBody({ request }: { request: PreviewRequest }) {
  const text = useText();
  const goalText = useGoalText();
  const { conversion } = request;
  const connection = useServer((server) => server.connections.find((each) => each.id === request.connection));
  return (
    <div className="request">
      <dl>
        <div>
          <dt>{text("preview.event")}</dt>
          <dd>{request.event_name}</dd>
        </div>
        <div>
          <dt>{text("preview.through")}</dt>
          <dd>{connection?.name ?? request.connection}</dd>
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
        <div>
          <dt>{text("preview.to")}</dt>
          <dd className="url">
            {request.method} {request.url}
          </dd>
        </div>
      </dl>
      <div className="request-head">
        <h4>{text("preview.would-send")}</h4>
        <CopyBody body={request.body} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <section className="request-body" tabIndex={0} aria-label={text("preview.body")}>
        <pre data-body={request.body}>
          <Json text={indent(request.body)} />
        </pre>
      </section>
    </div>
  );
}

function CopyBody({ body }: { body: string }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(body);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <IconButton label={text(copied ? "preview.copied" : "preview.copy")} onClick={() => void copy()}>
      {copied ? <Check size={14} /> : <Copy size={14} />}
    </IconButton>
  );
}

/** One line after the other: a long one hangs under its beginning. */
function Json({ text }: { text: string }) {
  return text.split(/(?<=\n)/).map((line, index) => (
    // Lines have no identity but their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={index} className="json-line" style={{ "--depth": line.search(/\S/) } as CSSProperties}>
      <Tokens line={line} />
    </span>
  ));
}

/** Keys, texts and numbers told apart. */
function Tokens({ line }: { line: string }) {
  const tokens = line.split(/("(?:[^"\\]|\\.)*")/);
  return tokens.map((token, index) => {
    const kind = !token.startsWith('"') ? "plain" : tokens[index + 1]?.startsWith(":") ? "key" : "text";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index} className={`json-${kind}`}>
        {token}
      </span>
    );
  });
}
