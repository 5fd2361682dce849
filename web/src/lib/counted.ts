const number = new Intl.NumberFormat();

/** A number as the reader writes it. */
export function formatNumber(value: number): string {
  return number.format(value);
}

/** How many of something: "1 page", "1,204 pages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
