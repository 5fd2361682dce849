import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, Search } from "lucide-react";
import { countOf } from "@/api/pages.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Kbd, ProjectKey } from "@/components/ui/key.tsx";
import { Mark } from "@/components/ui/mark.tsx";
import { Menu, MenuChoice, MenuLabel } from "@/components/ui/menu.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useDocuments } from "@/features/documents/api/list-documents.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { useProjects } from "@/features/projects/api/list-projects.ts";
import { chooseOrganization } from "@/lib/organization.ts";
import { roleName } from "@/lib/roles.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { AccountMenu } from "./account-menu.tsx";
import {
  ACCOUNT_SETTINGS,
  ADMINISTRATION,
  administrationDestinations,
  NavButton,
  NavLink,
  organizationSettings,
  PROJECTS,
  projectDestinations,
  SETTINGS,
  useInAdministration,
  useInSettings,
  useProjectId,
} from "./navigation.tsx";
import { setOverlay } from "./overlays.ts";

const RECENT = 3;

function OrganizationSwitcher() {
  const { memberships, current } = useOrganization();
  if (!current) {
    return (
      <div className="mb-1.5 flex h-8 items-center gap-2 px-1.5">
        <Mark />
        <Skeleton width={120} />
      </div>
    );
  }
  return (
    <Menu
      align="start"
      label="Organization"
      trigger={
        <button
          type="button"
          className="mb-1.5 flex h-8 w-full items-center gap-2 rounded-sm px-1.5 font-strong hover:bg-pressed"
        >
          <Mark />
          <Written>{current.organizationName}</Written>
          <ChevronsUpDown className="ms-auto size-3.5 text-ink-3" aria-hidden />
        </button>
      }
    >
      <MenuLabel>Organizations</MenuLabel>
      <MenuChoice
        label="Organization"
        value={current.organizationId}
        options={memberships.map(({ organizationId, organizationName }) => ({
          value: organizationId,
          label: organizationName,
        }))}
        onValueChange={chooseOrganization}
      />
    </Menu>
  );
}

function GroupTitle({ children }: { children: React.ReactNode }) {
  return (
    <h2 className="flex min-h-9.75 items-center gap-2 px-2 pt-4 pb-1.25 text-xs font-medium text-ink-3">
      {children}
    </h2>
  );
}

function RecentProjects() {
  const { onlyIn } = useOrganization();
  const { items: projects } = useProjects({ organizationId: onlyIn });
  if (!projects || projects.length === 0) return null;
  return (
    <>
      <GroupTitle>Recent</GroupTitle>
      <nav aria-label="Recent projects" className="flex flex-col gap-px">
        {projects.slice(0, RECENT).map((project) => (
          <Link
            key={project.id}
            to="/projects/$projectId"
            params={{ projectId: project.id }}
            className="flex h-9 items-center gap-2.25 rounded-sm px-2 font-nav text-ink-2 hover:bg-pressed hover:text-ink md:h-7"
          >
            <ProjectKey name={project.name} />
            <Written>{project.name}</Written>
          </Link>
        ))}
      </nav>
    </>
  );
}

function ProjectNavigation({ projectId }: { projectId: string }) {
  const { data: project, isError } = useProject(projectId);
  const count = countOf(useDocuments(projectId));
  return (
    <>
      <GroupTitle>
        {project ? (
          <>
            <ProjectKey name={project.name} />
            <Written>{project.name}</Written>
          </>
        ) : isError ? (
          "Project"
        ) : (
          <Skeleton width={130} />
        )}
      </GroupTitle>
      <nav aria-label="Project" className="flex flex-col gap-px">
        {projectDestinations(projectId).map((destination) => (
          <NavLink
            key={destination.label}
            destination={destination}
            {...(destination.label === "Documents" && count ? { count } : {})}
          />
        ))}
      </nav>
    </>
  );
}

