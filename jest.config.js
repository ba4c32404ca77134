/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n/'],
	transform: { '^.+\\.ts$': '@swc/jest' },
	testTimeout: 30_000,
	// By default Jest leaves one processor idle, which is half of a machine with two.
	maxWorkers: '100%',
};
