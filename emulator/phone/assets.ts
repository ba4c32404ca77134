/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the page's files from disk */
import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const types: Record<string, string> = {
	css: 'text/css; charset=utf-8',
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	svg: 'image/svg+xml',
	woff2: 'font/woff2',
};

/** What the page imports by name, and the file of the package that has it as a module. */
const modules: Record<string, [packageName: string, file: string]> = {
	preact: ['preact', 'dist/preact.module.js'],
	'preact/hooks': ['preact', 'hooks/dist/hooks.module.js'],
	htm: ['htm', 'dist/htm.module.js'],
	'@preact/signals-core': ['@preact/signals-core', 'dist/signals-core.module.js'],
	'@preact/signals': ['@preact/signals', 'dist/signals.module.js'],
};

const fonts = ['inter-latin-wght-normal.woff2', 'inter-latin-ext-wght-normal.woff2'];

const page = join(__dirname, 'page');

function fileOf(packageName: string, file: string): string {
	return join(__dirname, '../../node_modules', packageName, file);
}

/** Every file that the page may load, by its path; nothing else on the disk can be asked for. */
function allFiles(): Map<string, string> {
	const files = new Map<string, string>();
	for (const name of readdirSync(page, { recursive: true, encoding: 'utf8' })) {
		if (/\.(js|css|svg)$/.test(name))
			files.set(`/phone/${name.replaceAll('\\', '/')}`, join(page, name));
	}
	for (const [name, [packageName, file]] of Object.entries(modules)) {
		files.set(`/phone/lib/${name}.js`, fileOf(packageName, file));
	}
	for (const font of fonts) {
		files.set(`/phone/fonts/${font}`, fileOf('@fontsource-variable/inter', `files/${font}`));
	}
	return files;
}

const importMap = JSON.stringify({
	imports: Object.fromEntries(Object.keys(modules).map((name) => [name, `/phone/lib/${name}.js`])),
});

/**
 * What the page may do: run its own modules and the import map, show files of the emulator, and
 * talk to the emulator. Text can never become markup (trusted types), whoever wrote it.
 */
const policy = [
	"default-src 'none'",
	`script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
	"style-src 'self'",
	"font-src 'self'",
	"img-src 'self' data: blob:",
	"media-src 'self' blob:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join('; ');

export interface Asset {
	headers: Record<string, string>;
	body: string | Buffer;
}

function headersOf(path: string): Record<string, string> {
	return {
		'Content-Type': types[path.split('.').pop() ?? ''],
		'Cache-Control': 'no-cache',
		'X-Content-Type-Options': 'nosniff',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Referrer-Policy': 'no-referrer',
	};
}

/** The page itself. */
export function indexPage(): Asset {
	const html = readFileSync(join(page, 'index.html'), 'utf8');
	const body = html.replace('__IMPORT_MAP__', () => importMap);
	return { headers: { ...headersOf('index.html'), 'Content-Security-Policy': policy }, body };
}

/** A file that the page loads. */
export function assets() {
	let files: Map<string, string> | undefined;
	return (path: string): Asset | undefined => {
		// Read when somebody looks: most emulators are started by tests, which do not.
		files ??= allFiles();
		const file = files.get(path);
		return file === undefined ? undefined : { headers: headersOf(path), body: readFileSync(file) };
	};
}