function SettingsNavigation() {
  const { current } = useOrganization();
  return (
    <>
      <GroupTitle>Your account</GroupTitle>
      <nav aria-label="Your account" className="flex flex-col gap-px">
        {ACCOUNT_SETTINGS.map((destination) => (
          <NavLink key={destination.label} destination={destination} />
        ))}
      </nav>
      {current && (
        <>
          <GroupTitle>
            <Written>{current.organizationName}</Written>
          </GroupTitle>
          <nav aria-label="Organization" className="flex flex-col gap-px">
            {organizationSettings(current.role).map((destination) => (
              <NavLink key={destination.label} destination={destination} />
            ))}
          </nav>
        </>
      )}
    </>
  );
}

function AdministrationNavigation() {
  const { me } = useOrganization();
  return (
    <>
      <GroupTitle>Administration</GroupTitle>
      <nav aria-label="Administration" className="flex flex-col gap-px">
        {administrationDestinations(me?.platformRole ?? null).map((destination) => (
          <NavLink key={destination.label} destination={destination} />
        ))}
      </nav>
    </>
  );
}

function Account() {
  const { me, current } = useOrganization();
  if (!me) {
    return (
      <div className="mt-1 flex items-center gap-2 px-2 py-1.5">
        <Skeleton width={22} height={22} className="rounded-full" />
        <Skeleton width={90} />
      </div>
    );
  }
  return (
    <AccountMenu
      side="top"
      trigger={
        <button
          type="button"
          className="mt-1 flex w-full items-center gap-2 rounded-sm px-2 py-1.5 hover:bg-pressed"
        >
          <Avatar name={me.name} decorative />
          <Written>{me.name}</Written>
          {current && <span className="ms-auto text-xs text-ink-3">{roleName(current.role)}</span>}
        </button>
      }
    />
  );
}

/** The whole navigation: at the side on a wide screen, in a sheet on a phone. */
export function SideNav() {
  const projectId = useProjectId();
  const inSettings = useInSettings();
  const inAdministration = useInAdministration();
  const { me } = useOrganization();
  return (
    <div className="flex min-h-0 flex-1 flex-col p-2">
      <OrganizationSwitcher />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <nav aria-label="Main" className="flex flex-col gap-px">
          <NavLink destination={PROJECTS} />
          <NavButton
            label="Search"
            icon={Search}
            onClick={() => setOverlay("palette", true)}
            end={<Kbd>{shortcutKeys("mod+k").join(" ")}</Kbd>}
          />
        </nav>
        {projectId ? (
          <ProjectNavigation projectId={projectId} />
        ) : inAdministration ? (
          <AdministrationNavigation />
        ) : inSettings ? (
          <SettingsNavigation />
        ) : (
          <RecentProjects />
        )}
      </div>
      <nav aria-label="Settings" className="flex flex-col gap-px pt-1">
        {me?.platformRole && <NavLink destination={ADMINISTRATION} />}
        <NavLink destination={SETTINGS} />
      </nav>
      <Account />
    </div>
  );
}

/** The navigation while one document is being worked on: icons only. */
export function RailNav() {
  const projectId = useProjectId();
  const { me, current } = useOrganization();
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center py-2.5">
      <Link
        to="/projects"
        aria-label={current ? `${current.organizationName}: projects` : "Projects"}
        className="mb-3 rounded-xs"
      >
        <Mark />
      </Link>
      <nav aria-label="Main" className="flex flex-col gap-px">
        <NavLink destination={PROJECTS} rail />
        <NavButton label="Search" icon={Search} rail onClick={() => setOverlay("palette", true)} />
      </nav>
      {projectId && (
        <>
          <span aria-hidden className="my-2 h-px w-5 bg-line" />
          <nav aria-label="Project" className="flex flex-col gap-px">
            {projectDestinations(projectId).map((destination) => (
              <NavLink key={destination.label} destination={destination} rail />
            ))}
          </nav>
        </>
      )}
      {me && (
        <span className="mt-auto mb-1">
          <AccountMenu
            side="right"
            trigger={
              <button type="button" aria-label="Account" className="rounded-full">
                <Avatar name={me.name} />
              </button>
            }
          />
        </span>
      )}
    </div>
  );
}
