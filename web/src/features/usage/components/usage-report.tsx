import type { ReactNode } from "react";
import { templateName, writerName } from "@/lib/author-names.ts";
import { counted, formatNumber } from "@/lib/counted.ts";
import type { GenerationQuality, Usage } from "../api/usage.ts";

const MICROS = 1_000_000;
const CELL = "border-b border-line-soft py-2 pe-4 text-start tabular-nums";

function cost(micros: number): string {
  return new Intl.NumberFormat(undefined, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(micros / MICROS);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
}

function Table({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full">
        <thead>
          <tr className="text-xs text-ink-3">
            {columns.map((column) => (
              <th key={column} scope="col" className={`${CELL} font-medium whitespace-nowrap`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={columns[index]} className={CELL}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function limitOf({ limit }: Usage): string {
  const parts = [
    limit.monthlyTokens !== null && counted(limit.monthlyTokens, "token"),
    limit.monthlyCostMicros !== null && `${cost(limit.monthlyCostMicros)} in cost`,
  ].filter(Boolean);
  return parts.length > 0 ? `At most ${parts.join(" and ")} a month.` : "Without a monthly limit.";
}

/** What the models took this month by project, and how often their sections passed the checks. */
export function UsageReport({
  usage,
  quality,
  limit,
}: {
  usage: Usage;
  quality: GenerationQuality;
  /** Where the monthly limit is set. */
  limit?: ReactNode;
}) {
  const { total, projects } = usage;
  return (
    <div className="grid gap-8">
      <section className="grid gap-2">
        <h2 className="text-md font-strong">This month</h2>
        <p className="text-ink-2 tabular-nums">
          {counted(total.inputTokens + total.outputTokens, "token")} for{" "}
          {counted(total.sections, "section")}, {cost(total.costMicros)} in cost
          {total.unpricedSections > 0 &&
            ` (${counted(total.unpricedSections, "section")} of models without a price)`}
          . {limitOf(usage)}
        </p>
        {projects.length > 0 && (
          <Table
            label="Usage by project"
            columns={["Project", "Sections", "Tokens read", "Tokens written", "Cost"]}
            rows={projects.map((project) => ({
              key: project.projectId,
              cells: [
                project.name,
                formatNumber(project.sections),
                formatNumber(project.inputTokens),
                formatNumber(project.outputTokens),
                cost(project.costMicros),
              ],
            }))}
          />
        )}
      </section>
      {limit && (
        <section className="grid gap-2">
          <h2 className="text-md font-strong">Monthly limit</h2>
          {limit}
        </section>
      )}
      <section className="grid gap-2">
        <h2 className="text-md font-strong">How generated sections did</h2>
        <p className="text-ink-2">
          In the last 90 days: how many passed their checks as they were first written, and how many
          after a second attempt.
        </p>
        {quality.items.length === 0 ? (
          <p className="text-ink-3">Nothing was generated yet.</p>
        ) : (
          <Table
            label="Quality by template and writer"
            columns={["Template", "Written by", "Sections", "At first", "After mending"]}
            rows={quality.items.map((item) => ({
              key: `${item.promptPack} ${item.provider} ${item.model}`,
              cells: [
                templateName(item.promptPack),
                item.provider === "composer"
                  ? writerName(item)
                  : `${item.model} (${item.provider})`,
                formatNumber(item.sections),
                share(item.passedFirst, item.sections),
                share(item.passed, item.sections),
              ],
            }))}
          />
        )}
      </section>
    </div>
  );
}
