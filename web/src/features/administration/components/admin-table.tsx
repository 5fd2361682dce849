import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";

export interface Column<Row> {
  label: string;
  /** Whether what stands below says it all, so that the heading is only read aloud. */
  quiet?: boolean;
  /** Width and the like, for the heading and the cells. */
  className?: string;
  cell: (row: Row) => ReactNode;
}

/** Rows of the same kind under headings; on a phone each row is a card without them. */
export function AdminTable<Row extends { id: string }>({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  return (
    <table aria-label={label} className="w-full border-t border-line-soft max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-soft">
          {columns.map(({ label: heading, quiet, className }) => (
            <th
              key={heading}
              scope="col"
              className={cx(
                "h-8 pe-4 text-start text-xs font-medium whitespace-nowrap text-ink-3 last:pe-0",
                className,
              )}
            >
              {quiet ? <span className="sr-only">{heading}</span> : heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={row.id}
            className="border-b border-line-soft hover:bg-hover max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:py-2.5"
          >
            {columns.map(({ label: heading, className, cell }) => (
              <td
                key={heading}
                className={cx(
                  "max-w-0 py-2 pe-4 align-middle last:pe-0 max-md:max-w-full max-md:p-0 max-md:empty:hidden max-md:first:basis-full",
                  className,
                )}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A table while it is on its way. */
export function AdminTableSkeleton() {
  return (
    <div aria-busy="true" className="border-t border-line-soft">
      <span className="sr-only">Loading</span>
      {[38, 30, 44, 34, 40, 28].map((width) => (
        <div key={width} className="flex h-13 items-center gap-4 border-b border-line-soft">
          <Skeleton width={`${width}%`} />
          <span className="ms-auto max-md:hidden">
            <Skeleton width={120} />
          </span>
          <Skeleton width={64} />
        </div>
      ))}
    </div>
  );
}
