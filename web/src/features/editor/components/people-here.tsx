import { Popover } from "radix-ui";
import { Avatar, AvatarStack } from "@/components/ui/avatar.tsx";
import { useFocusReturn } from "@/components/ui/use-focus-return.ts";
import { usePeople } from "../hooks/use-live-session.ts";
import type { LiveSession } from "../model/live-session.ts";

/** Who has the document open, as faces; a press lists them by name. */
export function PeopleHere({ session }: { session: LiveSession }) {
  const people = usePeople(session);
  const focus = useFocusReturn();
  if (people.length < 2) return null;
  const faces = people.map(({ userId, name }) => ({ id: userId, name }));
  const others = people.filter(({ isMe }) => !isMe).map(({ name }) => name);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Here now: you and ${others.join(", ")}`}
        className="rounded-full p-0.5 hover:bg-hover"
      >
        <span aria-hidden className="max-md:hidden">
          <AvatarStack people={faces} max={5} />
        </span>
        <span aria-hidden className="md:hidden">
          <AvatarStack people={faces} max={2} />
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...focus}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Here now"
          className="z-50 max-h-80 w-64 animate-menu-in overflow-y-auto rounded-lg bg-raised p-1.5 shadow-lg"
        >
          <p className="flex px-2 pt-1 pb-1.5 text-xs text-ink-3">
            Here now
            <span className="ms-auto tabular-nums">{people.length}</span>
          </p>
          <ul>
            {people.map(({ userId, name, isMe }) => (
              <li key={userId} className="flex items-center gap-2 rounded-sm px-2 py-1">
                <Avatar name={name} decorative />
                <bdi className="clip">{name}</bdi>
                {isMe && <span className="ms-auto text-ink-3">you</span>}
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
