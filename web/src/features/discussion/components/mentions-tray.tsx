import { Bell } from "lucide-react";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { languageOf } from "@/lib/language.ts";
import { type Mention, useMentions } from "../api/mentions.ts";
import { piecesOf } from "../model/mentions.ts";

function Row({ mention }: { mention: Mention }) {
  const { author, document, createdAt, readAt, body } = mention;
  const words = piecesOf(body)
    .map(({ text }) => text)
    .join("");
  return (
    <>
      <Avatar name={author.name} decorative />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex items-baseline gap-2">
          <bdi className="clip font-medium">{author.name}</bdi>
          <RelativeTime at={createdAt} className="text-xs whitespace-nowrap text-ink-3" />
        </span>
        <span dir="auto" lang={languageOf(words)} className="line-clamp-2 wrap-anywhere text-ink-2">
          {words}
        </span>
        <Written className="text-xs text-ink-3">{document.title}</Written>
      </span>
      {readAt === null && (
        <span className="mt-1.5 size-2 shrink-0 rounded-full bg-lapis">
          <span className="sr-only">Unread</span>
        </span>
      )}
    </>
  );
}

/** The button that says how often the person was mentioned, and the list behind it. */
export function MentionsTray({
  open,
  onOpenChange,
  renderLink,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A link to the conversation around what the list shows of it. */
  renderLink: (mention: Mention, content: ReactNode) => ReactNode;
}) {
  const mentions = useMentions();
  const unread = (mentions.items ?? []).filter(({ readAt }) => readAt === null).length;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger
        aria-label={unread > 0 ? `Mentions: ${unread} unread` : "Mentions"}
        title="Mentions"
        className="inline-flex h-10 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap text-ink-2 tabular-nums hover:bg-hover hover:text-ink data-[state=open]:bg-pressed md:h-7"
      >
        <Bell aria-hidden />
        {unread > 0 && (
          <span className="grid min-w-4 place-items-center rounded-full bg-lapis px-1 text-3xs leading-4 text-on-lapis">
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Mentions"
          className="z-40 flex max-h-[70dvh] w-84 max-w-[calc(100vw-16px)] animate-menu-in flex-col rounded-lg bg-raised shadow-lg outline-none"
        >
          <h2 className="border-b border-line px-4 py-2.5 font-strong">Mentions</h2>
          <div className="overflow-y-auto">
            <PagedList
              what="The mentions"
              pages={mentions}
              skeleton={
                <div className="grid gap-3.5 p-4" aria-busy="true">
                  <Skeleton width="70%" />
                  <Skeleton width="88%" />
                </div>
              }
              empty={
                <p className="px-4 py-4 text-ink-2">
                  Nobody has mentioned you yet. In a comment, @ and a name tells somebody to look.
                </p>
              }
            >
              {(list) => (
                <ul>
                  {list.map((mention) => (
                    <li key={mention.id} className="border-b border-line-soft last:border-0">
                      {renderLink(mention, <Row mention={mention} />)}
                    </li>
                  ))}
                </ul>
              )}
            </PagedList>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
