export async function runDoctor(..._options: unknown[]): Promise<number> {
  return 3;
}
