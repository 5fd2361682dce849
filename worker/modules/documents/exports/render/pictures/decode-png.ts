import { Inflate } from "fflate";

/** Pixels of a PNG as PDF wants them: colour and opacity apart. */
export interface Pixels {
  width: number;
  height: number;
  /** Three bytes a pixel. */
  color: Uint8Array;
  /** One byte a pixel, or null when nothing is transparent. */
  alpha: Uint8Array | null;
}

interface PngHeader {
  width: number;
  height: number;
  depth: number;
  colorType: number;
  interlaced: boolean;
  palette: Uint8Array | null;
  transparency: Uint8Array | null;
  data: Uint8Array[];
}

/** A PNG whose pixels a PDF can hold as they are: 8 bits, grey or colour, neither see-through nor interlaced. */
export interface PlainPng {
  colors: 1 | 3;
  data: Uint8Array[];
}

const channelsOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readHeader(bytes: Uint8Array): PngHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header: PngHeader = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: view.getUint8(24),
    colorType: view.getUint8(25),
    interlaced: view.getUint8(28) !== 0,
    palette: null,
    transparency: null,
    data: [],
  };
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "PLTE") header.palette = body;
    else if (type === "tRNS") header.transparency = body;
    else if (type === "IDAT") header.data.push(body);
    else if (type === "IEND") break;
    at += 12 + length;
  }
  return header.data.length > 0 && channelsOf[header.colorType] !== undefined ? header : null;
}

