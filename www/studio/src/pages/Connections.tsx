import { useSettings } from "../app/settings";
import { connectServer, ports } from "../goal/server";
import { TEXTS } from "../goal/text";
import { useText } from "../texts/text";
import { useElement } from "./useElement";
import { useEvents } from "./useEvents";

/** The workspace's connections. */
export function Connections() {
  const text = useText();
  const ready = useElement("connection");
  const language = useSettings((settings) => settings.language);
  const box = useEvents({ "goal-connections": () => void connectServer() });
  return (
    <>
      <header className="page-head">
        <h2>{text("page.connections")}</h2>
      </header>
      <div ref={box}>{ready && <goal-connection store={ports.connectionStore} locale={language} texts={TEXTS} />}</div>
    </>
  );
}
