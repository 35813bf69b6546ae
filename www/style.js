// The styles inside the element, as an adopted sheet, because a strict policy blocks style elements and attributes.
// For a frame a drawing is there together with the picture that it replaces, and must not push it: hence its size of 0.
// So is what answers with the first drawing, whose place it takes; and before there are rings and traces,
// outlines say where the keyboard is, and a change of tone where the pointer is.
export const STYLE = `
:host{display:block;font-family:var(--funding-flow-font, var(--pst-font-family-base, Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, Noto Sans CJK JP, sans-serif))}
:host([theme="light"]){color-scheme:light}
:host([theme="dark"]){color-scheme:dark}
:host([hidden]), [hidden]{display:none !important}
:host>div:not([part]){display:flow-root;position:relative;transition:color 1ms}
.ff-first + div{position:absolute;inset:0 0 auto;visibility:hidden}
.ff-first svg :focus-visible{outline:2px solid}
.ff-first :is(.ff-flow,.ff-party):hover{fill-opacity:.75}
div:not([part]):has(~ slot:not([hidden])){block-size:0;overflow:hidden}
svg{display:block;max-width:100%}
[part="problems"]{color:var(--funding-flow-text, var(--pst-color-text-base, light-dark(#1b2027, #e8ecf1)));margin-block:0.5em;padding:0.5em 0.75em;border-inline-start:4px solid var(--funding-flow-error, light-dark(#a33a00, #ff9b6a))}
.outdated{outline:2px dashed var(--funding-flow-error, light-dark(#a33a00, #ff9b6a));outline-offset:2px}
[part="problems"] p{margin:0;font-weight:600}
[part="problems"] ul{margin:0.25em 0 0;padding-inline-start:1.25em}
`;
