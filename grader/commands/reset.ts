export async function runReset(..._options: unknown[]): Promise<number> {
  return 3;
}
