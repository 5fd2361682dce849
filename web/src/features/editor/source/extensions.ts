import { defaultKeymap } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { type Extension, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  MatchDecorator,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { requirementPattern } from "@/lib/markdown/requirement-id.ts";
import { formattingKeymap } from "./formatting.ts";
import { sourceTheme } from "./theme.ts";

const requirements = new MatchDecorator({
  regexp: requirementPattern(),
  decoration: Decoration.mark({ class: "cm-req" }),
});

const requirementChips = ViewPlugin.define(
  (view) => ({
    decorations: requirements.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = requirements.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

const ownDirection = Decoration.line({ attributes: { dir: "auto" } });

function directionsOf(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (!line.text.startsWith("|")) lines.add(line.from, line.from, ownDirection);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

/** Each line finds its own direction, but the columns of a table stay in their order. */
const directions = ViewPlugin.define(
  (view) => ({
    decorations: directionsOf(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = directionsOf(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

// Publishing and saving have these keys; the page handles them.
const PAGE_KEYS = new Set(["Mod-Enter", "Mod-s", "Mod-k"]);

/** Everything the source editor is made of, but not what it may do. */
export function sourceExtensions(): Extension {
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    directions,
    markdown({
      base: markdownLanguage,
      completeHTMLTags: false,
      extensions: [
        { props: [styleTags({ HeaderMark: tags.heading, "TableHeader/...": tags.strong })] },
      ],
    }),
    // The room takes no edit with text that cannot be stored.
    EditorView.clipboardInputFilter.of((text) => text.replaceAll("\0", "").toWellFormed()),
    requirementChips,
    search({ top: true }),
    highlightSelectionMatches(),
    keymap.of([
      ...formattingKeymap,
      ...searchKeymap,
      ...defaultKeymap.filter(({ key }) => !PAGE_KEYS.has(key ?? "")),
    ]),
    placeholder("Write in Markdown, or let the draft be written from the context."),
    EditorView.contentAttributes.of({
      "aria-label": "Markdown source",
      spellcheck: "true",
      tabindex: "0",
    }),
    sourceTheme,
  ];
}
