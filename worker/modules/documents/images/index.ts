export { createImage } from "./create-image.ts";
export { findImages, readImage } from "./find-images.ts";