/** The compressed pixels when a PDF takes them as they are, otherwise null. */
export function plainPng(bytes: Uint8Array): PlainPng | null {
  const header = readHeader(bytes);
  if (header === null || header.depth !== 8 || header.interlaced || header.transparency !== null)
    return null;
  if (header.colorType === 0) return { colors: 1, data: header.data };
  return header.colorType === 2 ? { colors: 3, data: header.data } : null;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

function unfilter(type: number, row: Uint8Array, previous: Uint8Array, step: number): void {
  for (let at = 0; at < row.length; at += 1) {
    const left = at >= step ? (row[at - step] ?? 0) : 0;
    const up = previous[at] ?? 0;
    const upLeft = at >= step ? (previous[at - step] ?? 0) : 0;
    const base =
      type === 1
        ? left
        : type === 2
          ? up
          : type === 3
            ? (left + up) >> 1
            : type === 4
              ? paeth(left, up, upLeft)
              : 0;
    row[at] = ((row[at] ?? 0) + base) & 255;
  }
}

class RowReader {
  private readonly header: PngHeader;
  private readonly channels: number;
  private readonly stride: number;
  private readonly pixels: Pixels;
  private seesThrough = false;
  private readonly alpha: Uint8Array;

  constructor(header: PngHeader, stride: number) {
    this.header = header;
    this.stride = stride;
    this.channels = channelsOf[header.colorType] ?? 1;
    const width = Math.ceil(header.width / stride);
    const height = Math.ceil(header.height / stride);
    this.alpha = new Uint8Array(width * height).fill(255);
    this.pixels = { width, height, color: new Uint8Array(width * height * 3), alpha: null };
  }

  finish(): Pixels {
    return { ...this.pixels, alpha: this.seesThrough ? this.alpha : null };
  }

  private sample(row: Uint8Array, index: number): number {
    const { depth } = this.header;
    if (depth === 8) return row[index] ?? 0;
    if (depth === 16) return row[index * 2] ?? 0;
    const perByte = 8 / depth;
    const shift = 8 - depth * ((index % perByte) + 1);
    const value = ((row[Math.floor(index / perByte)] ?? 0) >> shift) & ((1 << depth) - 1);
    return this.header.colorType === 3 ? value : Math.round((value * 255) / ((1 << depth) - 1));
  }

  take(row: Uint8Array, y: number, x0: number, dx: number, count: number): void {
    const { stride, pixels } = this;
    if (y % stride !== 0) return;
    for (let index = 0; index < count; index += 1) {
      const x = x0 + index * dx;
      if (x % stride !== 0) continue;
      this.put(row, index, (y / stride) * pixels.width + x / stride);
    }
  }

  private put(row: Uint8Array, index: number, target: number): void {
    const { header, channels } = this;
    const first = this.sample(row, index * channels);
    let [red, green, blue] = [first, first, first];
    let alpha = 255;
    if (header.colorType === 3) {
      [red, green, blue] = [0, 1, 2].map((part) => header.palette?.[first * 3 + part] ?? 0) as [
        number,
        number,
        number,
      ];
      alpha = header.transparency?.[first] ?? 255;
    } else if (header.colorType === 2 || header.colorType === 6) {
      green = this.sample(row, index * channels + 1);
      blue = this.sample(row, index * channels + 2);
      if (header.colorType === 6) alpha = this.sample(row, index * channels + 3);
      else if (this.isKeyColor(red, green, blue)) alpha = 0;
    } else if (header.colorType === 4) alpha = this.sample(row, index * channels + 1);
    else if (this.isKeyColor(red)) alpha = 0;
    const { color } = this.pixels;
    color[target * 3] = red;
    color[target * 3 + 1] = green;
    color[target * 3 + 2] = blue;
    this.alpha[target] = alpha;
    if (alpha < 255) this.seesThrough = true;
  }

  private isKeyColor(...parts: number[]): boolean {
    const { transparency, depth } = this.header;
    if (transparency === null || depth > 8) return false;
    const scale = depth === 8 ? 1 : 255 / ((1 << depth) - 1);
    return parts.every((part, index) => part === (transparency[index * 2 + 1] ?? 0) * scale);
  }
}

const passes: [number, number, number, number][] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

interface RowPlan {
  y: number;
  x0: number;
  dx: number;
  count: number;
  first: boolean;
}

function* rowPlan({ width, height, interlaced }: PngHeader): Generator<RowPlan> {
  for (const [x0, y0, dx, dy] of interlaced ? passes : ([[0, 0, 1, 1]] as const)) {
    const count = Math.ceil((width - x0) / dx);
    if (count <= 0) continue;
    for (let y = y0; y < height; y += dy) yield { y, x0, dx, count, first: y === y0 };
  }
}

/** Decodes any PNG; one of more than `mostPixels` keeps every second, third … pixel. */
export function decodePng(bytes: Uint8Array, mostPixels: number): Pixels | null {
  const header = readHeader(bytes);
  if (header === null) return null;
  const stride = Math.max(1, Math.ceil(Math.sqrt((header.width * header.height) / mostPixels)));
  const reader = new RowReader(header, stride);
  const bits = (channelsOf[header.colorType] ?? 1) * header.depth;
  const step = Math.max(1, bits >> 3);
  const plan = rowPlan(header);
  let next = plan.next();
  let previous = new Uint8Array(0);
  let row = new Uint8Array(0);
  let filter = -1;
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    for (let at = 0; at < chunk.length && next.done !== true; ) {
      if (filter < 0) {
        filter = chunk[at] ?? 0;
        at += 1;
        row = new Uint8Array(Math.ceil((next.value.count * bits) / 8));
        filled = 0;
        if (next.value.first) previous = new Uint8Array(row.length);
      }
      const take = Math.min(row.length - filled, chunk.length - at);
      row.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled < row.length) continue;
      unfilter(filter, row, previous, step);
      reader.take(row, next.value.y, next.value.x0, next.value.dx, next.value.count);
      previous = row;
      filter = -1;
      next = plan.next();
    }
  });
  try {
    // The two bytes in front are zlib's header, the last four its check sum.
    header.data.forEach((part, index) => {
      const last = index === header.data.length - 1;
      inflate.push(index === 0 ? part.subarray(2) : part, last);
    });
  } catch {
    return null;
  }
  return next.done === true ? reader.finish() : null;
}
