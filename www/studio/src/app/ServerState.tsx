import { CloudOff } from "lucide-react";
import { connectServer, useServer } from "../goal/server";
import { useText } from "../texts/text";

/** Says when the server cannot be reached; silent while all is well. */
export function ServerState() {
  const text = useText();
  const state = useServer((server) => server.state);
  if (state !== "off" && state !== "session") return null;
  return (
    <div className="server-state" role="status">
      <CloudOff size={15} aria-hidden="true" />
      <span>{text(`server.${state}`)}</span>
      <button type="button" className="link" onClick={() => void connectServer()}>
        {text("app.retry")}
      </button>
    </div>
  );
}
