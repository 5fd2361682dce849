import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";

const WIDE = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Up to three letters that stand for a name: initials of its words, or its first consonants. Of
 * letters as wide as they are high, the first alone.
 */
export function keyOf(name: string): string {
  const words = name.toLocaleUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = "?", second, third] = words;
  const wide = WIDE.exec(first);
  if (wide) return wide[0];
  if (second === undefined) {
    const letters = [...first];
    const rest = letters.slice(1).filter((letter) => !/[AEIOU]/u.test(letter));
    return [letters[0], ...(rest.length > 1 ? rest : letters.slice(1))].slice(0, 3).join("");
  }
  if (third === undefined)
    return [...first].slice(0, 2).join("") + [...second].slice(0, 1).join("");
  return [first, second, third].map((word) => [...word][0]).join("");
}

/** The small square that stands for a project. */
export function ProjectKey({ name, size = "sm" }: { name: string; size?: "sm" | "lg" }) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-grid shrink-0 place-items-center bg-pressed font-mono leading-none font-medium text-ink-2",
        size === "sm" ? "size-4.5 rounded-[4px] text-3xs" : "size-7 rounded-[6px] text-[.625rem]",
      )}
    >
      {keyOf(name)}
    </span>
  );
}

/** A key on the keyboard. */
export function Kbd({ children, plain = false }: { children: ReactNode; plain?: boolean }) {
  return (
    <kbd
      className={cx(
        "text-2xs leading-none font-medium whitespace-nowrap text-ink-3",
        !plain && "rounded-xs px-1.25 py-0.75 inset-ring inset-ring-line-strong",
      )}
    >
      {children}
    </kbd>
  );
}
