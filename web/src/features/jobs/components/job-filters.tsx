import { Select } from "@/components/ui/select.tsx";
import { JOB_NAMES } from "../model/describe-job.ts";
import { JOB_STATUSES, type JobFilter, keysOf } from "../model/job-filter.ts";

/** Narrows a list of jobs to how they stand and what they do. */
export function JobFilters({
  filter,
  onChange,
}: {
  filter: JobFilter;
  onChange: (filter: JobFilter) => void;
}) {
  const statuses = keysOf(JOB_STATUSES);
  const types = keysOf(JOB_NAMES);
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        controlSize="md"
        className="w-36! md:w-40!"
        aria-label="How they stand"
        value={filter.status ?? ""}
        onChange={({ target }) =>
          onChange({ ...filter, status: statuses.find((status) => status === target.value) })
        }
      >
        <option value="">Any status</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {JOB_STATUSES[status]}
          </option>
        ))}
      </Select>
      <Select
        controlSize="md"
        className="w-48! md:w-56!"
        aria-label="What they do"
        value={filter.type ?? ""}
        onChange={({ target }) =>
          onChange({ ...filter, type: types.find((type) => type === target.value) })
        }
      >
        <option value="">All kinds</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {JOB_NAMES[type]}
          </option>
        ))}
      </Select>
    </div>
  );
}
