import { CircleCheck, Flag, LoaderCircle, Play, Redo2, ScrollText, TriangleAlert, Undo2 } from "lucide-react";
import { useProblemCount } from "../goal/useProblemCount";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";
import { useSaving } from "./autosave";
import { endGesture, rename, useEditor } from "./editor";
import { openDrawer, showPreview, toggleDrawer, useLayout } from "./layout";
import { MoreMenu } from "./MoreMenu";
import { Nav } from "./Nav";
import { usePageName } from "./page";
import { redo, undo } from "./shortcuts";

export function TopBar() {
  const text = useText();
  const isEditor = usePageName(({ page }) => page === "editor");
  return (
    <header className="bar">
      <div className="bar-side">
        <span className="logo" aria-hidden="true">
          <Flag size={15} strokeWidth={2.4} />
        </span>
        <Nav />
        {isEditor && <FlowName />}
        {isEditor && <Saving />}
      </div>
      {isEditor ? <History /> : <span />}
      <div className="bar-side bar-end">
        {isEditor && <ProblemsButton />}
        {isEditor && <JournalButton />}
        <MoreMenu />
        {isEditor && <PreviewButton label={text("bar.preview")} />}
      </div>
    </header>
  );
}

function FlowName() {
  const text = useText();
  const name = useEditor(({ history }) => history.present.name);
  return (
    <h1 className="flow-name">
      <input
        aria-label={text("bar.flow-name")}
        value={name}
        placeholder={text("flow.unnamed")}
        onChange={(event) => rename(event.target.value)}
        onBlur={endGesture}
        spellCheck={false}
      />
    </h1>
  );
}

function Saving() {
  const text = useText();
  const { state } = useSaving();
  if (state === "elsewhere") return null;
  const Icon = { saved: CircleCheck, saving: LoaderCircle, failed: TriangleAlert }[state];
  return (
    <span className={`saving saving-${state}`} role="status">
      <Icon size={14} aria-hidden="true" />
      <span>{text(`save.${state}`)}</span>
    </span>
  );
}

function History() {
  const text = useText();
  const { past, future } = useEditor(({ history }) => history);
  return (
    <div className="bar-group">
      <IconButton label={text("bar.undo")} onClick={undo} disabled={past.length === 0}>
        <Undo2 size={16} />
      </IconButton>
      <IconButton label={text("bar.redo")} onClick={redo} disabled={future.length === 0}>
        <Redo2 size={16} />
      </IconButton>
    </div>
  );
}

function ProblemsButton() {
  const text = useText();
  const open = useLayout((layout) => layout.drawer === "problems");
  const { error, warning, hint } = useProblemCount();
  const count = error + warning + hint;
  const worst = error > 0 ? "error" : warning > 0 ? "warning" : "none";
  return (
    <button
      type="button"
      className={`bar-button problems-${worst}`}
      aria-expanded={open}
      onClick={() => toggleDrawer("problems")}
    >
      <TriangleAlert size={15} aria-hidden="true" />
      {text("bar.problems-count", { count: String(count) })}
    </button>
  );
}

function JournalButton() {
  const text = useText();
  const open = useLayout((layout) => layout.drawer === "journal");
  return (
    <button type="button" className="bar-button" aria-expanded={open} onClick={() => toggleDrawer("journal")}>
      <ScrollText size={15} aria-hidden="true" />
      {text("bar.journal")}
    </button>
  );
}

function PreviewButton({ label }: { label: string }) {
  const open = useLayout((layout) => layout.preview);
  const toggle = () => {
    showPreview(!open);
    if (!open) openDrawer(null);
  };
  return (
    <button type="button" className="button primary" aria-expanded={open} onClick={toggle}>
      <Play size={14} aria-hidden="true" />
      {label}
    </button>
  );
}
