import { CircleAlert, Info, X } from "lucide-react";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { saveNow, useSaving } from "./autosave";
import { dismiss, type Notice, useNotices } from "./notices";
import { openOther } from "./open";

export function Notices() {
  const shown = useNotices((notices) => notices.shown);
  const elsewhere = useSaving((saving) => saving.state === "elsewhere");
  return (
    <div className="notices" role="log">
      {elsewhere && <Elsewhere />}
      {shown.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function OneNotice({ notice }: { notice: Notice }) {
  const text = useText();
  const Icon = notice.tone === "error" ? CircleAlert : Info;
  return (
    <div className={`notice notice-${notice.tone}`}>
      <Icon size={16} aria-hidden="true" />
      <p>{notice.say(text)}</p>
      {notice.actions.map(({ label, run }) => (
        <button key={label(text)} type="button" className="link" onClick={run}>
          {label(text)}
        </button>
      ))}
      <IconButton label={text("app.close")} onClick={() => dismiss(notice.id)}>
        <X size={14} />
      </IconButton>
    </div>
  );
}

/** Two tabs, one place to save: a person decides which flow stays. */
function Elsewhere() {
  const text = useText();
  const settle = (run: () => void) => () => {
    run();
    saveNow();
  };
  return (
    <div className="notice notice-error">
      <CircleAlert size={16} aria-hidden="true" />
      <p>{text("save.elsewhere")}</p>
      <button type="button" className="link" onClick={settle(openOther)}>
        {text("save.load")}
      </button>
      <button type="button" className="link" onClick={settle(() => {})}>
        {text("save.keep")}
      </button>
    </div>
  );
}
