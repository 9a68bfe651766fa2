/**
 * Starts a subject from its own modules as the judge has prepared them, without types: to take the types out of each
 * anew would double the time of every start. It is plain JavaScript for the same reason.
 *
 * Arguments: the layers to leave out (main.ts), and the file with the prepared modules.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Kept from before the globals of parts are restricted.
const { URL } = globalThis;
const { main, modules } = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const sources = new Map(modules);

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !sources.has(context.parentURL)) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, shortCircuit: true };
  },
  load(url, context, next) {
    const source = sources.get(url);
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

const { knowModules } = await import(new URL('./loader.ts', main).href);
knowModules(new Set(sources.keys()));
await import(main);
