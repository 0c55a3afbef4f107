// The elements' look. Everything that a host may set is a --goal-* property; what they fall back to follows the page's
// colour scheme.

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
:host([hidden]) { display: none; }
:host([density="compact"]) { --_gap: 8px; font-size: 13px; }
*, ::before, ::after { box-sizing: border-box; }
p, ul, pre { margin: 0; padding: 0; }
ul { list-style: none; }
pre { background: var(--_sunken); border-radius: 6px; font: 12px/1.5 ui-monospace, monospace; margin-block-start: 8px; max-block-size: 320px; overflow: auto; overflow-wrap: anywhere; padding: 10px; white-space: pre-wrap; }
button { color: inherit; font: inherit; margin: 0; }
button { align-items: center; background: none; border: 0; border-radius: 6px; cursor: pointer; display: inline-flex; gap: 6px; min-block-size: 24px; padding: 0; text-align: start; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
.icon { block-size: 16px; fill: none; flex: none; inline-size: 16px; overflow: visible; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.5; }
.unseen { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; white-space: nowrap; }
[data-severity="error"] { --_tone: var(--_bad); }
[data-severity="warning"] { --_tone: var(--_wait); }
[data-severity="hint"] { --_tone: var(--_muted); }
.sign { color: var(--_tone); display: inline-flex; flex: none; padding-block: .1em; }

/* The card */
:host(goal-block) { inline-size: var(--goal-block-width, 264px); }
:host(goal-block) .failed { padding: 12px; }
:host(goal-block) :is(.failed, .root[aria-busy]) { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); min-block-size: 116px; }
.card { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: 0 1px 2px rgb(0 0 0 / 6%); display: grid; gap: 8px; min-block-size: 116px; padding: 12px; }
.card[data-worst="error"] { border-color: var(--_bad); }
.card[data-worst="warning"] { border-color: var(--_wait); }
:host([selected]) .card { border-color: var(--_accent); box-shadow: 0 0 0 1px var(--_accent); }
.head { align-items: center; display: flex; gap: 8px; }
.mark { background: color-mix(in srgb, var(--_accent) 12%, transparent); block-size: 28px; border-radius: 7px; color: var(--_accent); display: grid; flex: none; inline-size: 28px; place-items: center; }
/* A flag of borders: an image of its own would be two more layers for each card to sort. */
.mark::before, .mark::after { border: 0 solid; block-size: 15px; border-inline-start-width: 1.5px; content: ""; grid-area: 1 / 1; inline-size: 11px; }
.mark::after { align-self: start; background: currentColor; block-size: 8px; border-radius: 0; border-start-end-radius: 1px 3px; border-end-end-radius: 7px 4px; border-width: 1px; margin-block-start: 6.5px; }
.name { flex: 1; font-size: 1.15em; font-weight: 600; line-height: 1.25; min-inline-size: 0; overflow-wrap: anywhere; }
.name[data-long] { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.badge { background: color-mix(in srgb, var(--_tone) 13%, transparent); border-radius: 999px; color: var(--_tone); flex: none; font-size: 1em; font-weight: 700; gap: 3px; padding-inline: 5px 7px; }
.badge:hover { background: color-mix(in srgb, var(--_tone) 22%, transparent); }
/* Heard and not seen, without a clip: the canvas has as many of them as cards. */
.badge > .unseen { clip-path: none; font-size: 0; overflow: visible; }
.does { color: var(--_muted); overflow-wrap: anywhere; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chip { align-items: center; border: 1px solid var(--_line); border-radius: 999px; display: inline-flex; font-size: .86em; gap: 6px; padding: 1px 9px; }
.dot { background: var(--_muted); block-size: 7px; border-radius: 50%; inline-size: 7px; }
[data-standing="on"] .dot { background: var(--_good); }
[data-standing="blocked"] .dot { background: var(--_bad); }
.standing { color: var(--_muted); }
.foot { border-block-start: 1px solid var(--_line); color: var(--_muted); display: flex; flex-wrap: wrap; font-size: .86em; gap: 2px 10px; justify-content: space-between; margin-block-start: 2px; padding-block-start: 8px; }
.state { color: var(--_good); font-weight: 600; }
[data-worst="error"] .state { color: var(--_bad); }
[data-worst="warning"] .state { color: var(--_wait); }
.trend { block-size: 16px; fill: none; inline-size: 60px; order: 1; overflow: visible; stroke: var(--_accent); stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.5; }
.last { flex-basis: 100%; }
.foot:has(.trend) > .last { flex-basis: calc(100% - 80px); }
[data-tone="good"] { color: var(--_good); }
[data-tone="bad"] { color: var(--_bad); }

@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) {
  .badge, .chip { border: 1px solid ButtonText; }
  .chip .dot { background: ButtonText; }
}
`;

const sheets = new WeakMap();

/** The common look and those behind it. One sheet of each for all elements of a document: constructed sheets pass a strict policy, and
 * belong to one document. */
export function sheetsOf(document, more) {
  if (!sheets.has(document)) sheets.set(document, new Map());
  const known = sheets.get(document);
  return [CSS, ...more].map((css) => {
    if (!known.has(css)) {
      const sheet = new document.defaultView.CSSStyleSheet();
      sheet.replaceSync(css);
      known.set(css, sheet);
    }
    return known.get(css);
  });
}
