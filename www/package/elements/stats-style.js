// The look of the statistics.

const CSS = `
[data-outcome] { --_tone: var(--_muted); }
[data-outcome="accepted"] { --_tone: var(--_good); }
:is([data-outcome="refused"], [data-outcome="expired"]) { --_tone: var(--_bad); }
:is([data-outcome="waiting"], [data-outcome="sending"], [data-outcome="parked"], [data-outcome="unknown"]) { --_tone: var(--_wait); }
.root > .stack[aria-busy="true"] > :is(.figures, .card) { opacity: .6; }
.figures { display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.figures > div { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); padding: 10px 14px; }
.figures dd { font-size: 1.6em; font-weight: 600; letter-spacing: -.01em; line-height: 1.3; overflow-wrap: anywhere; }
.sum { display: block; font-size: .8em; line-height: 1.4; }
.more { display: block; font-size: 13px; font-weight: 400; letter-spacing: 0; }
.plot { display: grid; gap: 0 8px; grid-template: "top svg svg" 110px ". from to" auto / auto 1fr 1fr; }
.plot > svg { block-size: 110px; border-block: 1px solid var(--_line); grid-area: svg; inline-size: 100%; }
.top { grid-area: top; margin-block-start: -.7em; }
.from { grid-area: from; }
.to { grid-area: to; justify-self: end; }
:host(:dir(rtl)) .plot > svg { scale: -1 1; }
.bar { fill: var(--_accent); }
.column { fill: transparent; }
g:hover > .column { fill: color-mix(in srgb, var(--_accent) 12%, transparent); }
.shares { border-radius: 5px; display: flex; gap: 2px; overflow: hidden; }
.shares rect { fill: var(--_tone); }
.outcomes button { font-variant-numeric: tabular-nums; }
.dot { background: var(--_tone); block-size: 9px; border-radius: 3px; flex: none; inline-size: 9px; }
.outcomes button { color: var(--_text); font-weight: 400; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { border-block-end: 1px solid var(--_line); padding: 4px 8px; text-align: end; }
th { font-weight: 500; text-align: start; }
tbody th[scope] { min-inline-size: 11ch; overflow-wrap: break-word; }
thead th { color: var(--_muted); font-size: .93em; }
thead th:not(:first-child) { text-align: end; }
tr:last-child > :is(th, td) { border-block-end: 0; }
.empty { padding: 20px 4px; }
@media (forced-colors: active) {
  .bar, .shares rect { fill: CanvasText; }
  .dot { background: CanvasText; }
}
`;

export { CSS };
