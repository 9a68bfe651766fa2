/** How a call is written in a sentence: `murmur2(6f 72 64)`, `partition({ topic: "orders", … }, 3 items)`. */

const bytesShown = 16;

export function callText(name: string, values: readonly unknown[]): string {
  return `${name}(${valuesText(values)})`;
}

export function valuesText(values: readonly unknown[]): string {
  return values.map((value) => valueText(value)).join(', ');
}

export function valueText(value: unknown, depth = 0): string {
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) {
    if (value.length > 8 || depth > 1) return `[${value.length} items]`;
    return `[${value.map((item) => valueText(item, depth + 1)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, item]) => `${key}: ${valueText(item, depth + 1)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return String(value);
}

/** Bytes as hex: `6f 72 64`; `(no bytes)` for none; cut after 16 with their number. */
export function bytesText(data: Uint8Array): string {
  if (data.length === 0) return '(no bytes)';
  const shown = Array.from(data.subarray(0, bytesShown), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return data.length > bytesShown ? `${shown} … ${data.length} bytes` : shown;
}
