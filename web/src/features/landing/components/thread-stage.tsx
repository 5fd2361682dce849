import { FileDown } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { RequirementChip } from "@/components/ui/requirement-chip.tsx";

const CARD = "rounded-md bg-raised shadow-sm";

function Requirement({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="mt-2.25 grid grid-cols-[62px_minmax(0,1fr)]">
      <RequirementChip id={id} className="h-6" />
      <p>{children}</p>
    </div>
  );
}

function Sheet() {
  return (
    <div className="rounded-t-[4px] bg-raised p-5 shadow-md max-lg:rounded-b-[4px] lg:h-full lg:px-7 lg:pt-7 lg:pb-0">
      <div className="flex justify-between pb-3.5 text-xs text-ink-3 tabular-nums">
        <span>Shaftline technician app, SRS</span>
        <span>Version 4</span>
      </div>
      <div className="font-serif text-[.9375rem] leading-6">
        <h2 className="mb-1.75 text-[1.1875rem] leading-6.5 font-[640] tracking-[-.008em]">
          <span className="me-1.75 font-[400] text-ink-3">3.4</span>
          Offline work orders
        </h2>
        <p>
          Machine rooms and shafts have no reception. A technician must be able to open, fill in and
          sign a work order without a network, for a whole shift.
        </p>
        <Requirement id="REQ-014">
          <span className="box-decoration-clone bg-[linear-gradient(var(--color-gold),var(--color-gold))] bg-size-[100%_1.5px] bg-bottom bg-no-repeat pb-px">
            The app shall open any of today's work orders within two seconds without a network.
          </span>
        </Requirement>
        <Requirement id="REQ-015">
          Photos taken offline shall be uploaded in the order in which they were taken.
        </Requirement>
        <Requirement id="REQ-016">
          When two technicians change one work order, neither text shall be lost.
        </Requirement>
      </div>
    </div>
  );
}

function Change({
  id,
  word,
  children,
}: {
  id: string;
  word: "Changed" | "Added";
  children: ReactNode;
}) {
  return (
    <li className={`${CARD} px-2.5 pt-2.25 pb-2.5`}>
      <div className="flex h-4 items-center justify-between text-2xs text-ink-3">
        <span>{word}</span>
        <RequirementChip id={id} />
      </div>
      <p className="mt-0.5 leading-[1.1875rem] font-nav">{children}</p>
    </li>
  );
}

/** One requirement followed from the document to its version to the exported file. */
export function ThreadStage() {
  return (
    <section
      aria-label="One requirement, from the document to the published version to the file"
      className="relative grid gap-5 overflow-hidden bg-[light-dark(var(--color-sunken),var(--color-surface))] px-4 pt-4 pb-5 text-sm inset-ring inset-ring-line max-lg:-mx-5 md:max-lg:mx-0 md:rounded-t-stage lg:h-109 lg:grid-cols-[452px_256px_minmax(0,1fr)] lg:gap-x-12 lg:px-8 lg:pt-7 lg:pb-0"
    >
      <Sheet />
      <div className="max-lg:before:mb-0 lg:pt-21">
        <div className="mb-2 flex items-center gap-2 text-xs text-ink-3">
          <span>Published today</span>
          <Badge tone="lapis">Version 4</Badge>
          <Avatar name="Mara Okonjo" className="ms-auto" />
        </div>
        <ul className="grid gap-2">
          <Change id="REQ-014" word="Changed">
            Opens within{" "}
            <del className="rounded-[2px] bg-danger-tint px-px text-danger-text">five</del>{" "}
            <ins className="rounded-[2px] bg-success-tint px-px text-success-text no-underline">
              two
            </ins>{" "}
            seconds without a network
          </Change>
          <Change id="REQ-015" word="Changed">
            Photos keep the order in which they were taken
          </Change>
          <Change id="REQ-016" word="Added">
            Neither of two edits is lost
          </Change>
        </ul>
      </div>
      <div className="lg:pt-21">
        <div className="mb-2 flex h-5.5 items-center text-xs text-ink-3">
          Exported for the customer
        </div>
        <div className={`${CARD} px-3.5 py-3`}>
          <p className="flex items-center gap-2 font-medium">
            <FileDown className="text-ink-3" aria-hidden />
            <span className="clip">Shaftline-SRS-v4.pdf</span>
          </p>
          <p className="mt-1.5 text-ink-2">
            41 pages, tagged, with bookmarks and a page for signatures.
          </p>
          <dl className="mt-3 grid gap-1.5 border-t border-line-soft pt-2.5 text-xs text-ink-3 tabular-nums">
            {[
              ["REQ-014", "page 23"],
              ["REQ-015", "page 23"],
              ["REQ-016", "page 24"],
            ].map(([id = "", page]) => (
              <div key={id} className="flex items-center justify-between">
                <dt className="flex">
                  <RequirementChip id={id} />
                </dt>
                <dd>{page}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <svg
        viewBox="0 0 1120 436"
        preserveAspectRatio="xMinYMin meet"
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 hidden size-full fill-none stroke-gold stroke-[1.5] lg:block rtl:-scale-x-100"
      >
        <path d="M395 246.25H498a10 10 0 0 0 10-10V169.25a10 10 0 0 1 10-10h14M788 159.25h48" />
        <g className="fill-raised">
          <circle cx="532" cy="159.25" r="3.5" />
          <circle cx="788" cy="159.25" r="3.5" />
          <circle cx="836" cy="159.25" r="3.5" />
        </g>
      </svg>
    </section>
  );
}
