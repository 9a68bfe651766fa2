/**
 * The layers between a part and what it could do harm to. A test leaves one out to show what it is there for. None of
 * them is what keeps the grade: that is the judge, which trusts no answer.
 */

/**
 * `scan`: what a module may contain. `globals`: what it finds. `frozen`: what parts share does not change.
 * `permission`: Node's permission model. `strings`: no code from strings. `memory`: the limit beyond an idle process.
 */
export type Layer = 'scan' | 'globals' | 'frozen' | 'permission' | 'strings' | 'memory';

/** Those that stand inside the subject's own process. */
export const innerLayers: readonly Layer[] = ['scan', 'globals', 'frozen'];
