import { Link } from "@tanstack/react-router";
import { ChevronDown, Circle, CircleCheck, CircleDot, Eye } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { cx } from "@/lib/cx.ts";
import { STEPS, type StepId, type StepState } from "../model/steps.ts";

type States = Record<Exclude<StepId, "review">, StepState>;

const LOOKS = {
  empty: { icon: Circle, words: "no answer yet", tone: "text-line-control" },
  started: { icon: CircleDot, words: "partly answered", tone: "text-gold-text" },
  answered: { icon: CircleCheck, words: "answered", tone: "text-success-text" },
} as const;

function StateIcon({ id, states }: { id: StepId; states: States }) {
  if (id === "review") return <Eye className="size-3.5 text-ink-3" aria-hidden />;
  const { icon: Icon, tone } = LOOKS[states[id]];
  return <Icon className={cx("size-3.5", tone)} aria-hidden />;
}

function stateWords(id: StepId, states: States): string {
  return id === "review" ? "" : `, ${LOOKS[states[id]].words}`;
}

/** The steps beside the form, each with how far it is. */
export function StepRail({ projectId, states }: { projectId: string; states: States }) {
  return (
    <nav aria-label="Steps" className="hidden w-56 shrink-0 overflow-y-auto p-1.5 md:block">
      <ol className="flex flex-col gap-px">
        {STEPS.map(({ id, title }, index) => (
          <li key={id} className={cx(id === "review" && "mt-1.5 border-t border-line-soft pt-1.5")}>
            <Link
              to="/projects/$projectId/context/$step"
              params={{ projectId, step: id }}
              className="flex min-h-7.5 items-center gap-2 rounded-sm px-2 text-ink-2 hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-lapis-text"
            >
              <span aria-hidden className="w-4 text-ink-3 tabular-nums">
                {id === "review" ? "" : index + 1}
              </span>
              <span className="clip flex-1">{title}</span>
              <StateIcon id={id} states={states} />
              <span className="sr-only">{stateWords(id, states)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The steps on a phone: where one is, and a menu of all. */
export function StepSwitcher({
  projectId,
  current,
  states,
}: {
  projectId: string;
  current: StepId;
  states: States;
}) {
  const title = STEPS.find(({ id }) => id === current)?.title;
  const parts = STEPS.length - 1;
  const answered = Object.values(states).filter((state) => state === "answered").length;
  return (
    <div className="shrink-0 border-b border-line px-4 pt-2 pb-2.5 md:hidden">
      <Menu
        align="start"
        label="Steps"
        trigger={
          <button
            type="button"
            className="flex h-9 w-full items-center gap-2 rounded-sm text-start font-medium"
          >
            <span className="clip flex-1">{title}</span>
            <span className="shrink-0 text-xs font-normal text-ink-3 tabular-nums">
              {answered} of {parts} answered
            </span>
            <ChevronDown className="text-ink-3" aria-hidden />
          </button>
        }
      >
        {STEPS.map(({ id, title: name }) => (
          <MenuItem key={id} asChild>
            <Link to="/projects/$projectId/context/$step" params={{ projectId, step: id }}>
              <StateIcon id={id} states={states} />
              {name}
              <span className="sr-only">{stateWords(id, states)}</span>
            </Link>
          </MenuItem>
        ))}
      </Menu>
      <Bar label="Parts of the context that are answered" done={answered} total={parts} />
    </div>
  );
}

/** Back and on, at the foot of a step; after the last one comes `end`. */
export function StepPager({
  projectId,
  current,
  end,
}: {
  projectId: string;
  current: StepId;
  end: ReactNode;
}) {
  const index = STEPS.findIndex(({ id }) => id === current);
  const before = STEPS[index - 1];
  const after = STEPS[index + 1];
  return (
    <div className="mt-8 flex flex-wrap items-center gap-2">
      {before && (
        <Link
          to="/projects/$projectId/context/$step"
          params={{ projectId, step: before.id }}
          className={buttonClass()}
        >
          Back
        </Link>
      )}
      {after ? (
        <Link
          to="/projects/$projectId/context/$step"
          params={{ projectId, step: after.id }}
          className={buttonClass("primary")}
        >
          Next: {after.title}
        </Link>
      ) : (
        end
      )}
    </div>
  );
}
