import type { ReactNode } from "react";
import { counted, formatNumber } from "@/lib/counted.ts";
import { cx } from "@/lib/cx.ts";
import type { PlatformStatistics } from "../api/platform.ts";

const DAYS = 30;
const DAY_MS = 86_400_000;

function Tile({
  label,
  value,
  alarm = false,
}: {
  label: string;
  value: ReactNode;
  alarm?: boolean;
}) {
  return (
    <div className="grid gap-1 rounded-lg border border-line p-3.5">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={cx("text-xl font-strong tabular-nums", alarm && "text-danger-text")}>
        {value}
      </dd>
    </div>
  );
}

function Tiles({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2.5">
      <h2 className="text-md font-strong">{title}</h2>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-6">{children}</dl>
    </section>
  );
}

function lastDays(signUps: PlatformStatistics["signUps"], today: number) {
  const counts = new Map(signUps.map(({ day, count }) => [day, count]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(today - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
}

function SignUps({ signUps }: Pick<PlatformStatistics, "signUps">) {
  const days = lastDays(signUps, Date.now());
  const highest = Math.max(1, ...days.map(({ count }) => count));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="grid gap-2.5">
      <h2 className="text-md font-strong">
        New accounts <span className="font-text text-ink-3">{formatNumber(total)} in 30 days</span>
      </h2>
      <div
        role="img"
        aria-label={`${counted(total, "new account")} in 30 days, at most ${formatNumber(highest)} in a day`}
        className="flex h-28 items-end gap-0.5 rounded-lg border border-line p-3.5 md:gap-1"
      >
        {days.map(({ day, count }) => (
          <span
            key={day}
            title={`${day}: ${count}`}
            className={cx("min-h-0.5 flex-1 rounded-[2px]", count > 0 ? "bg-lapis" : "bg-pressed")}
            style={{ height: `${(count / highest) * 100}%` }}
          />
        ))}
      </div>
      <p aria-hidden className="flex justify-between text-xs text-ink-3">
        <span>{formatDay(days[0]?.day)}</span>
        <span>at most {formatNumber(highest)} in a day</span>
        <span>Today</span>
      </p>
    </section>
  );
}

function formatDay(day = ""): string {
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }).format(
    new Date(day),
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? "None yet" : `${Math.round((part / whole) * 100)} %`;
}

/** How much there is of everything, and how well it goes. */
export function StatisticsReport({ statistics }: { statistics: PlatformStatistics }) {
  const { jobs, emails, quality } = statistics;
  return (
    <section
      aria-label="Figures"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing else here takes the keyboard to scroll with
      tabIndex={0}
      className="grid grid-cols-[minmax(0,1fr)] gap-7"
    >
      <Tiles title="Accounts and content">
        <Tile label="People" value={formatNumber(statistics.people)} />
        <Tile label="Disabled" value={formatNumber(statistics.disabled)} />
        <Tile label="Organizations" value={formatNumber(statistics.organizations)} />
        <Tile label="Projects" value={formatNumber(statistics.projects)} />
        <Tile label="Documents" value={formatNumber(statistics.documents)} />
        <Tile label="Published versions" value={formatNumber(statistics.versions)} />
      </Tiles>
      <SignUps signUps={statistics.signUps} />
      <Tiles title="Work">
        <Tile label="Jobs under way" value={formatNumber(jobs.open)} />
        <Tile
          label="Jobs failed in a day"
          value={formatNumber(jobs.failedLastDay)}
          alarm={jobs.failedLastDay > 0}
        />
        <Tile
          label="Given up in a week"
          value={formatNumber(jobs.givenUpLastWeek)}
          alarm={jobs.givenUpLastWeek > 0}
        />
        <Tile label="Mail queued" value={formatNumber(emails.queued)} />
        <Tile
          label="Mail failed in a week"
          value={formatNumber(emails.failedLastWeek)}
          alarm={emails.failedLastWeek > 0}
        />
      </Tiles>
      <Tiles title="Generated sections in 30 days">
        <Tile label="Written" value={formatNumber(quality.sections)} />
        <Tile label="Passed at once" value={share(quality.passedFirst, quality.sections)} />
        <Tile label="Passed in the end" value={share(quality.passed, quality.sections)} />
      </Tiles>
    </section>
  );
}
