/**
 * The closed decoder of effects: from the arrays that a subject sends to effects of a node, by the contract of the
 * part. A shape that the harness never sends breaks the protocol; a value that the contract does not allow is the
 * part's.
 */
import type { Callable, ClassDescriptor, Contract } from '../../harness/contract/descriptor.ts';
import type { PartId } from '../../harness/contract/parts.ts';
import { isPartId } from '../../harness/contract/parts.ts';
import type { NodeEffect, NodeEvent, PartError } from '../../harness/simulation/step.ts';
import { decode } from '../channel/decode.ts';
import { effectLimit } from '../channel/messages.ts';
import { visible } from '../channel/visible.ts';
import { ProtocolError } from './ended.ts';
import { withoutOurPaths } from './our-paths.ts';

/** What the judge knows of calls and nodes that are under way in the subject that answers. */
export type Known = {
  readonly callOf: (call: number) => { readonly callable: Callable; readonly title: string } | undefined;
  readonly classOf: (node: string) => ClassDescriptor | undefined;
};

const textLimit = 4096;

/** The effects of one event. */
export function decodeEffects(answer: unknown, event: NodeEvent['on'], known: Known): readonly NodeEffect[] {
  if (!Array.isArray(answer)) throw new ProtocolError('it sent no list of effects');
  if (answer.length > effectLimit) {
    throw new ProtocolError(`it did more than ${effectLimit} things at once`, 'over output');
  }
  return answer.map((effect: unknown) => {
    if (!Array.isArray(effect)) throw new ProtocolError('it sent an effect that cannot be read');
    const decoded = decodeEffect(effect, known);
    const isOfConstructor = decoded.did === 'made' || (decoded.did === 'threw' && decoded.call === -1);
    if (isOfConstructor && event !== 'new') throw new ProtocolError('it made a node that nobody asked for');
    if ('node' in decoded && known.classOf(decoded.node) === undefined) {
      throw new ProtocolError('it acted for a node that is not there');
    }
    return decoded;
  });
}

function decodeEffect(effect: readonly unknown[], known: Known): NodeEffect {
  switch (effect[0]) {
    case 'made':
      return { did: 'made' };
    case 'returned':
      return returned(effect, known);
    case 'toolong':
      return tooLong(effect, known);
    case 'changed':
      return changed(effect, known);
    case 'threw':
      return { did: 'threw', call: callOrConstructor(effect[1], known), error: decodeError(effect[2]) };
    case 'late':
      return { did: 'late', error: decodeError(effect[1]) };
    case 'log':
      return { did: 'log', node: text(effect[1]), text: visible(text(effect[2]), 500) };
    case 'sleep':
      return { did: 'sleep', node: text(effect[1]), id: integer(effect[2]), ms: milliseconds(effect[3]) };
    case 'wake':
    case 'unsend':
      return { did: effect[0], node: text(effect[1]), id: integer(effect[2]) };
    case 'send':
      return sent(effect, known);
    default:
      return diskEffect(effect);
  }
}

function diskEffect(effect: readonly unknown[]): NodeEffect {
  const node = text(effect[1]);
  const file = text(effect[2]);
  switch (effect[0]) {
    case 'append': {
      const data = decode({ kind: 'bytes' }, `b${text(effect[3], Infinity)}`);
      if (!data.ok) throw new ProtocolError('it wrote something that is no bytes');
      return { did: 'append', node, file, data: data.value };
    }
    case 'flush':
    case 'remove':
      return { did: effect[0], node, file };
    case 'truncate':
      return { did: 'truncate', node, file, length: wholeNumber(effect[3]) };
    default:
      throw new ProtocolError('it did something that no part can do');
  }
}

