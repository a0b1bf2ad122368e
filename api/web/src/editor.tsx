// The Gizmo editor: CodeMirror with the path methods, the vocabulary and the
// library's words to complete.
import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";

const methods =
  "all and as back both count difference except filter follow followR followRecursive forEach getLimit has hasR in inPredicates intersect is labelContext labels limit map or order out outPredicates save saveInPredicates saveOpt saveOptR saveOutPredicates saveR skip tag tagArray tagValue tails toArray toValue unique union".split(" ");
const globals = "g.V() g.M() g.emit() entity() iri() raw() str() lang() typed() regex() like() lt() lte() gt() gte() params".split(" ");
const classes = "Enterprise Project Facility Zone Industry Place Government Event Policy Platform Person";
const predicates =
  "participatesIn subsidiaryOf locatedIn partOf inIndustry signedAt participatesInEvent cooperatesWith establishedIn investment projectCount status date governs issuedBy figure figureName figureValue figureUnit figurePeriod tier statement document article rule confidence role";
const others = "rdf:type skos:prefLabel skos:altLabel skos:broader skos:notation oa:exact oa:start oa:end schema:headline schema:datePublished";
const terms = [...`${predicates} ${classes}`.split(" ").map((name) => `soe:${name}`), ...others.split(" ")].map((name) => `<${name}>`);

// Colours that keep 4.5:1 against white.
const highlight = HighlightStyle.define([
  { tag: tags.string, color: "#0f6a3c" },
  { tag: tags.number, color: "#9a3412" },
  { tag: tags.keyword, color: "#6d28d9" },
  { tag: tags.comment, color: "#566373", fontStyle: "italic" },
  { tag: [tags.propertyName, tags.variableName], color: "#1a3fa8" },
]);

const look = EditorView.theme({
  "&": { fontSize: "14px", minHeight: "150px", maxHeight: "45vh", color: "#1b2733", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "3px solid #f59e0b" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.6", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "#f5f7f9", color: "#5a6877", border: "none" },
  ".cm-tooltip": { border: "1px solid #cfd7e0", borderRadius: "6px", backgroundColor: "#fff" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "#1f4f82", color: "#fff" },
});

function complete(context: CompletionContext) {
  const term = context.matchBefore(/["'`]<?[\w:]*/);
  if (term) return { from: term.from + 1, options: terms.map((label) => ({ label, type: "constant" })), validFor: /^<?[\w:]*$/ };
  const method = context.matchBefore(/\.\w*/);
  if (method) return { from: method.from + 1, options: methods.map((label) => ({ label, type: "method" })), validFor: /^\w*$/ };
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  return { from: word?.from ?? context.pos, options: globals.map((label) => ({ label, type: "function" })), validFor: /^\w*$/ };
}

/** Editor starts with a text, and again when that changes; what is typed it tells, and keeps. */
export function Editor(props: { text: string; label: string; change: (text: string) => void; run: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    // A shadow root takes its styles as objects, which the page's policy against
    // inline styles allows; a document would get them as elements.
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: "open" });
    view.current = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: props.text,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          javascript(),
          syntaxHighlighting(highlight),
          autocompletion({ override: [complete] }),
          EditorView.lineWrapping,
          look,
          EditorView.contentAttributes.of({ "aria-label": props.label }),
          keymap.of([
            { key: "Mod-Enter", run: () => (latest.current.run(), true) },
            { key: "Escape", run: (v) => (v.contentDOM.blur(), true) }, // Tab indents: Escape, then Tab, leaves
            ...defaultKeymap,
            ...historyKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((u) => u.docChanged && latest.current.change(u.state.doc.toString())),
        ],
      }),
    });
    return () => view.current?.destroy();
  }, []);

  useEffect(() => {
    const v = view.current!;
    if (v.state.doc.toString() !== props.text) v.dispatch({ changes: { from: 0, to: v.state.doc.length, insert: props.text } });
  }, [props.text]);

  return <div class="editor" ref={host} />;
}
