import { languageOf } from "@/lib/language.ts";

/** The piece of text that something is about. */
export function Quote({ children, lost = false }: { children: string; lost?: boolean }) {
  return (
    <>
      <blockquote
        lang={languageOf(children)}
        dir="auto"
        className="line-clamp-3 border-s-2 border-gold ps-2 text-xs wrap-anywhere text-ink-2"
      >
        {children}
      </blockquote>
      {lost && <p className="text-xs text-gold-text">This text has changed since.</p>}
    </>
  );
}
