// The editor: CodeMirror in a shadow root, where its styles are adopted sheets, which a strict policy allows.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import {
  EditorView, crosshairCursor, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, hoverTooltip,
  keymap, lineNumbers, rectangularSelection,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";


/** Marks changes that come from the program, not from the keyboard. */
const ours = Annotation.define();
/** And such a change is undone by itself, not with what was typed just before. */
const OURS = [ours.of(true), isolateHistory.of("full")];

// The page's own custom properties reach into the shadow root, and follow light and dark by themselves.
const THEME = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--ground)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace', lineHeight: "20px" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--ground)", color: "var(--quiet)", border: "none", paddingInlineStart: "2px" },
  ".cm-gutter-lint": { width: "18px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "4px 3px" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "30px", padding: "0 4px 0 2px" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 5px 0 2px", cursor: "pointer" },
  ".cm-activeLine": { backgroundColor: "var(--row)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--row)", color: "var(--ink)" },
  ".cm-cursor": { borderInlineStartColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection)" },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch": { backgroundColor: "var(--match)", outline: "1px solid var(--line)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--match)", color: "inherit" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--error)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--raised)", border: "1px solid var(--line)", color: "var(--quiet)", padding: "0 4px" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--ink)" },
  ".cm-panels-bottom": { borderBlockStart: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "6px 8px", fontFamily: "system-ui, sans-serif", fontSize: "13px" },
  ".cm-panel.cm-search label": { fontSize: "12px" },
  ".cm-textfield, .cm-button": {
    font: "inherit", color: "var(--ink)", background: "var(--ground)", border: "1px solid var(--line)", borderRadius: "4px", padding: "2px 6px",
  },
  ".cm-button:active": { background: "var(--raised)" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)", minWidth: "24px", minHeight: "24px" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px",
    boxShadow: "0 4px 16px rgb(0 0 0 / 18%)", fontFamily: "system-ui, sans-serif", fontSize: "13px", lineHeight: "1.4",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--ground)" },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal", fontSize: "12px", marginInlineStart: "1em" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", maxWidth: "22em" },
  ".cm-diagnostic": { padding: "6px 10px", borderInlineStart: "3px solid transparent", maxWidth: "32em" },
  ".cm-diagnostic-error": { borderInlineStartColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderInlineStartColor: "var(--warning)" },
  ".cm-diagnosticAction": {
    font: "inherit", fontSize: "12px", color: "var(--ground)", backgroundColor: "var(--accent)", borderRadius: "4px", padding: "2px 8px", margin: "4px 6px 0 0",
    border: "none", cursor: "pointer", display: "inline-block",
  },
  ".ff-help": { padding: "6px 10px", maxWidth: "26em" },
  ".ff-help b": { display: "block", fontFamily: "ui-monospace, monospace" },
  ".ff-help small": { display: "block", color: "var(--quiet)", marginBlockStart: "4px", fontSize: "12px" },
  ".ff-hint": { display: "block", color: "var(--quiet)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: [tags.bool, tags.null], color: "var(--word)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--quiet)" },
]);

/**
 * An editor in `parent`. `change` hears every change of the text, with whether the program made it and whether nothing is
 * left of the text before; `move` every move of the cursor, with whether the editor
 * has the focus; `guide` completes and explains; `paste` may answer a pasted text with another one.
 */
