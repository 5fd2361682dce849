import { Bell } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { Tray } from "@/components/ui/tray.tsx";
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
    <Tray
      open={open}
      onOpenChange={onOpenChange}
      name="Mentions"
      label={unread > 0 ? `Mentions: ${unread} unread` : "Mentions"}
      button={
        <>
          <Bell aria-hidden />
          {unread > 0 && (
            <span className="grid min-w-4 place-items-center rounded-full bg-lapis px-1 text-3xs leading-4 text-on-lapis">
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </>
      }
    >
      <PagedList
        what="The mentions"
        pages={mentions}
        skeleton={<SkeletonLines />}
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
    </Tray>
  );
}