function returned(effect: readonly unknown[], known: Known): NodeEffect {
  const call = integer(effect[1]);
  const found = known.callOf(call);
  if (found === undefined) throw new ProtocolError('it answered a call that is not open');
  const decoded = decode(found.callable.returns, effect[2]);
  if (decoded.ok) return { did: 'returned', call, value: decoded.value };
  const { at, wanted, got } = decoded.mismatch;
  const where = at === '' ? '' : ` at ${visible(at, 100)}`;
  return { did: 'strayed', call, sentence: `${found.title} must give ${wanted}${where}, got ${got}` };
}

function tooLong(effect: readonly unknown[], known: Known): NodeEffect {
  const call = callOrConstructor(effect[1], known);
  const title = known.callOf(call)?.title;
  const bytes = integer(effect[2]);
  const sentence =
    title === undefined
      ? `The part did more at once than fits in an answer: ${bytes} bytes`
      : `${title} gave or did more at once than fits in an answer: ${bytes} bytes`;
  return { did: 'strayed', call, sentence };
}

/** A call that is under way, or -1 for none. */
function callOrConstructor(value: unknown, known: Known): number {
  const call = integer(value);
  if (call !== -1 && known.callOf(call) === undefined) throw new ProtocolError('it answered a call that is not open');
  return call;
}

function changed(effect: readonly unknown[], known: Known): NodeEffect {
  const call = integer(effect[1]);
  const found = known.callOf(call);
  const name = found?.callable.parameters[integer(effect[2])]?.name;
  if (found === undefined || name === undefined) throw new ProtocolError('it changed an argument that is not there');
  return { did: 'strayed', call, sentence: `${found.title} changed its argument ${name}, which belongs to the caller` };
}

function sent(effect: readonly unknown[], known: Known): NodeEffect {
  const node = text(effect[1]);
  const api = text(effect[4]);
  const network = Object.values(known.classOf(node)?.options ?? {}).find(
    (option) => 'given' in option && option.given === 'network',
  );
  const apis = network !== undefined && 'apis' in network ? network.apis : {};
  const schema = Object.hasOwn(apis, api) ? apis[api] : undefined;
  const body = schema === undefined ? undefined : decode(schema.request, effect[5]);
  if (body?.ok !== true) throw new ProtocolError('it sent a request of no known shape');
  return { did: 'send', node, id: integer(effect[2]), to: text(effect[3]), api, body: body.value };
}

/** An error as it came, made safe: cut, escaped, its place only where it names a task and two positions. */
export function decodeError(encoded: unknown): PartError {
  if (!Array.isArray(encoded) || encoded.length !== 6) throw new ProtocolError('it sent an error that cannot be read');
  const [name, message, task, line, column, todo] = encoded as readonly unknown[];
  const shownName = visible(text(name), 60);
  return {
    name: shownName === '' ? null : shownName,
    message: visible(withoutOurPaths(text(message)), 300),
    where: placeOf(task, line, column),
    todo: partIdOf(todo),
  };
}

export function placeOf(task: unknown, line: unknown, column: unknown): PartError['where'] {
  const id = partIdOf(task);
  const isPlace = Number.isSafeInteger(line) && Number.isSafeInteger(column) && (line as number) > 0;
  return id !== null && isPlace ? { task: id, line: line as number, column: column as number } : null;
}

function partIdOf(value: unknown): PartId | null {
  return typeof value === 'string' && isPartId(value) ? value : null;
}

function text(value: unknown, limit = textLimit): string {
  if (typeof value !== 'string' || value.length > limit)
    throw new ProtocolError('it sent something in place of a text');
  return value;
}

function integer(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new ProtocolError('it sent something in place of a whole number');
  return value as number;
}

function wholeNumber(value: unknown): number {
  const number = integer(value);
  if (number < 0) throw new ProtocolError('it sent a number below 0 in place of a length');
  return number;
}

function milliseconds(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new ProtocolError('it sent something in place of a duration');
  }
  return value;
}

export function exportOf(contract: Contract, name: string): Contract['exports'][string] {
  const found = contract.exports[name];
  if (found === undefined) throw new Error(`the contract names no export called ${name}`);
  return found;
}
