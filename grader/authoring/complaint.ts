/** What is wrong in the course itself, for a maintainer: where, what, and the way out. */
export type Complaint = {
  /** A file, or a file and a line: `grader/cli.ts:12`. */
  readonly where: string;
  readonly says: string;
  readonly fix: string;
};

export const complaintText = ({ where, says, fix }: Complaint): string => `${where}: ${says} ${fix}`;
