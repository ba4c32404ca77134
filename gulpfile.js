const { build: bundle } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');
const { spawn } = require('node:child_process');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname } = require('node:path');
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

/** Readable: nothing is renamed or shortened, and each part is headed by the path of its source. */
const BUNDLED = {
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
};

/**
 * Makes one file of all nodes, and of each node one that takes its class from there. n8n loads that
 * in a fraction of the time that it needs for a hundred small files (docs/benchmarks.md).
 */
async function bundleNodes() {
	const contents = n8n.nodes.map((path) => `export * from './${sourceOf(path)}';`).join('\n');
	await bundle({
		...BUNDLED,
		stdin: { contents, resolveDir: __dirname },
		outfile: 'dist/nodes.js',
	});
	for (const path of n8n.nodes) {
		const name = basename(path, '.node.js');
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `exports.${name} = require('../../nodes.js').${name};\n`);
	}
}

async function bundleCredentials() {
	const entryPoints = n8n.credentials.map(sourceOf);
	await bundle({ ...BUNDLED, entryPoints, outdir: 'dist/credentials' });
}

const sourceOf = (path) => path.replace(/^dist\/(.+)\.js$/, '$1.ts');

/** Icons, codex files and output schemas. */
function copyAssets() {
	// gulp 5 decodes files as UTF-8 unless told that they are bytes.
	return src(inFolders('*.{svg,json}'), { base: '.', encoding: false }).pipe(dest('dist'));
}

const emit = series(clean, parallel(bundleNodes, bundleCredentials, copyAssets));

exports.build = series(checkTypes, emit);
exports.watch = () => watch(inFolders('*'), { ignoreInitial: false }, emit);
exports.default = exports.build;
