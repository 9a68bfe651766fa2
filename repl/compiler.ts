/** ts-node, set up for lines at a prompt: a compiler that keeps what was typed before, and evaluates what is new. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReplService, Service } from 'ts-node';
import { typeErrorText } from './type-errors.ts';
import { declarations, declaredAs, firstLines, namesFile } from './typed-names.ts';

type Done = (error: Error | null, value?: unknown) => void;

export type Compiler = {
  /** Compiles a line and runs it; a type error is printed and has no value. */
  readonly evaluate: (line: string, done: Done) => void;
  /** The type of a name or an expression with its comment, or null where there is none. */
  readonly typeOf: (expression: string) => string | null;
};

const root = fileURLToPath(new URL('../', import.meta.url));
const require = createRequire(import.meta.url);

/** Lines are scripts: imports become calls of require, which loads modules too. What hinders playing is off. */
const compilerOptions = {
  module: 'commonjs',
  moduleResolution: 'bundler',
  verbatimModuleSyntax: false,
  noImplicitAny: false,
  noUncheckedIndexedAccess: false,
};

/** Takes about a second: TypeScript reads its libraries. Type errors go to `output`. */
export async function createCompiler(output: NodeJS.WritableStream): Promise<Compiler> {
  // ts-node would load the compiler through a cache of its own in the system's temporary folder.
  process.env['DISABLE_V8_COMPILE_CACHE'] = '1';
  require('typescript');
  const { create, createRepl, TSError } = (await import('ts-node')).default;
  // The lines are one file, which ts-node puts into the folder that it starts in.
  process.chdir(root);
  const file = join(root, '<repl>.ts');
  const repl: ReplService = createRepl({ stdout: output, stderr: output });
  const { readFile, fileExists } = repl.evalAwarePartialHost;
  const { prepareStackTrace } = Error;
  const service = create({
    cwd: root,
    project: join(root, 'tsconfig.json'),
    compilerOptions,
    pretty: false,
    readFile: (path) => (path === namesFile ? declarations() : readFile!(path)),
    fileExists: (path) => path === namesFile || fileExists!(path),
  });
  // ts-node maps stacks by source maps; parts and lines have none.
  Error.prepareStackTrace = prepareStackTrace;
  let typed = '';
  let known = '';
  repl.setService({
    ...service,
    compile(text, name, offset) {
      try {
        const javascript = service.compile(text, name, offset);
        known = text;
        return javascript;
      } catch (error) {
        if (!(error instanceof TSError)) throw error;
        throw new TSError(typeErrorText(error, typed, text), error.diagnosticCodes, [...error.diagnostics]);
      }
    },
  });
  Object.assign(globalThis, { exports: {} });
  repl.evalCode(`${firstLines}export {};\n`);
  return {
    evaluate(line, done) {
      typed = line;
      repl.nodeEval(redeclarable(line), globalThis, '', done);
    },
    typeOf: (expression) => typeText(service, file, known, expression),
  };
}

/** `const p = …` may be typed again, as after an edit: `var` allows it where the type is the same. */
export function redeclarable(line: string): string {
  const blank = (_: string, space: string, word: string) => `${space}${'var'.padEnd(word.length)}`;
  return line.replace(/^(\s*)(const(?=[^=]+=)|let)(?=\s+(?!enum\b)[\p{L}_$[{])/u, blank);
}

function typeText(service: Service, file: string, known: string, expression: string): string | null {
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(expression);
  const text = isName ? `${known};${declaredAs(expression)}` : `${known};const $type = (${expression})`;
  const position = isName ? text.length : text.lastIndexOf('const $type') + 'const $'.length;
  const { name, comment } = service.getTypeInfo(text, file, position);
  if (name === '') return null;
  const type = isName ? name : name.replace(/^const \$type: /, '');
  return comment === '' ? type : `${type}\n${comment}`;
}
