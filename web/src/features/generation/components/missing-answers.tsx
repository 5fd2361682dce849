import { Link } from "@tanstack/react-router";

export interface MissingAnswer {
  step: string;
  title: string;
}

/** The steps of the context without an answer, each with the way there; nothing when there is none. */
export function MissingAnswers({
  projectId,
  missing,
}: {
  projectId: string;
  missing: readonly MissingAnswer[];
}) {
  if (missing.length === 0) return null;
  return (
    <div className="rounded-md px-3 py-2.5 inset-ring inset-ring-line">
      <p className="font-medium">Not answered in the context yet</p>
      <p className="text-ink-2">What is missing is written as an open question.</p>
      <ul className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-1">
        {missing.map(({ step, title }) => (
          <li key={step}>
            <Link
              to="/projects/$projectId/context/$step"
              params={{ projectId, step }}
              className="rounded-xs font-medium text-lapis-text hover:underline"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
