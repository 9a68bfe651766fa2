/** Where things of a cluster are on this machine: what the environment names, or the workbook's own folders. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const kafkaVersion = '4.3.1';

export type Places = {
  /** Jars and class-data archives. */
  readonly kafkaHome: string;
  /** State files, one for each cluster that is there. */
  readonly states: string;
  /** The image of the container backend. */
  readonly image: string;
  readonly env: NodeJS.ProcessEnv;
};

export function placesFrom(env: NodeJS.ProcessEnv): Places {
  return {
    kafkaHome: filled(env['KAFKA_HOME']) ?? join(root, '.kafka'),
    states: join(root, '.workbook', 'kafka'),
    image: filled(env['KAFKA_IMAGE']) ?? `apache/kafka:${kafkaVersion}`,
    env,
  };
}

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
