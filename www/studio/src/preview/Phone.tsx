import { SendHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { select, useEditor } from "../app/editor";
import type { Line } from "../engine/run";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { GoalReached } from "./GoalReached";
import { say, useSession } from "./session";

/** The conversation as the subscriber sees it, with the goals they do not see. */
export function Phone() {
  const name = useEditor(({ history }) => history.present.name);
  const { conversation, run } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const length = conversation.lines.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is scrolled to
  useEffect(() => {
    const last = list.current?.lastElementChild;
    last?.scrollIntoView?.({ block: "nearest" });
  }, [length, run]);
  return (
    <div className="phone">
      <div className="phone-head">
        <span className="avatar" aria-hidden="true">
          {name.trim().slice(0, 1).toUpperCase() || "·"}
        </span>
        <span>{name}</span>
      </div>
      {/* Scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div className="phone-lines" role="log" tabIndex={0} aria-label={name} ref={list}>
        {conversation.lines.map((line, index) => (
          // A run only grows at its end.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <OneLine key={`${run} ${index}`} line={line} />
        ))}
        <Choices />
      </div>
      <Composer />
    </div>
  );
}

function OneLine({ line }: { line: Line }) {
  const text = useText();
  switch (line.kind) {
    case "bot":
    case "subscriber":
      return (
        <button type="button" className={`bubble ${line.kind}`} onClick={() => select([line.node])}>
          {line.text}
        </button>
      );
    case "set":
      return <p className="aside">{text("preview.sets", { variable: line.variable, value: line.value })}</p>;
    case "goal":
      return <GoalReached reached={line} />;
    case "skipped":
      return <p className="aside">{text("preview.skipped", { what: line.what })}</p>;
    case "end":
      return <p className="aside">{text("preview.end")}</p>;
    case "loop":
      return <p className="aside">{text("preview.loop")}</p>;
  }
}

function Choices() {
  const { at, waiting } = useSession((session) => session.conversation);
  const node = useEditor(({ history }) => history.present.nodes.find((each) => each.id === at));
  if (waiting !== "choice" || node?.type !== "buttons") return null;
  return (
    <div className="choices">
      {node.data.choices.map((choice) => (
        <button key={choice.id} type="button" onClick={() => say(choice.id)}>
          {choice.label || "…"}
        </button>
      ))}
    </div>
  );
}

function Composer() {
  const text = useText();
  const waiting = useSession((session) => session.conversation.waiting);
  const [typed, setTyped] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === "") return;
    say(typed.trim());
    setTyped("");
  };
  const hint = { text: "preview.write", choice: "preview.choose", nothing: "preview.no-answer" } as const;
  return (
    <form className="composer" onSubmit={send}>
      <input
        type="text"
        aria-label={text("preview.write")}
        placeholder={text(hint[waiting])}
        disabled={waiting !== "text"}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <IconButton label={text("preview.send")} disabled={waiting !== "text"} onClick={send}>
        <SendHorizontal size={16} />
      </IconButton>
    </form>
  );
}
