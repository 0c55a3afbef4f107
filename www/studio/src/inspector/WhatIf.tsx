import type { Params, WhatIf as Tried, WhatIfCase, WhatIfDestination } from "goal-element";
import { whatIf } from "goal-element/what-if";
import { useEffect, useState } from "react";
import { useSettings } from "../app/settings";
import { goalFlow } from "../goal/flow";
import { useGoalText } from "../goal/text";
import { useChanges } from "../goal/useChanges";
import { useText } from "../texts/text";

/** After the last change, in milliseconds. */
const PAUSE = 250;
const LONGEST = 40;
const NAMES: Record<WhatIfDestination["destination"], string> = { meta: "Meta", tiktok: "TikTok" };

/** What the goal would send for other values of its variables. It is tried only while it is open. */
export function WhatIf({ node }: { node: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="goal-aside" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text("inspector.what-if")}</summary>
      <p className="hint">{text("inspector.what-if-hint")}</p>
      {open && <Variables node={node} />}
    </details>
  );
}

function Variables({ node }: { node: string }) {
  const text = useText();
  const changes = useChanges();
  const [tried, setTried] = useState<readonly Tried[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is tried anew
  useEffect(() => {
    const timer = setTimeout(() => setTried(whatIf(goalFlow.get(node), {}, goalFlow.surroundings)), PAUSE);
    return () => clearTimeout(timer);
  }, [node, changes]);
  if (tried?.length === 0) return <p>{text("inspector.no-what-if")}</p>;
  return tried?.map(({ variable, cases }) => (
    <section key={variable} aria-label={variable}>
      <h4>
        <code>{variable}</code>
      </h4>
      <ul className="cases">
        {cases.map((each) => (
          <Case key={`${each.kind} ${each.sample}`} tried={each} />
        ))}
      </ul>
    </section>
  ));
}

function Case({ tried: { kind, sample, destinations, diagnostics } }: { tried: WhatIfCase }) {
  const goalText = useGoalText();
  return (
    <li>
      <span className="case-name">{goalText(`whatif.sample.${kind}`)}</span>
      {sample !== "" && <code className="case-sample">{sample}</code>}
      {destinations.map((each) => (
        <Heard key={each.destination} heard={each} />
      ))}
      {diagnostics.map(({ code, path, key, params }) => (
        <p key={`${code} ${path}`} className="hint">
          {goalText(`rule.${key}`, shortened(params))}
        </p>
      ))}
    </li>
  );
}

/** A very long value is told by its beginning, so that what is said of it can be read. */
function shortened(params: Params): Params {
  const short = (text: unknown) => (typeof text === "string" && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, short(text)])) as Params;
}

function Heard({ heard: { destination, outcome, reason, value } }: { heard: WhatIfDestination }) {
  const goalText = useGoalText();
  const money = useMoney();
  const said = reason === undefined ? goalText(`whatif.outcome.${outcome}`) : goalText(`skip.${reason}`);
  return (
    <p className={`outcome ${outcome === "sent" ? "accepted" : "open"}`}>
      {[`${NAMES[destination]}: ${said}`, value && money(value.amount, value.currency)].filter(Boolean).join(" · ")}
    </p>
  );
}

/** An amount as the studio's language writes it; a currency that there is not, as it stands. */
function useMoney(): (amount: string, currency: string) => string {
  const language = useSettings((settings) => settings.language);
  return (amount, currency) => {
    try {
      return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
    } catch {
      return `${amount} ${currency}`;
    }
  };
}
