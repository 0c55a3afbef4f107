// The look of panels and lists of problems, beside what they share with the card.

const CSS = `
input, select { color: inherit; font: inherit; margin: 0; }
h3 { font: inherit; font-weight: 600; margin: 0; padding: 0; }
.panel { background: var(--_surface); display: grid; }
.notice { background: color-mix(in srgb, var(--_wait) 12%, transparent); border-radius: 6px; margin-block-end: var(--_gap); padding: 8px 10px; }
.panel > section, .fold { border-block-start: 1px solid var(--_line); padding-block: calc(var(--_gap) + 2px); }
.summary { padding-block-end: var(--_gap); }
summary { align-items: center; border-radius: 6px; cursor: pointer; display: flex; gap: 8px; list-style: none; min-block-size: 28px; }
summary::-webkit-details-marker { display: none; }
.summary > summary { --_tone: var(--_good); color: var(--_tone); font-weight: 600; }
.summary[data-worst="error"] > summary { --_tone: var(--_bad); }
.summary[data-worst="warning"] > summary { --_tone: var(--_wait); }
.summary ul, .summary .nothing { padding-block-start: 4px; }
.nothing { color: var(--_muted); }
.fold > summary { justify-content: space-between; }
.fold > summary .icon { color: var(--_muted); transition: rotate .15s; }
.fold[open] > summary .icon { rotate: 180deg; }
h3:has(> .switch) { align-items: center; display: flex; gap: 8px; justify-content: space-between; }
h3 > .standing { font-weight: 400; }
section > .fold, .only { border: 0; padding-block: 6px 0; }
.only > summary { font-size: .93em; font-weight: 500; }
.only[open] > .body { border-inline-start: 2px solid var(--_line); margin-block-start: 6px; padding-block: 0; padding-inline: 12px 0; }
.only .switch { font-weight: 500; }
.only .switch ~ .switch { margin-block-start: 6px; }
.only .notes:empty, .fields:empty { display: none; }
.body { display: grid; gap: var(--_gap); padding-block-start: calc(var(--_gap) - 2px); }
.fields { display: flex; flex-wrap: wrap; gap: var(--_gap); }
.fields > .field { flex: 1 1 140px; min-inline-size: 0; }
.sentence { color: var(--_muted); }
.told { flex: 1 0 100%; font-size: .93em; margin-block-start: calc(4px - var(--_gap)); }
.told:empty, .fields:has(> .told:only-child:empty), .fields:has(> .told:not(:empty)) .hint { display: none; }
label { align-items: baseline; display: flex; flex-wrap: wrap; font-size: .93em; font-weight: 500; gap: 2px 8px; margin-block-end: 4px; }
label code { color: var(--_muted); font: .86em ui-monospace, monospace; }
.hint { color: var(--_muted); font-size: .93em; margin-block-start: 4px; text-wrap: pretty; }
.box { display: flex; position: relative; }
input[type="text"], select { background: var(--_surface); border: 1px solid var(--_edge); border-radius: 6px; flex: 1; inline-size: 100%; min-block-size: 34px; min-inline-size: 0; padding: 4px 9px; }
input[type="text"]:hover, select:hover { border-color: var(--_text); }
input[type="text"]:focus, select:focus { border-color: var(--_accent); outline: 2px solid color-mix(in srgb, var(--_accent) 35%, transparent); outline-offset: 0; }
.box:has(.toggle) > input { padding-inline-end: 34px; }
.box:has(.toggle):has([data-act="remove"]) > .toggle { inset-inline-end: 33px; }
.field[data-invalid] > .box > :is(input, select) { border-color: var(--_bad); }
[data-readonly] :is(input, select) { background: var(--_sunken); border-style: dashed; }
.quiet { block-size: 30px; color: var(--_muted); flex: none; inline-size: 30px; justify-content: center; }
.quiet:hover { background: var(--_sunken); color: var(--_text); }
.toggle { inset-block-start: 2px; inset-inline-end: 2px; position: absolute; }
.switch { align-items: center; cursor: pointer; flex-wrap: nowrap; font-size: 1em; font-weight: 600; gap: 10px; margin: 0; min-block-size: 24px; }
[role="switch"] { appearance: none; background: var(--_edge); block-size: 20px; border: 1px solid transparent; border-radius: 999px; cursor: pointer; flex: none; inline-size: 34px; padding: 1px; transition: background .15s; }
[role="switch"]::before { background: var(--_surface); block-size: 16px; border-radius: 50%; content: ""; display: block; inline-size: 16px; transition: translate .15s; }
[role="switch"]:checked { background: var(--_accent); }
[role="switch"]:checked::before { translate: 14px; }
:host(:dir(rtl)) [role="switch"]:checked::before { translate: -14px; }
.notes:not(:empty) { display: grid; gap: 4px; margin-block-start: 6px; }
.note { align-items: start; display: flex; flex-wrap: wrap; gap: 4px 8px; }
.note > p { display: flex; flex: 1 1 160px; gap: 6px; }
.note > p > span:last-child { color: var(--_tone); overflow-wrap: anywhere; }
.fix, .fix-all { border: 1px solid var(--_line); color: var(--_accent); font-weight: 500; padding: 1px 9px; }
.fix:hover, .fix-all:hover, button.add:hover { background: var(--_sunken); }
.list { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: 0 8px 24px rgb(0 0 0 / 16%); inset-block-start: calc(100% + 4px); inset-inline: 0; min-inline-size: 240px; padding: 4px; position: absolute; z-index: 10; }
/* The list itself scrolls: a pop-up that does is reached by the keys of its field. */
.list > ul { max-block-size: 280px; overflow: auto; overscroll-behavior: contain; }
[role="option"] { border-radius: 6px; cursor: pointer; display: flex; flex-wrap: wrap; gap: 0 8px; justify-content: space-between; min-block-size: 28px; padding: 4px 8px; scroll-margin: 4px; }
[role="option"]:hover { background: var(--_sunken); }
[role="option"][aria-selected="true"] { background: color-mix(in srgb, var(--_accent) 14%, transparent); }
[role="option"] .label { font-weight: 500; overflow-wrap: anywhere; }
[role="option"][data-set] .label::after { color: var(--_accent); content: " ✓"; }
.aside, .about, .rest { color: var(--_muted); font-size: .93em; }
.about { flex-basis: 100%; }
.field:last-child:not(:first-child) .list { inset-inline: auto 0; }
.rest { padding: 4px 8px; }
.names, .row { align-items: start; column-gap: 6px; display: grid; grid-template-columns: 1fr 30px; }
[data-columns="3"] { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) minmax(0, 1fr) 30px; }
.rows { display: grid; gap: 6px; }
.names { align-items: end; color: var(--_muted); font-size: .86em; }
.row > .quiet { margin-block-start: 2px; }
.row > .notes { grid-column: 1 / -1; margin-block-start: 4px; }
.row .box:has(.toggle) > input { padding-inline-end: 9px; }
.row .box:focus-within:has(.toggle) > input, .row .box:hover:has(.toggle) > input { padding-inline-end: 32px; }
.row .box:not(:focus-within, :hover) > .toggle { opacity: 0; }
button.add { color: var(--_accent); font-weight: 500; inline-size: fit-content; min-block-size: 28px; padding-inline: 4px 10px; }
select.add { border-style: dashed; color: var(--_muted); }
/* The arrow of the lists beside them: the browser's own is of another weight, and moves the text out of line. */
select { appearance: none; padding-inline-end: 30px; text-overflow: ellipsis; }
.adder { display: flex; position: relative; }
:is(.box, .adder):has(> select)::after { block-size: 6.5px; border: solid var(--_muted); border-width: 0 1.5px 1.5px 0; content: ""; inline-size: 6.5px; inset-block-start: 11.5px; inset-inline-end: 13.75px; pointer-events: none; position: absolute; rotate: 45deg; }
.box:has(> select):has(> .quiet)::after { inset-inline-end: 44px; }

/* The list of problems */
.problems { display: grid; gap: var(--_gap); }
.tallies { align-items: center; display: flex; flex-wrap: wrap; gap: 6px; }
.tallies:empty { display: none; }
.tally { border: 1px solid transparent; color: var(--_tone); font-weight: 600; padding-inline: 6px; }
.tally:hover, .tally[aria-pressed="true"] { background: color-mix(in srgb, var(--_tone) 13%, transparent); }
.tally[aria-pressed="true"] { border-color: var(--_tone); }
[data-only="error"] :is(section, li):not(:has([data-severity="error"])), [data-only="warning"] :is(section, li):not(:has([data-severity="warning"])), [data-only="hint"] :is(section, li):not(:has([data-severity="hint"])) { display: none; }
.fix-all { margin-inline-start: auto; }
.problems h3 { -webkit-box-orient: vertical; -webkit-line-clamp: 3; display: -webkit-box; margin-block-end: 2px; overflow: hidden; overflow-wrap: anywhere; }
.problems li, .summary li { align-items: center; border-radius: 6px; display: flex; flex-wrap: wrap; gap: 4px 8px; padding-block: 2px; }
.jump { align-items: start; flex: 1 0 100%; gap: 8px; padding: 4px 6px; margin-inline-start: -6px; overflow-wrap: anywhere; }
.problems .fix, .summary .fix { margin-inline-start: 24px; }
.problems .fix ~ .fix, .summary .fix ~ .fix { margin-inline-start: 0; }
.jump:hover { background: var(--_sunken); }

@media (forced-colors: active) {
  .list, .fix { border: 1px solid ButtonText; }
  [role="switch"] { border-color: ButtonText; forced-color-adjust: none; background: ButtonFace; }
  [role="switch"]::before { background: ButtonText; }
  [role="switch"]:checked { background: Highlight; }
  [role="option"][aria-selected="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  .tally[aria-pressed="true"] { border-color: Highlight; }
}
`;

export { CSS };
