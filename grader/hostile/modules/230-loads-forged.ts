/**
 * Says itself that it has loaded, with exports that it has not, and never loads.
 */
import { writeSync } from 'node:fs';

writeSync(4, '[1,0,[["loaded",["murmur2","function"]]]]\n');
for (;;);
