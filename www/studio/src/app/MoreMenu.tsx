import { Download, FileUp, Menu, Sparkles } from "lucide-react";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useText } from "../texts/text";
import { Field } from "../ui/Field";
import { IconButton } from "../ui/IconButton";
import { openFile, saveFile } from "./files";
import { openSample } from "./open";
import { LANGUAGES, type Language, type Theme, useSettings } from "./settings";

const THEMES: Theme[] = ["auto", "light", "dark"];

/** Flow files, language and appearance. */
export function MoreMenu() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useClosing(box, open, () => setOpen(false));
  const done = (run: () => void) => () => {
    setOpen(false);
    run();
  };
  return (
    <div className="more" ref={box}>
      <IconButton label={text("bar.more")} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Menu size={17} />
      </IconButton>
      {open && (
        <div className="more-box">
          <OpenFile onDone={() => setOpen(false)} />
          <button type="button" className="more-item" onClick={done(saveFile)}>
            <Download size={15} aria-hidden="true" /> {text("bar.export")}
          </button>
          <button type="button" className="more-item" onClick={done(openSample)}>
            <Sparkles size={15} aria-hidden="true" /> {text("bar.sample")}
          </button>
          <hr />
          <Choices />
        </div>
      )}
    </div>
  );
}

function OpenFile({ onDone }: { onDone: () => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = "";
    if (file !== undefined) void openFile(file);
    onDone();
  };
  return (
    <>
      <button type="button" className="more-item" onClick={() => input.current?.click()}>
        <FileUp size={15} aria-hidden="true" /> {text("bar.import")}
      </button>
      <input ref={input} type="file" accept="application/json,.json" aria-label={text("bar.import")} hidden onChange={choose} />
    </>
  );
}

function Choices() {
  const text = useText();
  const { language, theme } = useSettings();
  return (
    <>
      <Field label={text("bar.language")}>
        {(ids) => (
          <select
            {...ids}
            value={language}
            onChange={(event) => useSettings.setState({ language: event.target.value as Language })}
          >
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={text("bar.theme")}>
        {(ids) => (
          <select {...ids} value={theme} onChange={(event) => useSettings.setState({ theme: event.target.value as Theme })}>
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {text(`theme.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

/** A press outside, or Escape, closes the box. */
function useClosing(box: React.RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const press = (event: Event) => {
      if (!event.composedPath().includes(box.current as EventTarget)) close();
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      close();
      box.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("keydown", leave);
    };
  });
}
