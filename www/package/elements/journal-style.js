// The look of the journal.

const CSS = `
ol { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.entry { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); padding: 12px 14px; }
.head { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 10px; }
.outcome { color: var(--_wait); font-weight: 600; }
.outcome::before { background: currentColor; border-radius: 50%; content: ""; display: inline-block; block-size: 8px; inline-size: 8px; margin-inline-end: 6px; }
[data-outcome="accepted"] .outcome { color: var(--_good); }
:is([data-outcome="refused"], [data-outcome="expired"]) .outcome { color: var(--_bad); }
:is([data-outcome="skipped"], [data-outcome="erased"]) .outcome { color: var(--_muted); }
.name, .aside, summary, .empty { color: var(--_muted); }
.aside { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 8px; margin-inline-start: auto; }
time { font-variant-numeric: tabular-nums; }
.said, details p { margin: 6px 0; max-inline-size: 72ch; }
details { margin-block: 4px; }
pre { background: var(--_sunken); border-radius: 6px; font: 12px/1.5 ui-monospace, monospace; margin: 4px 0 8px; max-block-size: 320px; overflow: auto; overflow-wrap: anywhere; padding: 10px; white-space: pre-wrap; }
.buttons { align-items: center; display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 8px; }
.empty { padding: 20px 4px; }
@media (forced-colors: active) { .outcome::before { background: CanvasText; } }
`;

export { CSS };
