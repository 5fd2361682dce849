export { findImages, readImage } from "./find-images.ts";
