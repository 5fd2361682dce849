declare module "*.wasm" {
  const code: WebAssembly.Module;
  // biome-ignore lint/style/noDefaultExport: that is how a bundle names compiled code
  export default code;
}
