import { useEditor } from "../app/editor";
import { declared } from "../engine/variables";
import { useReady } from "../goal/useReady";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { hashesOf } from "./context";
import { setVariable, useSession } from "./session";
import { useSubscriber } from "./subscriber";

/** Who talks to the bot: the ad click, the phone, and the values of variables. */
export function SubscriberForm() {
  const text = useText();
  const { click, ad, link, phone, me } = useSubscriber();
  return (
    <div className="subscriber form">
      <p className="hint">{text("subscriber.intro")}</p>
      <TextField
        label={text("subscriber.click")}
        hint={text("subscriber.click-hint")}
        className="mono"
        spellCheck={false}
        value={click}
        onText={(typed) => useSubscriber.setState({ click: typed })}
      />
      <label className="check">
        <input type="checkbox" checked={me} onChange={(event) => useSubscriber.setState({ me: event.target.checked })} />
        <span>
          {text("subscriber.me")}
          <span className="hint">{text("subscriber.me-hint")}</span>
        </span>
      </label>
      <TextField label={text("subscriber.ad")} value={ad} onText={(typed) => useSubscriber.setState({ ad: typed })} />
      <TextField label={text("subscriber.link")} value={link} onText={(typed) => useSubscriber.setState({ link: typed })} />
      <TextField
        label={text("subscriber.phone")}
        hint={text("subscriber.phone-hint")}
        type="tel"
        value={phone}
        onText={(typed) => useSubscriber.setState({ phone: typed })}
      />
      <PhoneHash phone={phone} />
      <Variables />
    </div>
  );
}

function PhoneHash({ phone }: { phone: string }) {
  const text = useText();
  const ready = useReady();
  const hash = ready ? hashesOf(phone)?.meta?.ph : undefined;
  if (hash === undefined) return null;
  return (
    <p className="hash">
      {text("subscriber.phone-hash")} <code>{hash}</code>
    </p>
  );
}

function Variables() {
  const text = useText();
  const nodes = useEditor(({ history }) => history.present.nodes);
  const current = useSession((session) => session.conversation.variables);
  return (
    <fieldset>
      <legend>{text("subscriber.variables")}</legend>
      <p className="hint">{text("subscriber.variables-hint")}</p>
      {declared(nodes).map(({ name }) => (
        <TextField
          key={name}
          label={name}
          placeholder={text("subscriber.unset")}
          value={current[name] ?? ""}
          onText={(value) => setVariable(name, value)}
        />
      ))}
    </fieldset>
  );
}
