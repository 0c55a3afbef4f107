import type { PreviewRequest } from "goal-element";
import { type FormEvent, useState } from "react";
import { useServer } from "../goal/server";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { keptCode } from "./codes";
import type { Reached } from "./context";
import { sendTest } from "./send";
import { useSubscriber } from "./subscriber";
import { worthOf } from "./worth";

interface Props {
  reached: Reached;
  request: PreviewRequest;
  onCancel: () => void;
}

/** Asks for the test event code, and says what the send will do before it is made. */
export function SendForm({ reached, request, onCancel }: Props) {
  const text = useText();
  const [code, setCode] = useState(() => keptCode(request.connection));
  const [missing, setMissing] = useState(false);
  const sandbox = useServer(({ connections }) => connections.some((each) => each.id === request.connection && each.sandbox));
  const me = useSubscriber((subscriber) => subscriber.me);
  const refused = !sandbox && !me;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return setMissing(true);
    void sendTest(reached, request.connection, code.trim());
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
      <Consequence request={request} sandbox={sandbox} />
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

function Consequence({ request, sandbox }: { request: PreviewRequest; sandbox: boolean }) {
  const text = useText();
  const name = useServer(({ connections }) => connections.find((each) => each.id === request.connection)?.name);
  if (sandbox) return <p className="send-note">{text("test.sandbox", { connection: name ?? request.connection })}</p>;
  const worth = worthOf(request.body);
  const event = request.event_name;
  const said = worth === undefined ? text("test.counts", { event }) : text("test.counts-value", { event, ...worth });
  return <p className="send-note">{said}</p>;
}
