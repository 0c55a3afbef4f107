import type { Connection, PreviewRequest } from "goal-element";
import { type FormEvent, useState } from "react";
import { PLATFORMS } from "../goal/platforms";
import { useServer } from "../goal/server";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { keptCode } from "./codes";
import type { Reached } from "./context";
import { sendTest } from "./send";
import { useSubscriber } from "./subscriber";

interface Props {
  reached: Reached;
  requests: readonly [PreviewRequest, ...PreviewRequest[]];
  onCancel: () => void;
}

/** Asks for the test event code, and says what the send will do before it is made. */
export function SendForm({ reached, requests, onCancel }: Props) {
  const text = useText();
  const [{ connection }] = requests;
  const [code, setCode] = useState(() => keptCode(connection));
  const [missing, setMissing] = useState(false);
  const connections = useServer((server) => server.connections);
  const me = useSubscriber((subscriber) => subscriber.me);
  const refused = !me && requests.some((request) => asksForClick(request, connections));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return setMissing(true);
    void sendTest(reached, connection, code.trim());
  };
  return (
    <form className="send-form" onSubmit={send} noValidate>
      <TextField
        label={text("test.code")}
        hint={text("test.code-hint")}
        value={code}
        placeholder="TEST12345"
        className="mono"
        autoFocus
        aria-invalid={missing}
        spellCheck={false}
        onText={(typed) => {
          setCode(typed);
          setMissing(false);
        }}
      />
      <p className="send-error" role="alert">
        {missing && text("test.code-missing")}
      </p>
      {requests.map((request) => (
        <Consequence key={request.destination} request={request} connections={connections} />
      ))}
      {refused && <p className="send-note">{text("test.real-click")}</p>}
      <div className="actions">
        <button type="submit" className="button primary" disabled={refused}>
          {text("test.send")}
        </button>
        <button type="button" className="button quiet" onClick={onCancel}>
          {text("test.cancel")}
        </button>
      </div>
    </form>
  );
}

/** Meta checks the click of an ad that opened a WhatsApp chat; nothing else, and the sandbox takes any. */
function asksForClick({ connection, ledger }: PreviewRequest, connections: readonly Connection[]): boolean {
  const isReal = connections.every(({ id, sandbox }) => id !== connection || sandbox !== true);
  return isReal && ledger.some(({ field, fate }) => field === "ctwa_clid" && fate === "raw");
}

/** What sending one request brings about. */
function Consequence({ request, connections }: { request: PreviewRequest; connections: readonly Connection[] }) {
  const text = useText();
  const { destination, connection: id, event_name: event, value } = request;
  const through = connections.find((each) => each.id === id);
  const platform = PLATFORMS[destination];
  const said = () => {
    if (through?.sandbox) return text("test.sandbox", { connection: through.name, platform });
    if (destination === "tiktok") return text("test.tiktok");
    return value === undefined ? text("test.counts", { event }) : text("test.counts-value", { event, ...value });
  };
  return <p className="send-note">{said()}</p>;
}
