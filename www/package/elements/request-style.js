// The look of the request pane.

const CSS = `
.sides { align-items: start; display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); }
.body { background: var(--_sunken); border-radius: 6px; max-block-size: 420px; overflow: auto; overscroll-behavior: contain; padding: 8px 6px; }
.lines { direction: ltr; font: 12px/1.6 ui-monospace, monospace; text-align: left; }
.line { border-radius: 4px; overflow-wrap: anywhere; }
.line > span, .line > button { display: block; inline-size: 100%; padding: 0 4px 0 calc(var(--_depth, 0) * 14px + 18px); text-indent: -14px; white-space: pre-wrap; }
.line > button { background: none; border: 0; border-radius: 4px; color: inherit; font: inherit; min-block-size: 24px; }
.line > button:hover:enabled { background: color-mix(in srgb, var(--_accent) 14%, transparent); }
.line[data-lit] { background: color-mix(in srgb, var(--_accent) 18%, transparent); }
.depth-1 { --_depth: 1; }
.depth-2 { --_depth: 2; }
.depth-3 { --_depth: 3; }
.depth-4 { --_depth: 4; }
.depth-5 { --_depth: 5; }
.depth-6 { --_depth: 6; }
.depth-7 { --_depth: 7; }
.depth-8 { --_depth: 8; }
.left-out { background: none; border: 1px solid var(--_line); border-radius: 4px; color: inherit; font: 12px ui-monospace, monospace; margin-inline-end: 4px; min-block-size: 24px; padding: 0 6px; }
.key { color: var(--_accent); }
.text { color: var(--_good); }
.mark { color: var(--_muted); }
.line:is([data-lit], :hover) :is(.key, .text, .mark) { color: inherit; }
.line[data-lit] > button:hover { background: none; }
.shown { align-items: center; display: flex; gap: 8px; min-block-size: 24px; }
.shown input { accent-color: var(--_accent); block-size: 18px; inline-size: 18px; }
.person li { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 8px; padding-block: 3px; }
.person code { font: 12px ui-monospace, monospace; }
[data-how="hashed"] { color: var(--_good); }
[data-how="not-sent"] { color: var(--_muted); }
@media (forced-colors: active) { .line[data-lit] { outline: 2px solid Highlight; } }
`;

export { CSS };
