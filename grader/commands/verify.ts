/** `verify`: the course proves itself. A line for each part of the proof; below it what is to be mended, and how. */
import { complaintText } from '../authoring/complaint.ts';
import type { Proof } from '../authoring/proof/proof.ts';
import { counted } from '../authoring/proof/proof.ts';
import { prove } from '../authoring/proof/prove.ts';
import { exit } from '../exit.ts';
import type { Tier } from '../reports/result.ts';
import type { Style } from '../reports/style.ts';
import { styleFor } from '../reports/style.ts';

export type VerifyOptions = { readonly tier: Tier; readonly record: boolean };

export async function runVerify({ tier, record }: VerifyOptions): Promise<number> {
  const style = styleFor(process.stdout, process.env['NO_COLOR']);
  let complaints = 0;
  const onProof = (name: string, proof: Proof): void => {
    complaints += proof.complaints.length;
    process.stdout.write(proofText(name, proof, style));
  };
  process.stdout.write('\n');
  await prove({ tier, record, onProof });
  const end = complaints === 0 ? 'The course holds.' : `${counted(complaints, 'thing')} to mend.`;
  process.stdout.write(`\n  ${end}\n\n`);
  return complaints === 0 ? exit.pass : exit.fail;
}

const nameWidth = 10;

/** One part of the proof, as it is shown. */
export function proofText(name: string, { complaints, proved, notes = [] }: Proof, style: Style): string {
  const holds = complaints.length === 0;
  const mark = holds ? style.good('✓') : style.bad('✗');
  const says = holds ? proved : `${counted(complaints.length, 'thing')} to mend`;
  const below = [...complaints.map((one) => complaintText(one)), ...notes.map((note) => style.dim(`note: ${note}`))];
  return [`  ${mark} ${name.padEnd(nameWidth)} ${says}`, ...below.map((text) => `      ${text}`), ''].join('\n');
}
