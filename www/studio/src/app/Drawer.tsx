import type { Delivery } from "goal-element";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { goalFlow } from "../goal/flow";
import { useServer } from "../goal/server";
import { TEXTS } from "../goal/text";
import { useElement } from "../pages/useElement";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { openAt, openDrawer, useLayout } from "./layout";
import { useSettings } from "./settings";

/** What lies under the canvas: the problems of the flow, or the journal of what was sent. */
export function Drawer() {
  const text = useText();
  const drawer = useLayout((layout) => layout.drawer);
  if (drawer === null) return null;
  return (
    <section className="drawer" aria-label={text(`bar.${drawer}`)}>
      <header className="panel-head">
        <h2>{text(`bar.${drawer}`)}</h2>
        <IconButton label={text("drawer.close")} onClick={() => openDrawer(null)}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="drawer-body">{drawer === "problems" ? <Problems /> : <Journal />}</div>
    </section>
  );
}

interface Opening {
  node?: string;
  path?: string;
}

/** Both lists ask for a block's settings by the same event. */
function useOpening(): React.RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    const open = (event: Event) => {
      const { node, path } = (event as CustomEvent<Opening>).detail;
      if (node !== undefined) openAt(node, path);
    };
    element?.addEventListener("goal-open", open);
    return () => element?.removeEventListener("goal-open", open);
  }, []);
  return box;
}

function Problems() {
  const box = useOpening();
  return (
    <div ref={box}>
      <goal-problems flow={goalFlow} />
    </div>
  );
}

function Journal() {
  const text = useText();
  const box = useOpening();
  const ready = useElement("journal");
  const language = useSettings((settings) => settings.language);
  const deliveries: readonly Delivery[] = useServer((server) => server.deliveries);
  return (
    <div ref={box}>
      {ready ? <goal-journal deliveries={deliveries} locale={language} texts={TEXTS} /> : <p>{text("journal.loading")}</p>}
    </div>
  );
}
