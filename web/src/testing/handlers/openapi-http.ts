import { createOpenApiHttp } from "openapi-msw";
import type { paths } from "@/api/generated/schema.d.ts";

/** MSW's `http`, typed from the contract: a handler that disagrees with it does not compile. */
export const http = createOpenApiHttp<paths>();
