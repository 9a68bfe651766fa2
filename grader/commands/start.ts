export async function runStart(..._options: unknown[]): Promise<number> {
  return 3;
}
