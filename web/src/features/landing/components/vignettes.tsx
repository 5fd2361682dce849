import { CircleAlert, CircleCheck, FileText, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Ring } from "@/components/ui/progress.tsx";
import { SaveState } from "@/components/ui/save-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

const LINE = "flex items-center gap-2";
const SERIF = "font-serif text-[.9375rem] leading-6";

function Answer({ question, children }: { question: string; children: ReactNode }) {
  return (
    <div className={LINE}>
      <span className="w-24 shrink-0 text-xs text-ink-3">{question}</span>
      <span className="clip">{children}</span>
    </div>
  );
}

const VIGNETTES: readonly { title: string; text: string; picture: ReactNode }[] = [
  {
    title: "Answer",
    text: "Ten short steps about the product, its users and its limits. Leave any time; it goes on where you stopped.",
    picture: (
      <>
        <Answer question="Goal">Half the return visits</Answer>
        <Answer question="Measured by">Visits per fault, from 1.8 to 1.2</Answer>
        <Answer question="User">Technician, on site, in gloves</Answer>
      </>
    ),
  },
  {
    title: "Write",
    text: "Each section is drafted while you watch, from what you answered. What you did not say becomes an open question, never filler.",
    picture: (
      <>
        <p className={SERIF}>
          A work order that was signed offline keeps the time of the signature
          <span className="ms-0.5 inline-block h-3.75 w-1.75 bg-gold align-[-2px]" />
        </p>
        <Skeleton width="78%" />
        <div className={`${LINE} text-xs text-ink-3`}>
          <Ring label="Progress of the example" done={61} total={100} />
          Section 3.6, 5 of 9
        </div>
      </>
    ),
  },
  {
    title: "Check",
    text: "Every type of document has its required headings and tables. What is missing is one click away.",
    picture: (
      <>
        <div className={LINE}>
          <CircleAlert className="text-danger-text" aria-hidden />
          5.2 Data retention is missing
        </div>
        <div className={LINE}>
          <TriangleAlert className="text-gold-text" aria-hidden />
          REQ-021 cannot be tested as written
        </div>
        <div className={LINE}>
          <CircleCheck className="text-success-text" aria-hidden />
          Interfaces table is complete
        </div>
      </>
    ),
  },
  {
    title: "Publish",
    text: "A version never changes again. Numbers run without gaps, and each one keeps who published it and why.",
    picture: (
      <>
        <div className={LINE}>
          <Badge tone="lapis">Version 4</Badge>
          <span className="text-xs text-ink-3">today, Mara Okonjo</span>
        </div>
        <p className={SERIF}>
          for <del className="rounded-[2px] bg-danger-tint px-px text-danger-text">four hours</del>{" "}
          <ins className="rounded-[2px] bg-success-tint px-px text-success-text no-underline">
            a whole shift
          </ins>
        </p>
        <div className={`${LINE} font-mono text-xs`}>
          <span className="text-success-text">+38</span>
          <span className="text-danger-text">−11</span>
          <span className="font-sans text-ink-3">since version 3</span>
        </div>
      </>
    ),
  },
  {
    title: "Export",
    text: "PDF with bookmarks and page numbers, Word with real headings, one HTML file, or plain Markdown.",
    picture: (
      <>
        {[
          ["Shaftline-SRS-v4.pdf", "41 pages"],
          ["Shaftline-SRS-v4.docx", "38 KB"],
          ["Shaftline-SRS-v4.md", "22 KB"],
        ].map(([file, size]) => (
          <div key={file} className={LINE}>
            <FileText className="text-ink-3" aria-hidden />
            <span className="clip">{file}</span>
            <span className="ms-auto text-xs text-ink-3 tabular-nums">{size}</span>
          </div>
        ))}
      </>
    ),
  },
  {
    title: "Keep",
    text: "Every answered edit is on disk. The save state tells the truth, also when it is bad news.",
    picture: (
      <>
        <SaveState status="saved" />
        <SaveState status="saving" />
        <SaveState status="offline" />
        <SaveState status="failing" />
      </>
    ),
  },
];

/** The six kinds of work, each with a small picture of itself. */
export function Vignettes() {
  return (
    <div className="mt-7 grid border-t border-line md:mt-11 lg:grid-cols-3">
      {VIGNETTES.map(({ title, text, picture }) => (
        <div
          key={title}
          className="border-b border-line pt-5 pb-6 lg:border-s lg:px-7 lg:pt-6 lg:pb-8 lg:nth-[3n+1]:border-s-0 lg:nth-[3n+1]:ps-0 lg:nth-[3n]:pe-0"
        >
          <div aria-hidden className="mb-3.5 flex min-h-21 flex-col gap-2 text-sm lg:mb-5 lg:h-28">
            {picture}
          </div>
          <h3 className="font-strong tracking-tight">{title}</h3>
          <p className="mt-1 text-md leading-5.5 text-ink-2">{text}</p>
        </div>
      ))}
    </div>
  );
}
