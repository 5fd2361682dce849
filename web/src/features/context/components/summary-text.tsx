import { CircleCheck, TriangleAlert } from "lucide-react";
import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/lib/cx.ts";
import { languageOf } from "@/lib/language.ts";

function children(nodes: readonly Nodes[]): ReactNode[] {
  return nodes.map((node) => (
    <Fragment key={node.position?.start.offset}>{element(node)}</Fragment>
  ));
}

function wordsOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

function element(node: Nodes): ReactNode {
  switch (node.type) {
    case "heading":
      return node.depth === 1 ? (
        <h2 className="text-[1.5rem] leading-7.5 font-[640] wrap-anywhere">
          {children(node.children)}
        </h2>
      ) : node.depth === 2 ? (
        <h3 className="mt-5 text-[1.1875rem] leading-6.5 font-[640]">{children(node.children)}</h3>
      ) : (
        <h4 className="mt-3 font-[640]">{children(node.children)}</h4>
      );
    case "paragraph":
      return (
        <p dir="auto" lang={languageOf(wordsOf(node))} className="mt-2 wrap-anywhere">
          {children(node.children)}
        </p>
      );
    case "list":
      return <ul className="mt-1.5 list-disc ps-5">{children(node.children)}</ul>;
    case "listItem":
      return (
        <li dir="auto" lang={languageOf(wordsOf(node))} className="marker:text-ink-3 [&>p]:mt-1">
          {children(node.children)}
        </li>
      );
    case "strong":
      return <strong className="font-[640]">{children(node.children)}</strong>;
    case "emphasis":
      return <em>{children(node.children)}</em>;
    case "break":
      return <br />;
    default:
      return "value" in node ? node.value : null;
  }
}

// The part on what is missing comes last; it is shown by itself.
function answeredPart(nodes: readonly RootContent[]): readonly RootContent[] {
  const end = nodes.findIndex(
    (node) =>
      node.type === "heading" &&
      node.depth === 2 &&
      node.children.some((child) => child.type === "text" && child.value === "Still missing"),
  );
  return end === -1 ? nodes : nodes.slice(0, end);
}

/** The summary of the answers, with what is missing on top. */
export function SummaryText({ summary }: { summary: string }) {
  const { children: nodes } = fromMarkdown(summary);
  const answered = answeredPart(nodes);
  const missing = nodes.slice(answered.length + 1);
  const open = missing.some(({ type }) => type === "list");
  return (
    <div className="grid gap-6">
      {missing.length > 0 && (
        <section
          aria-label="Still missing"
          className={cx(
            "rounded-lg px-4 py-3 inset-ring",
            open ? "bg-gold-tint inset-ring-gold-line" : "bg-success-tint inset-ring-success-line",
          )}
        >
          <h2
            className={cx(
              "flex items-center gap-2 font-strong",
              open ? "text-gold-text" : "text-success-text",
            )}
          >
            {open ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
            {open ? "Still missing" : "Nothing is missing"}
          </h2>
          {open ? children(missing) : <p className="mt-1">Every part has been answered.</p>}
        </section>
      )}
      <article className="rounded-lg bg-raised px-5 py-5 font-serif text-[.96875rem] leading-[1.5625rem] shadow-sm md:px-8 md:py-7">
        {children(answered)}
      </article>
    </div>
  );
}
