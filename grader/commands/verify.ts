export async function runVerify(..._options: unknown[]): Promise<number> {
  return 3;
}
