/** What belongs to a machine and not into the repository: its paths, its registry; and versions that are not exact. */
import type { Complaint } from '../complaint.ts';
import type { SourceFile } from './source-file.ts';
import { complain } from './source-file.ts';

const foreign: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/(?<![\w.-])\/(?:work|root|home|Users|opt\/nodes)\/[\w.-]/, 'a path of one machine'],
  [/(?<![\w./-])(?:\.\.\/)*shared\//, 'a folder that is not in the repository'],
  [/https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*/, 'the address of a registry'],
];

export function wordComplaints(file: SourceFile): readonly Complaint[] {
  const complaints = file.text.split('\n').flatMap((line, i) =>
    foreign.flatMap(([pattern, what]) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined
        ? []
        : [complain(file, i + 1, `"${found}" is ${what}.`, 'Say it without, or compute it.')];
    }),
  );
  return file.path === 'package.json' ? [...complaints, ...versionComplaints(file)] : complaints;
}

const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;

function versionComplaints(file: SourceFile): readonly Complaint[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(file.text) as {
    readonly [kind: string]: { readonly [name: string]: string };
  };
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => {
      const line = file.text.split('\n').findIndex((text) => text.includes(`"${name}"`)) + 1;
      return complain(file, line, `${name} has the version ${version}.`, 'Write the exact one.');
    });
}
