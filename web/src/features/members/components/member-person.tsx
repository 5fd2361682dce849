import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";

/** Who a member is: the first two columns of a row. */
export function MemberPerson({
  member: { name, email },
  isSelf,
}: {
  member: { name: string; email: string };
  isSelf: boolean;
}) {
  return (
    <>
      <Avatar name={name} size="lg" decorative />
      <div className="min-w-0">
        <p className="flex min-w-0 items-center gap-2">
          <Written className="font-medium">{name}</Written>
          {isSelf && <Badge>You</Badge>}
        </p>
        <Written className="text-xs text-ink-3">{email}</Written>
      </div>
    </>
  );
}

/** A list of members while it is on its way, its rows with this class. */
export function MemberSkeleton({ row }: { row: string }) {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading members</span>
      {[34, 26, 40].map((width) => (
        <div key={width} className={row}>
          <Skeleton width={28} height={28} className="rounded-full" />
          <span className="grid gap-2">
            <Skeleton width={`${width}%`} />
            <Skeleton width={`${width + 14}%`} height={8} />
          </span>
          <Skeleton width={96} className="max-md:hidden" />
        </div>
      ))}
    </div>
  );
}

/** What stands in the place of members when nobody is called like that. */
export function NobodyFound({ q }: { q: string }) {
  return (
    <p className="text-ink-2">
      Nobody is called “<bdi>{q}</bdi>”. Try a part of the name or the address.
    </p>
  );
}
