import { identify } from "goal-element";
import { useEditor } from "../app/editor";
import { declared } from "../engine/variables";
import { useServer } from "../goal/server";
import { useGoalText } from "../goal/text";
import { useReady } from "../goal/useReady";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { hashesOf, homeOf } from "./context";
import { setVariable, useSession } from "./session";
import { useSubscriber } from "./subscriber";

/** Who talks to the bot: the ad click, the phone, and the values of variables. */
export function SubscriberForm() {
  const text = useText();
  const { click, ad, link, phone, email, me } = useSubscriber();
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
      <TextField
        label={text("subscriber.email")}
        hint={text("subscriber.phone-hint")}
        inputMode="email"
        value={email}
        onText={(typed) => useSubscriber.setState({ email: typed })}
      />
      <Ids />
      <Variables />
    </div>
  );
}

/** What the platforms get of the phone, or why they get nothing. */
function PhoneHash({ phone }: { phone: string }) {
  const text = useText();
  const goalText = useGoalText();
  const ready = useReady();
  const home = useServer(({ connections }) => homeOf(connections));
  if (!ready || phone.trim() === "") return null;
  const { reason } = identify("meta", { ph: phone }, { country: home }).ph;
  if (reason !== undefined)
    return (
      <p className="send-note" role="status">
        {goalText(`identity.${reason}`)}
      </p>
    );
  return (
    <p className="hash">
      {text("subscriber.phone-hash")} <code>{hashesOf({ phone, email: "" }, home).meta?.ph}</code>
    </p>
  );
}

/** The ids by which the other channels know the person, where a connection leads through them. */
function Ids() {
  const text = useText();
  const subscriber = useSubscriber();
  const connections = useServer((server) => server.connections);
  const ids = [
    ["psid", connections.some(({ channel }) => channel === "messenger")],
    ["igsid", connections.some(({ channel }) => channel === "instagram")],
    ["ttclid", connections.some(({ pixel_code }) => pixel_code !== undefined)],
  ] as const;
  return ids.map(
    ([name, known]) =>
      known && (
        <TextField
          key={name}
          label={text(`subscriber.${name}`)}
          hint={text(`subscriber.${name}-hint`)}
          className="mono"
          spellCheck={false}
          value={subscriber[name]}
          onText={(typed) => useSubscriber.setState({ [name]: typed })}
        />
      ),
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
