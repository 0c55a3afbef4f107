// What the elements outside the wasm look like in common. Everything that a host may set is a --goal-* property.

const CSS = `
:host {
  --_surface: var(--goal-surface, light-dark(#ffffff, #1c1e22));
  --_sunken: var(--goal-surface-sunken, light-dark(#f5f6f8, #141619));
  --_text: var(--goal-text, light-dark(#1d2025, #eceef1));
  --_muted: var(--goal-text-muted, light-dark(#5a616c, #a4abb6));
  --_line: var(--goal-border, light-dark(#dfe2e7, #34383f));
  --_edge: light-dark(#868d98, #7b828d);
  --_accent: var(--goal-accent, light-dark(#2f5bd8, #8fb0ff));
  --_good: var(--goal-success, light-dark(#1a7346, #6fd39f));
  --_bad: var(--goal-error, light-dark(#b3261e, #ff9d94));
  --_wait: var(--goal-warning, light-dark(#8a5a00, #f0c062));
  --_radius: var(--goal-radius, 8px);
  --_gap: 12px;
  color: var(--_text);
  display: block;
  font: var(--goal-font, 14px/1.45 system-ui, sans-serif);
  text-align: start;
}
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([density="compact"]) { --_gap: 8px; font-size: 13px; }
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
p, ul, ol, h3, h4, pre, dl, dd, fieldset { border: 0; margin: 0; min-inline-size: 0; padding: 0; }
ul, ol { list-style: none; }
h3, h4 { font: inherit; font-weight: 600; }
button, input, select { color: inherit; font: inherit; margin: 0; }
button, .button { align-items: center; background: var(--_surface); border: 1px solid var(--_line); border-radius: 6px; color: var(--_accent); cursor: pointer; display: inline-flex; font-weight: 500; gap: 6px; min-block-size: 30px; padding: 2px 10px; text-align: start; text-decoration: none; }
button:hover:enabled, .button:hover { background: var(--_sunken); }
button:disabled { color: var(--_muted); cursor: default; }
button.main { background: var(--_accent); border-color: transparent; color: light-dark(#fff, #14161a); }
button.main:hover:enabled { background: color-mix(in srgb, var(--_accent) 86%, var(--_text)); }
button.text { background: none; border: 0; min-block-size: 24px; padding: 0 2px; text-decoration: underline; text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent); text-underline-offset: 3px; }
button.text:hover:enabled { background: none; text-decoration-color: currentcolor; }
button.bad { color: var(--_bad); }
a { color: var(--_accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
input:is([type="text"], [type="search"]), select { background: var(--_surface); border: 1px solid var(--_edge); border-radius: 6px; inline-size: 100%; min-block-size: 34px; min-inline-size: 0; padding: 4px 9px; }
input:is([type="text"], [type="search"]):focus, select:focus { border-color: var(--_accent); outline: 2px solid color-mix(in srgb, var(--_accent) 35%, transparent); outline-offset: 0; }
input[aria-invalid="true"] { border-color: var(--_bad); }
label { align-content: start; display: grid; font-size: .93em; font-weight: 500; gap: 4px; }
label > input, label > select { font-size: 1.0753em; font-weight: 400; }
summary { border-radius: 4px; cursor: pointer; inline-size: fit-content; min-block-size: 24px; }
.muted { color: var(--_muted); }
.small { font-size: .93em; }
.row { align-items: center; display: flex; flex-wrap: wrap; gap: 8px; }
.fit { inline-size: fit-content; }
.end { margin-inline-start: auto; }
.stack { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
.tight { display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr); }
.card { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); padding: var(--_gap) calc(var(--_gap) + 2px); }
.note { background: color-mix(in srgb, var(--_tone, var(--_wait)) 11%, transparent); border-radius: 6px; padding: 8px 10px; }
.note.bad { --_tone: var(--_bad); }
.note.good { --_tone: var(--_good); }
.badge { border: 1px solid var(--_line); border-radius: 999px; font-size: .86em; padding-inline: 8px; white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; }
.wrap { min-inline-size: 0; overflow-wrap: anywhere; white-space: normal; }
.unseen { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; white-space: nowrap; }
.icon { block-size: 16px; fill: none; flex: none; inline-size: 16px; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.5; }
.segments { background: var(--_sunken); border-radius: 8px; display: inline-flex; gap: 2px; justify-self: start; padding: 2px; }
.segments button { background: none; border: 0; color: var(--_muted); min-block-size: 26px; padding-inline: 10px; }
.segments button[aria-pressed="true"] { background: var(--_surface); box-shadow: 0 1px 2px rgb(0 0 0 / 14%); color: var(--_text); }
@media (forced-colors: active) {
  .segments button[aria-pressed="true"] { outline: 2px solid Highlight; outline-offset: -2px; }
  .note, button { border: 1px solid ButtonText; }
  button.main { background: ButtonFace; color: ButtonText; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;

/** The common look with an element's own rules behind it. */
export function look(own) {
  return CSS + own;
}
