import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import {
  FilePlus,
  FileText,
  Keyboard,
  Layers,
  ListTodo,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Search,
  Sun,
} from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Kbd, ProjectKey } from "@/components/ui/key.tsx";
import { useFocusReturn } from "@/components/ui/use-focus-return.ts";
import { Written } from "@/components/ui/written.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useDocuments } from "@/features/documents/api/list-documents.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { useProjects } from "@/features/projects/api/list-projects.ts";
import { mayEdit } from "@/lib/roles.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { setTheme } from "@/lib/theme.ts";
import { useDebounced } from "@/lib/use-debounced.ts";
import {
  ACCOUNT_SETTINGS,
  organizationSettings,
  projectDestinations,
  useProjectId,
} from "../shell/navigation.tsx";
import { setOverlay } from "../shell/overlays.ts";

const SEARCH_DELAY_MS = 120;
const ITEM =
  "flex min-h-10 md:min-h-9 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 text-ink-2 data-[selected=true]:bg-hover data-[selected=true]:text-ink [&_.lucide]:text-ink-3";

function Item({
  value,
  keywords,
  icon,
  keys,
  meta,
  onSelect,
  children,
}: {
  value: string;
  keywords?: string[];
  icon: ReactNode;
  keys?: string;
  meta?: string;
  onSelect: () => void;
  children: string;
}) {
  return (
    <Command.Item
      value={value}
      {...(keywords ? { keywords } : {})}
      onSelect={() => {
        setOverlay("palette", false);
        onSelect();
      }}
      className={ITEM}
    >
      {icon}
      <Written>{children}</Written>
      {meta && <span className="clip ms-auto max-w-40 shrink-0 text-xs text-ink-3">{meta}</span>}
      {keys && (
        <span className="ms-auto">
          <Kbd plain>{keys}</Kbd>
        </span>
      )}
    </Command.Item>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

const THEMES: readonly { theme: "light" | "dark" | "system"; label: string; icon: LucideIcon }[] = [
  { theme: "light", label: "Light theme", icon: Sun },
  { theme: "dark", label: "Dark theme", icon: Moon },
  { theme: "system", label: "Theme of the system", icon: Monitor },
];

function ProjectItems({ search }: { search: string }) {
  const navigate = useNavigate();
  const { onlyIn } = useOrganization();
  const q = useDebounced(search, SEARCH_DELAY_MS).trim();
  const { items: projects } = useProjects({ organizationId: onlyIn, q });
  if (!projects || projects.length === 0) return null;
  return (
    <Group heading="Projects">
      {projects.slice(0, 8).map((project) => (
        <Item
          key={project.id}
          value={`project ${project.id}`}
          keywords={[project.name, project.description ?? ""]}
          icon={<ProjectKey name={project.name} />}
          onSelect={() =>
            void navigate({ to: "/projects/$projectId", params: { projectId: project.id } })
          }
        >
          {project.name}
        </Item>
      ))}
    </Group>
  );
}

function DocumentItems({ projectId, search }: { projectId: string; search: string }) {
  const navigate = useNavigate();
  const q = useDebounced(search, SEARCH_DELAY_MS).trim();
  const newest = useDocuments(projectId);
  // All of them are here already, unless there are more than one page of them.
  const found = useDocuments(projectId, newest.hasNextPage ? { q } : {});
  const documents = found.items ?? newest.items;
  if (!documents || documents.length === 0) return null;
  return (
    <Group heading="Documents of this project">
      {documents.map((document) => (
        <Item
          key={document.id}
          value={`document ${document.id}`}
          keywords={[document.title, document.type]}
          icon={<FileText aria-hidden />}
          meta={document.type.replace("_", " ")}
          onSelect={() =>
            void navigate({
              to: "/projects/$projectId/documents/$docId",
              params: { projectId, docId: document.id },
            })
          }
        >
          {document.title}
        </Item>
      ))}
    </Group>
  );
}

function ProjectActions({ projectId }: { projectId: string }) {
  const navigate = useNavigate();
  const { data: project } = useProject(projectId);
  return (
    <Group heading={project?.name ?? "This project"}>
      {projectDestinations(projectId).map(({ label, icon: Icon, link, keys }) => (
        <Item
          key={label}
          value={`Go to ${label}`}
          icon={<Icon aria-hidden />}
          {...(keys && { keys: shortcutKeys(keys).join(" ") })}
          onSelect={() => void navigate(link)}
        >
          {label}
        </Item>
      ))}
      {project && mayEdit(project.role) && (
        <Item
          value="New document"
          keywords={["create", "add", "write"]}
          icon={<FilePlus aria-hidden />}
          onSelect={() =>
            void navigate({
              to: "/projects/$projectId/documents",
              params: { projectId },
              search: { new: true },
            })
          }
        >
          New document
        </Item>
      )}
    </Group>
  );
}

function SettingsItems() {
  const navigate = useNavigate();
  const { current } = useOrganization();
  return (
    <Group heading="Settings">
      {[...ACCOUNT_SETTINGS, ...(current ? organizationSettings(current.role) : [])].map(
        ({ label, icon: Icon, link }) => (
          <Item
            key={label}
            value={`Settings: ${label}`}
            icon={<Icon aria-hidden />}
            onSelect={() => void navigate(link)}
          >
            {label}
          </Item>
        ),
      )}
    </Group>
  );
}

/** Search and commands in one place. */
export function Palette() {
  const navigate = useNavigate();
  const projectId = useProjectId();
  const [search, setSearch] = useState("");
  const focus = useFocusReturn();
  return (
    <Primitive.Root open onOpenChange={(open) => setOverlay("palette", open)}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Primitive.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-40 animate-dialog-in overflow-hidden rounded-dialog bg-raised shadow-lg outline-none md:inset-x-auto md:start-1/2 md:top-[14vh] md:w-140 md:-translate-x-1/2 rtl:md:translate-x-1/2"
        >
          <Primitive.Title className="sr-only">Search and commands</Primitive.Title>
          <Command label="Search and commands" loop>
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search className="text-ink-3" aria-hidden />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder="Search projects, documents, actions"
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none md:text-md"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List className="max-h-[min(60dvh,26rem)] overflow-y-auto px-1.5 pb-1.5">
              <Command.Empty className="px-4 py-8 text-center text-ink-2">
                Nothing is called “{search}”. Try a part of the name.
              </Command.Empty>
              {projectId && <DocumentItems projectId={projectId} search={search} />}
              <ProjectItems search={search} />
              {projectId && <ProjectActions projectId={projectId} />}
              <Group heading="Everywhere">
                <Item
                  value="New project"
                  keywords={["create", "add", "start"]}
                  icon={<Plus aria-hidden />}
                  onSelect={() => void navigate({ to: "/projects", search: { new: true } })}
                >
                  New project
                </Item>
                <Item
                  value="All projects"
                  icon={<Layers aria-hidden />}
                  keys="G P"
                  onSelect={() => void navigate({ to: "/projects" })}
                >
                  All projects
                </Item>
                <Item
                  value="Work in progress"
                  keywords={["jobs", "exports", "generation"]}
                  icon={<ListTodo aria-hidden />}
                  keys="G J"
                  onSelect={() => setOverlay("jobs", true)}
                >
                  Work in progress
                </Item>
                <Item
                  value="Keyboard shortcuts"
                  keywords={["help", "keys"]}
                  icon={<Keyboard aria-hidden />}
                  keys="?"
                  onSelect={() => setOverlay("shortcuts", true)}
                >
                  Keyboard shortcuts
                </Item>
                {THEMES.map(({ theme, label, icon: Icon }) => (
                  <Item
                    key={theme}
                    value={label}
                    keywords={["appearance", "colour", "mode"]}
                    icon={<Icon aria-hidden />}
                    onSelect={() => setTheme(theme)}
                  >
                    {label}
                  </Item>
                ))}
              </Group>
              <SettingsItems />
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
