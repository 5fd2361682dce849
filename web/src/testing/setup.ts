import "../styles/theme.css";
import { toast } from "sonner";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { cleanup } from "vitest-browser-react";
import type { StoreApi } from "zustand";
import { useSession } from "@/api/session.ts";
import { useOverlays } from "@/app/shell/overlays.ts";
import { useNotices } from "@/components/ui/notices.ts";
import { useCompose } from "@/features/discussion/model/compose.ts";
import { forgetAllKept } from "@/lib/kept-edits.ts";
import { useOrganizationChoice } from "@/lib/organization.ts";
import { useTrackedJobs } from "@/lib/tracked-jobs.ts";
import { mockApi, startMockApi } from "./mock-api.ts";

// Colours are measured when they have arrived, not on their way.
const STILL = "*, ::before, ::after { animation: none !important; transition: none !important }";

function standStill(): void {
  const style = document.createElement("style");
  style.id = "still";
  style.textContent = STILL;
  if (!document.getElementById(style.id)) document.head.append(style);
}

function putBack<State>(store: StoreApi<State>): void {
  store.setState(store.getInitialState(), true);
}

beforeAll(standStill);
beforeAll(startMockApi);
// The file before this one had the same page and the same storage.
beforeAll(() => forgetAllKept());

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem("docuforge.session", "1");
  putBack(useSession);
  putBack(useOrganizationChoice);
  putBack(useTrackedJobs);
  mockApi();
});

afterEach(async () => {
  await cleanup();
  toast.dismiss();
  putBack(useNotices);
  putBack(useOverlays);
  putBack(useCompose);
});
