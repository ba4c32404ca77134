const { dest, parallel, series, src, watch } = require('gulp');
const { rmSync } = require('node:fs');
const { spawn } = require('node:child_process');

// What runs beside the compiled code: icons, codex files and output schemas.
const ASSETS = ['{icons,nodes,credentials}/**/*.{svg,json}'];

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

function compile() {
	return spawn(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
		{
			stdio: 'inherit',
		},
	);
}

function copyAssets() {
	// gulp 5 decodes files as UTF-8 unless told that they are bytes.
	return src(ASSETS, { encoding: false }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(compile, copyAssets));
exports.watch = () =>
	watch(['{icons,nodes,credentials}/**/*'], { ignoreInitial: false }, exports.build);
exports.default = exports.build;
