/**
 * Asks whoever listens at an address for ApiVersions, the first request of every Kafka client: whether it is a broker,
 * what it serves, and by its metadata.version which release it is. Written by hand, as it is all that is needed here.
 */
import { connect } from 'node:net';

export type Served = {
  /** The highest version of each API, by key. */
  readonly apis: ReadonlyMap<number, number>;
  /** The highest metadata.version that it supports; null where it names none. */
  readonly metadataVersion: number | null;
};

const apiVersionsKey = 18;
const newest = 3;
const unsupportedVersion = 35;
const mostBytes = 1024 * 1024;

/** What the broker at the address serves; null when none answers in time. */
export async function apiVersions(host: string, port: number, withinMs = 3_000): Promise<Served | null> {
  try {
    const body = await ask(host, port, newest, withinMs);
    const isOld = body.readInt16BE(0) === unsupportedVersion;
    return isOld ? servedInVersion0(await ask(host, port, 0, withinMs)) : servedInVersion3(body);
  } catch {
    return null;
  }
}

function requestFrame(version: number): Buffer {
  const flexible = version >= newest;
  const name = 'workbook';
  const head = Buffer.alloc(10);
  head.writeInt16BE(apiVersionsKey, 0);
  head.writeInt16BE(version, 2);
  head.writeInt32BE(1, 4);
  head.writeInt16BE(name.length, 8);
  // A header of version 2 ends with tagged fields; then the client's name and version as compact strings, and tags.
  const compactName = Buffer.concat([Buffer.from([name.length + 1]), Buffer.from(name)]);
  const tail = flexible ? Buffer.concat([Buffer.from([0]), compactName, Buffer.from([2, 0x31, 0])]) : Buffer.alloc(0);
  const frame = Buffer.concat([Buffer.alloc(4), head, Buffer.from(name), tail]);
  frame.writeInt32BE(frame.length - 4, 0);
  return frame;
}

/** The answer's body, after its length and correlation id. */
function ask(host: string, port: number, version: number, withinMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => fail('no answer in time'), withinMs);
    let got = Buffer.alloc(0);
    const fail = (why: string): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error(why));
    };
    socket.once('connect', () => socket.write(requestFrame(version)));
    socket.once('error', (error) => fail(error.message));
    socket.once('close', () => fail('the connection was closed'));
    socket.on('data', (piece) => {
      got = Buffer.concat([got, piece]);
      if (got.length < 4) return;
      const length = got.readInt32BE(0);
      if (length < 6 || length > mostBytes || (got.length >= 8 && got.readInt32BE(4) !== 1)) fail('this is no Kafka');
      else if (got.length >= 4 + length) {
        resolve(got.subarray(8, 4 + length));
        fail('done');
      }
    });
  });
}

function servedInVersion0(body: Buffer): Served {
  const apis = new Map<number, number>();
  const count = body.readInt32BE(2);
  for (let i = 0; i < count; i++) apis.set(body.readInt16BE(6 + 6 * i), body.readInt16BE(10 + 6 * i));
  return { apis, metadataVersion: null };
}

function servedInVersion3(body: Buffer): Served {
  const apis = new Map<number, number>();
  const reader = new Reader(body, 2);
  for (let count = reader.varint() - 1; count > 0; count--) {
    const [key, , highest] = [reader.int16(), reader.int16(), reader.int16()];
    apis.set(key, highest);
    reader.skipTags();
  }
  reader.skip(4);
  let metadataVersion: number | null = null;
  for (let tags = reader.varint(); tags > 0; tags--) {
    const [tag, size] = [reader.varint(), reader.varint()];
    const field = new Reader(body.subarray(reader.at, reader.at + size), 0);
    if (tag === 0) metadataVersion = featureIn(field, 'metadata.version');
    reader.skip(size);
  }
  return { apis, metadataVersion };
}

/** The highest level of a feature in a list of supported features. */
function featureIn(reader: Reader, wanted: string): number | null {
  for (let count = reader.varint() - 1; count > 0; count--) {
    const name = reader.text(reader.varint() - 1);
    const [, highest] = [reader.int16(), reader.int16()];
    reader.skipTags();
    if (name === wanted) return highest;
  }
  return null;
}

class Reader {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  int16(): number {
    this.at += 2;
    return this.#bytes.readInt16BE(this.at - 2);
  }

  varint(): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.#bytes.readUInt8(this.at++);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text(length: number): string {
    this.skip(length);
    return this.#bytes.toString('utf8', this.at - length, this.at);
  }

  skip(length: number): void {
    this.at += length;
  }

  skipTags(): void {
    for (let tags = this.varint(); tags > 0; tags--) {
      this.varint();
      this.skip(this.varint());
    }
  }
}
