export { findImages } from "./find-images.ts";
