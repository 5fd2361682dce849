import { useEffect, useRef } from "react";
import { create } from "zustand";

export interface Shortcut {
  /** `mod+k`, `?`, `n`, or two keys after each other: `g p`. */
  keys: string;
  /** What it does, as the shortcuts dialog says it. */
  label: string;
  group: "Everywhere" | "This page";
  /** Also while a text field has the focus. */
  whileTyping?: boolean;
  run: () => void;
}

interface Registered extends Shortcut {
  id: number;
}

const SEQUENCE_MS = 900;

/** The shortcuts that work at this moment, in the order in which they were registered. */
export const useShortcuts = create<{ shortcuts: readonly Registered[] }>()(() => ({
  shortcuts: [],
}));

let nextId = 1;
let pendingKey: { key: string; at: number } | undefined;

const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/iu.test(navigator.platform);

/** How the keys of a shortcut are written on this machine, key by key. */
export function shortcutKeys(keys: string): string[] {
  return keys.split(" ").map((key) =>
    key
      .split("+")
      .map((part) => {
        if (part === "mod") return isMac ? "⌘" : "Ctrl";
        return part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1);
      })
      .join(isMac ? "" : " "),
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null)
  );
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  if (!event.ctrlKey && !event.metaKey) return key;
  // With Alt some keyboards write another letter.
  return event.altKey
    ? `mod+alt+${/^Key(.)$/u.exec(event.code)?.[1]?.toLowerCase() ?? key}`
    : `mod+${key}`;
}

// Where AltGr writes letters, browsers report Ctrl and Alt.
function isWriting(event: KeyboardEvent): boolean {
  const isAlone = event.altKey && !event.ctrlKey && !event.metaKey;
  return isAlone || event.getModifierState("AltGraph");
}

const LAYER = "[role=dialog][data-state=open], [role=menu]";

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isWriting(event)) return;
  // A page is not searched for layers with every letter that is typed.
  const blocked = isTyping(event.target) || document.querySelector(LAYER) !== null;
  const name = nameOf(event);
  const { shortcuts } = useShortcuts.getState();
  const sequence =
    pendingKey && event.timeStamp - pendingKey.at < SEQUENCE_MS
      ? `${pendingKey.key} ${name}`
      : undefined;
  pendingKey = undefined;
  const match = shortcuts.findLast(
    (shortcut) =>
      (shortcut.keys === sequence || shortcut.keys === name) && (shortcut.whileTyping || !blocked),
  );
  if (match) {
    event.preventDefault();
    match.run();
    return;
  }
  if (!blocked && shortcuts.some(({ keys }) => keys.startsWith(`${name} `))) {
    pendingKey = { key: name, at: event.timeStamp };
  }
}

/** Listens for the shortcuts of the whole page; returns what ends it. */
export function listenForShortcuts(): () => void {
  document.addEventListener("keydown", handleKey);
  return () => document.removeEventListener("keydown", handleKey);
}

/** Offers a shortcut for as long as the component is on the page and `enabled`. */
export function useShortcut(shortcut: Shortcut, enabled = true): void {
  const run = useRef(shortcut.run);
  useEffect(() => {
    run.current = shortcut.run;
  });
  const { keys, label, group, whileTyping = false } = shortcut;
  useEffect(() => {
    if (!enabled) return;
    const id = nextId++;
    const registered = { id, keys, label, group, whileTyping, run: () => run.current() };
    useShortcuts.setState(({ shortcuts }) => ({ shortcuts: [...shortcuts, registered] }));
    return () => {
      useShortcuts.setState(({ shortcuts }) => ({
        shortcuts: shortcuts.filter((candidate) => candidate.id !== id),
      }));
    };
  }, [keys, label, group, whileTyping, enabled]);
}
