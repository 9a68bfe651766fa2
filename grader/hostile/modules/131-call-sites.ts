/**
 * Replaces how stacks are made, to get at the functions of the harness and where they lie.
 */
export function murmur2(_data: Uint8Array): number {
  Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_error, sites) => sites;
  const sites = new Error().stack as any;
  throw new Error(JSON.stringify(sites.map((site: any) => [site.getFileName(), typeof site.getThis(), typeof site.getFunction()])));
}