export function createEditor({ parent, label, guide, change, move, paste }) {
  const root = parent.attachShadow({ mode: "open" });
  const box = document.createElement("div");
  root.append(box);
  const frame = new CSSStyleSheet();
  frame.replaceSync(":host, :host > div { height: 100%; }");
  root.adoptedStyleSheets = [frame];

  const complete = (context) => {
    const text = context.state.doc.toString();
    const found = guide.complete(text, context.pos);
    if (!found || found.options.length === 0 || (!context.explicit && !context.matchBefore(/["\w-]+|[{,[:]\s*/))) return null;
    return {
      from: found.from,
      to: found.to,
      filter: false,
      options: ranked(found.options, text.slice(found.from, context.pos)).map(({ label, detail, info, insert, cursor }) => ({
        label,
        detail,
        info: info ? () => document.createTextNode(info) : undefined,
        apply(view, _, from) {
          const to = Math.max(found.to, view.state.selection.main.head);
          view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + cursor }, userEvent: "input.complete" });
          if (cursor < insert.length) startCompletion(view);
        },
      })),
    };
  };

  const help = hoverTooltip((view, offset) => {
    const found = guide.explain(view.state.doc.toString(), offset);
    if (!found) return null;
    return {
      pos: found.start,
      end: found.end,
      above: true,
      create() {
        const dom = document.createElement("div");
        dom.className = "ff-help";
        const line = (tag, text) => dom.append(Object.assign(document.createElement(tag), { textContent: text }));
        line("b", found.title);
        line("span", found.text);
        if (found.words.length > 0) line("small", `One of: ${found.words.join(", ")}`);
        return { dom };
      },
    };
  }, { hoverTime: 350 });

  const extensions = [
    lintGutter(), lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), foldGutter(), drawSelection(), dropCursor(),
    EditorState.allowMultipleSelections.of(true), indentOnInput(), indentUnit.of("  "), bracketMatching(), closeBrackets(),
    autocompletion({ override: [complete], icons: false, closeOnBlur: true }), rectangularSelection(), crosshairCursor(), highlightActiveLine(),
    highlightSelectionMatches(), search({ top: false }), help, json(), THEME, syntaxHighlighting(COLOURS),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", autocapitalize: "off", spellcheck: "false" }),
    // Tab moves on, as everywhere on a page; lines are indented as they begin.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap,
      { key: "F8", run: nextDiagnostic }]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) change(update.transactions.some((transaction) => transaction.annotation(ours)), isWhole(update));
      if (update.selectionSet || update.focusChanged || update.docChanged) move(update.state.selection.main.head, update.view.hasFocus);
    }),
    EditorView.domEventHandlers({
      // Where a browser itself types over several lines, it leaves style attributes behind, which the policy reports.
      beforeinput(event, view) {
        const { from, to, empty } = view.state.selection.main;
        if (event.inputType !== "insertText" || event.data === null || empty || view.composing) return false;
        const insert = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" });
        event.preventDefault();
        if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, event.data, insert))) view.dispatch(insert());
        return true;
      },
      paste(event, view) {
        const text = event.clipboardData?.getData("text/plain");
        const { from, to } = view.state.selection.main;
        const whole = view.state.doc.toString().trim() === "" || (from === 0 && to === view.state.doc.length);
        if (!text || !whole || !paste(text)) return false;
        event.preventDefault();
        return true;
      },
      // Files are the page's.
      drop: (event) => event.dataTransfer?.types.includes("Files") ?? false,
    }),
  ];
  const view = new EditorView({ parent: box, root, state: EditorState.create({ doc: "", extensions }) });

  return {
    plain: false,
    get text() { return view.state.doc.toString(); },
    get cursor() { return view.state.selection.main.head; },
    /** Another text altogether; it can be undone as one change. */
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, annotations: OURS });
      view.scrollDOM.scrollTop = 0;
    },
    /** Changes `[{ from, to, insert }]`; the cursor goes to `cursor` where one is given. */
    change(changes, cursor) {
      view.dispatch({ changes, annotations: OURS, ...(cursor !== undefined && { selection: { anchor: cursor }, scrollIntoView: true }) });
    },
    select(start, end, { focus = true } = {}) {
      const { length } = view.state.doc;
      // The cursor stands at the beginning, where one reads on.
      const [anchor, head] = [Math.min(end, length), Math.min(start, length)];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(head, { y: "center" }) });
      if (focus) view.focus();
    },
    mark(problems) {
      const { length } = view.state.doc;
      const diagnostics = problems.filter(({ start }) => start !== undefined && start <= length).map((problem) => ({
        from: problem.start,
        to: Math.min(Math.max(problem.end, problem.start), length),
        severity: problem.severity,
        message: problem.message,
        renderMessage() {
          const span = document.createElement("span");
          span.append(problem.message);
          if (problem.hint) span.append(Object.assign(document.createElement("span"), { className: "ff-hint", textContent: problem.hint }));
          return span;
        },
        actions: problem.fixes.map((fix) => ({ name: fix.label, apply: () => problem.mend(fix) })),
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    search: () => openSearchPanel(view),
    focus: () => view.focus(),
  };
}

/** Whether nothing is left of the text that was there. */
function isWhole({ changes, startState }) {
  let whole = false;
  changes.iterChanges((from, to) => { whole ||= from === 0 && to > 0 && to === startState.doc.length; });
  return whole;
}

/** What begins as what is typed, then what holds it. */
function ranked(options, typed) {
  const wanted = typed.replace(/^"|"$/g, "").toLowerCase();
  const rank = ({ label, boost = 0 }) => {
    const at = label.replace(/^"/, "").toLowerCase().indexOf(wanted);
    return at < 0 ? -1 : (at === 0 ? 2 : 1) + boost / 2;
  };
  return options.filter((option) => rank(option) >= 0).sort((a, b) => rank(b) - rank(a));
}
