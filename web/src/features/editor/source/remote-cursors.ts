import { EditorSelection, type Extension, StateEffect } from "@codemirror/state";
import {
  type EditorView,
  type LayerMarker,
  layer,
  RectangleMarker,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { personColour } from "@/components/ui/avatar.tsx";
import { cursorOf, type RemoteCursor } from "../model/presence.ts";

const PRESENCE_MS = 60;
/** As wide as a name may be; nearer to the edge it stands on the other side of its caret. */
const NAME_WIDTH = 192;
const moved = StateEffect.define<null>();

interface Place {
  cursor: RemoteCursor;
  /** Undefined while the text it stands in has not arrived. */
  range: { anchor: number; head: number } | undefined;
}

function positionOf(json: unknown, text: Y.Text, doc: Y.Doc): number | undefined {
  try {
    const relative = Y.createRelativePositionFromJSON(json);
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return absolute?.type === text ? absolute.index : undefined;
  } catch {
    return undefined;
  }
}

/** Follows the cursors of others and tells them this one. */
class CursorTracker {
  readonly places = new Map<number, Place>();
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #redraw: ReturnType<typeof requestAnimationFrame> | undefined;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    awareness.on("change", this.#changed);
    for (const client of awareness.getStates().keys()) this.#locate(client);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      for (const [client, { cursor, range }] of this.places) {
        // Before the character that it stood before, as its relative position says too.
        const next = range && {
          anchor: update.changes.mapPos(range.anchor, 1),
          head: update.changes.mapPos(range.head, 1),
        };
        this.places.set(client, { cursor, range: next });
        if (!next) this.#redraw ??= requestAnimationFrame(this.#show);
      }
    }
    if (update.docChanged || update.selectionSet || update.focusChanged) this.#tellSoon();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#redraw ?? 0);
    this.#awareness.off("change", this.#changed);
  }

  readonly #changed = (change: Record<"added" | "updated" | "removed", number[]>): void => {
    for (const client of [...change.added, ...change.updated]) this.#locate(client);
    for (const client of change.removed) this.places.delete(client);
    this.#redraw ??= requestAnimationFrame(this.#show);
  };

  readonly #show = (): void => {
    this.#redraw = undefined;
    for (const [client, { range }] of this.places) if (!range) this.#locate(client);
    this.#view.dispatch({ effects: moved.of(null) });
  };

  #locate(client: number): void {
    const { doc } = this.#awareness;
    if (client === doc.clientID) return;
    const cursor = cursorOf(client, this.#awareness.getStates().get(client));
    if (!cursor) {
      this.places.delete(client);
      return;
    }
    const anchor = positionOf(cursor.anchor, this.#text, doc);
    const head = positionOf(cursor.head, this.#text, doc);
    const range = anchor === undefined || head === undefined ? undefined : { anchor, head };
    this.places.set(client, { cursor, range });
  }

  // The last place stays while the focus is elsewhere; before the first there is none.
  #tellSoon(): void {
    if (!this.#view.hasFocus) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { anchor, head } = this.#view.state.selection.main;
      this.#awareness.setLocalStateField("cursor", {
        anchor: Y.createRelativePositionFromTypeIndex(this.#text, anchor),
        head: Y.createRelativePositionFromTypeIndex(this.#text, head),
      });
    }, PRESENCE_MS);
  }
}

/** A caret with a name on it. */
class Caret implements LayerMarker {
  readonly #name: string;
  readonly #colour: number;
  readonly #place: RectangleMarker;
  readonly #isNearEdge: boolean;

  constructor(name: string, colour: number, place: RectangleMarker, width: number) {
    this.#name = name;
    this.#colour = colour;
    this.#place = place;
    this.#isNearEdge = place.left + NAME_WIDTH > width;
  }

  eq(other: Caret): boolean {
    return (
      other.#name === this.#name &&
      other.#colour === this.#colour &&
      other.#isNearEdge === this.#isNearEdge &&
      other.#place.eq(this.#place)
    );
  }

  draw(): HTMLElement {
    const caret = document.createElement("div");
    caret.className = `cm-person-caret cm-person-${this.#colour}`;
    const { left, top, height } = this.#place;
    caret.style.transform = `translate(${left}px, ${top}px)`;
    caret.style.height = `${height}px`;
    const label = document.createElement("span");
    label.classList.add("cm-person-name");
    label.classList.toggle("cm-person-name-below", top < height);
    label.classList.toggle("cm-person-name-before", this.#isNearEdge);
    label.dir = "auto";
    label.textContent = this.#name;
    caret.append(label);
    return caret;
  }
}

/** The cursors and selections of others, each with the name and colour of its person. */
export function remoteCursors(text: Y.Text, awareness: Awareness): Extension {
  const tracker = ViewPlugin.define((view) => new CursorTracker(view, text, awareness));
  const isStale = ({ docChanged, transactions, geometryChanged }: ViewUpdate) =>
    docChanged ||
    geometryChanged ||
    transactions.some(({ effects }) => effects.some((effect) => effect.is(moved)));
  const places = function* (view: EditorView) {
    const { length } = view.state.doc;
    for (const { cursor, range } of view.plugin(tracker)?.places.values() ?? []) {
      if (!range) continue;
      const anchor = Math.min(range.anchor, length);
      const head = Math.min(range.head, length);
      yield { name: cursor.name, colour: personColour(cursor.name), anchor, head };
    }
  };
  return [
    tracker,
    layer({
      above: false,
      class: "cm-people-selections",
      update: isStale,
      markers: (view) =>
        [...places(view)].flatMap(({ colour, anchor, head }) =>
          anchor === head
            ? []
            : RectangleMarker.forRange(
                view,
                `cm-person-selection cm-person-${colour}`,
                EditorSelection.range(anchor, head),
              ),
        ),
    }),
    layer({
      above: true,
      class: "cm-people",
      update: isStale,
      markers: (view) =>
        [...places(view)].flatMap(({ name, colour, head }) =>
          RectangleMarker.forRange(view, "", EditorSelection.cursor(head)).map(
            (place) => new Caret(name, colour, place, view.scrollDOM.clientWidth),
          ),
        ),
    }),
  ];
}
