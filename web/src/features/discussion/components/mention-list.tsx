import { Avatar } from "@/components/ui/avatar.tsx";
import { Written } from "@/components/ui/written.tsx";
import { cx } from "@/lib/cx.ts";
import type { Member } from "../api/members.ts";

/** Whom one may mention, with the one that Enter would take. */
export function MentionList({
  id,
  people,
  chosen,
  empty,
  onChoose,
}: {
  id: string;
  people: readonly Member[];
  chosen: number;
  /** What stands there while there is nobody. */
  empty: string;
  onChoose: (member: Member) => void;
}) {
  if (people.length === 0) {
    return (
      <p role="status" className="px-2.5 py-2 text-xs text-ink-3">
        {empty}
      </p>
    );
  }
  return (
    <div id={id} role="listbox" aria-label="People" className="max-h-60 overflow-y-auto p-1">
      {people.map((member, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
        <div
          key={member.userId}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          ref={index === chosen ? (row) => row?.scrollIntoView({ block: "nearest" }) : undefined}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(member)}
          className={cx(
            "flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2 hover:bg-hover",
            index === chosen && "bg-hover",
          )}
        >
          <Avatar name={member.name} decorative />
          <span className="min-w-0">
            <Written className="font-medium">{member.name}</Written>
            <span className="clip block text-2xs text-ink-3">{member.email}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
