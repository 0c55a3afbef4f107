// The journal's look: the same custom properties as the other elements, light and dark.

const CSS = `
:host {
  --_surface: var(--goal-surface, light-dark(#ffffff, #1c1e22));
  --_sunken: var(--goal-surface-sunken, light-dark(#f5f6f8, #141619));
  --_text: var(--goal-text, light-dark(#1d2025, #eceef1));
  --_muted: var(--goal-text-muted, light-dark(#5a616c, #a4abb6));
  --_line: var(--goal-border, light-dark(#dfe2e7, #34383f));
  --_accent: var(--goal-accent, light-dark(#2f5bd8, #8fb0ff));
  --_good: var(--goal-success, light-dark(#1a7346, #6fd39f));
  --_bad: var(--goal-error, light-dark(#b3261e, #ff9d94));
  --_wait: var(--goal-warning, light-dark(#8a5a00, #f0c062));
  --_radius: var(--goal-radius, 8px);
  display: block;
  color: var(--_text);
  font: var(--goal-font, 14px/1.45 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([hidden]) { display: none; }
ol { display: grid; gap: 8px; list-style: none; margin: 0; padding: 0; }
.entry { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); padding: 12px 14px; }
.head { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 10px; }
.outcome { color: var(--_wait); font-weight: 600; }
.outcome::before { background: currentColor; border-radius: 50%; content: ""; display: inline-block; block-size: 8px; inline-size: 8px; margin-inline-end: 6px; }
[data-outcome="accepted"] .outcome { color: var(--_good); }
[data-outcome="refused"] .outcome { color: var(--_bad); }
.name, .aside, summary, .empty { color: var(--_muted); }
.aside { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 8px; margin-inline-start: auto; }
.badge { border: 1px solid var(--_line); border-radius: 999px; font-size: 12px; padding-inline: 7px; }
time { font-variant-numeric: tabular-nums; }
p { margin: 6px 0; max-inline-size: 72ch; }
details { margin-block: 4px; }
summary { border-radius: 4px; cursor: pointer; inline-size: fit-content; min-block-size: 24px; }
pre { background: var(--_sunken); border-radius: 6px; font: 12px/1.5 ui-monospace, monospace; margin: 4px 0 8px; max-block-size: 320px; overflow: auto; overflow-wrap: anywhere; padding: 10px; white-space: pre-wrap; }
.buttons { align-items: center; display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 8px; }
button { background: transparent; border: 1px solid var(--_line); border-radius: 6px; color: var(--_accent); cursor: pointer; font: inherit; font-weight: 500; min-block-size: 30px; padding-inline: 10px; }
button:hover { background: var(--_sunken); }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.empty { margin: 0; padding: 20px 4px; }
.told { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; white-space: nowrap; }
.told.seen { block-size: auto; clip-path: none; color: var(--_muted); inline-size: auto; margin: 6px 0 0; position: static; white-space: normal; }
@media (forced-colors: active) { .outcome::before { background: CanvasText; } }
`;

let sheet;

/** The sheet, made once: constructed sheets pass a strict content security policy. */
export function journalSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
