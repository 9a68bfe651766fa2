/**
 * A solution as a syntax tree, with what its comments say: the doc comment of each node, and the mark `// keep 2.3`
 * before a statement or declaration that its stub keeps whole.
 */
import ts from 'typescript';
import type { Contract } from '../../harness/contract/descriptor.ts';

export type Solution = {
  /** For messages: `solutions/02-partitioner/murmur2.ts`. */
  readonly file: string;
  readonly task: string;
  readonly contract: Contract;
  readonly source: string;
};

/** A solution that no stub can be made of. The message names the file, the line, and the way out. */
export class StubError extends Error {
  override readonly name = 'StubError';
}

const mark = /^\/\/ keep\b\s*(.*?)\s*$/;

export class SolutionTree {
  readonly solution: Solution;
  readonly tree: ts.SourceFile;
  readonly #found = new Set<number>();

  constructor(solution: Solution) {
    this.solution = solution;
    this.tree = ts.createSourceFile(solution.file, solution.source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  }

  refuse(node: ts.Node | number, says: string): never {
    const position = typeof node === 'number' ? node : node.getStart(this.tree);
    const line = this.tree.getLineAndCharacterOfPosition(position).line + 1;
    throw new StubError(`${this.solution.file}:${line}: ${says}`);
  }

  /** The node's text without the comments before it. */
  textOf(node: ts.Node): string {
    return node.getText(this.tree);
  }

  /** The node's doc comment and a line break, or nothing. */
  docOf(node: ts.Node): string {
    const doc = this.#docs(node).at(-1);
    return doc === undefined ? '' : `${doc}\n`;
  }

  /** The doc comment of the whole file, which stands before the imports or before another doc comment. */
  header(): string {
    const [first] = this.tree.statements;
    if (first === undefined) return '';
    const docs = this.#docs(first);
    return ts.isImportDeclaration(first) || docs.length > 1 ? (docs[0] ?? '') : '';
  }

  /** Whether the mark stands before the node. */
  isMarked(node: ts.Node): boolean {
    for (const range of this.#comments(node)) {
      const found = mark.exec(this.#slice(range));
      if (found === null) continue;
      if (found[1] !== this.solution.task)
        this.refuse(
          range.pos,
          `"keep ${found[1]}" is no mark of this file's task. Write "// keep ${this.solution.task}".`,
        );
      this.#found.add(range.pos);
      return true;
    }
    return false;
  }

  /** Refuses a mark that stands where nothing looked for one. Asked once all nodes have been dealt with. */
  refuseStrayMarks(): void {
    for (const line of this.solution.source.matchAll(/\/\/ keep\b/g)) {
      if (this.#found.has(line.index)) continue;
      const says =
        'a "keep" stands before nothing that can be kept. It goes before a declaration, a member or a statement.';
      this.refuse(line.index, says);
    }
  }

  #docs(node: ts.Node): readonly string[] {
    return this.#comments(node)
      .map((range) => this.#slice(range))
      .filter((text) => text.startsWith('/**'));
  }

  #comments(node: ts.Node): readonly ts.CommentRange[] {
    return ts.getLeadingCommentRanges(this.solution.source, node.getFullStart()) ?? [];
  }

  #slice(range: ts.CommentRange): string {
    return this.solution.source.slice(range.pos, range.end);
  }
}
