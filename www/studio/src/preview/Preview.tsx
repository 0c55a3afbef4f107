import { RotateCcw, X } from "lucide-react";
import { useEffect, useState } from "react";
import { showPreview } from "../app/layout";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { Phone } from "./Phone";
import { useRequestCount } from "./requests";
import { SubscriberForm } from "./SubscriberForm";
import { restart, useSession } from "./session";
import "./preview.css";

const TABS = ["chat", "subscriber"] as const;

/** The chat beside the canvas. */
export function Preview() {
  const text = useText();
  const [tab, setTab] = useState<(typeof TABS)[number]>("chat");
  useEffect(() => restart(), []);
  return (
    <section className="preview" aria-label={text("preview.title")}>
      <header className="panel-head">
        <h2>{text("preview.title")}</h2>
        <RequestCount />
        <IconButton label={text("preview.restart")} onClick={restart}>
          <RotateCcw size={15} />
        </IconButton>
        <IconButton label={text("app.close")} onClick={() => showPreview(false)}>
          <X size={16} />
        </IconButton>
      </header>
      <fieldset className="segments" aria-label={text("preview.title")}>
        {TABS.map((name) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {text(`preview.${name}`)}
          </button>
        ))}
      </fieldset>
      {tab === "chat" ? <Phone /> : <SubscriberForm />}
    </section>
  );
}

function RequestCount() {
  const text = useText();
  const count = useRequestCount(useSession((session) => session.run));
  return (
    <span className={`requests ${count === 0 ? "none" : ""}`} role="status" title={text("preview.requests-hint")}>
      {text("preview.requests", { count: String(count) })}
    </span>
  );
}
