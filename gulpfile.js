const { build: bundle } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');
const { rmSync } = require('node:fs');
const { spawn } = require('node:child_process');
const { n8n } = require('./package.json');

const FOLDERS = ['icons', 'nodes', 'credentials'];
const inFolders = (pattern) => FOLDERS.map((folder) => `${folder}/**/${pattern}`);

function checkTypes() {
	return spawn(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
		{ stdio: 'inherit' },
	);
}

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/**
 * Makes one file of each node and credential, which n8n loads in a fraction of the time that it
 * needs for a hundred small ones (docs/benchmarks.md). They stay readable: nothing is renamed or
 * shortened, and each part is headed by the path of its source.
 */
async function bundleEntries() {
	await bundle({
		entryPoints: [...n8n.nodes, ...n8n.credentials].map(sourceOf),
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		charset: 'utf8',
		// These come with n8n.
		external: ['n8n-workflow', 'zod', '@n8n/ai-node-sdk'],
		// `import()` becomes `require()`: only that looks where n8n keeps its own packages.
		supported: { 'dynamic-import': false },
		logLevel: 'warning',
	});
}

const sourceOf = (path) => path.replace(/^dist\/(.+)\.js$/, '$1.ts');

/** Icons, codex files and output schemas. */
function copyAssets() {
	// gulp 5 decodes files as UTF-8 unless told that they are bytes.
	return src(inFolders('*.{svg,json}'), { base: '.', encoding: false }).pipe(dest('dist'));
}

const emit = series(clean, parallel(bundleEntries, copyAssets));

exports.build = series(checkTypes, emit);
exports.watch = () => watch(inFolders('*'), { ignoreInitial: false }, emit);
exports.default = exports.build;
