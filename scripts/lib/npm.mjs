/** The npm that started us, run by the Node that runs us. */

import { run } from './command.mjs';

/** Runs npm. Settings of the npm that started us stay out of it: they are about this package. */
export async function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  const env = options.env ?? withoutNpmSettings(process.env);
  return cli?.endsWith('.js')
    ? await run(process.execPath, [cli, ...args], { ...options, env })
    : await run('npm', args, { ...options, env });
}

/**
 * npm hands its settings down in `npm_config_*` variables: those of this checkout's `.npmrc`
 * (`ignore-scripts`) would otherwise beat the flags of what we start.
 */
export function withoutNpmSettings(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(config_ignore_scripts|package_|lifecycle_)/i.test(name),
    ),
  );
}
