import { Link } from "@tanstack/react-router";
import { buttonClass } from "@/components/ui/button.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ContextAnswer } from "../api/get-context.ts";
import { toForm } from "../model/context-form.ts";
import { STEPS, stepStates } from "../model/steps.ts";

const PARTS = STEPS.length - 1;

/** How far the answers about a product are, and the way to go on with them. */
export function ContextCard({
  projectId,
  answer,
}: {
  projectId: string;
  answer: ContextAnswer | undefined;
}) {
  if (!answer) {
    return (
      <div aria-busy="true" className="grid gap-3 py-3">
        <Skeleton width="55%" />
        <Skeleton width="100%" height={3} />
        <Skeleton width="35%" height={8} />
      </div>
    );
  }
  const states = Object.values(stepStates(toForm(answer.context)));
  const answered = states.filter((state) => state === "answered").length;
  const started = states.some((state) => state !== "empty");
  return (
    <div className="py-3">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium tabular-nums">
          {answered} of {PARTS} parts answered
        </span>
        {answer.updatedAt && (
          <span className="text-xs text-ink-3">
            saved <RelativeTime at={answer.updatedAt} />
          </span>
        )}
      </p>
      <Bar
        label="Parts of the context that are answered"
        done={answered}
        total={PARTS}
        className="mt-2 mb-3"
      />
      {!started && (
        <p className="mb-3 text-ink-2">
          Ten short steps about the product, its users and its limits. Every document is written
          from them.
        </p>
      )}
      <Link
        to="/projects/$projectId/context"
        params={{ projectId }}
        className={buttonClass(started ? "plain" : "primary")}
      >
        {!started ? "Start with the questions" : answered === PARTS ? "Review answers" : "Continue"}
      </Link>
    </div>
  );
}
