/**
 * A maintainers' program: prints the result document of the solutions and the course of every world behind it, so that
 * two runs, two machines and two majors of Node can be compared byte by byte. `node grader/judge/course-of-events.ts`
 */
import { tasks } from '../checks/all.ts';
import { grade } from './grade.ts';
import { defaultLimits } from './limits.ts';
import { solutionsFolder } from './workbook.ts';

const result = await grade({
  folder: solutionsFolder,
  shownFolder: 'solutions',
  tasks: tasks.map((task) => ({ task })),
  seed: 1,
  tier: 'learner',
  limits: defaultLimits,
  onWorld: (check, seed, trace) => process.stdout.write(`== ${check} seed ${seed}\n${trace}`),
});
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
