import { sleep } from 'n8n-workflow';

/** Waits until something has happened; a test that waits in vain times out. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await sleep(2);
}
