import { operationOf, type ContractCase } from './case';
import { account } from './cases/account';
import { blockedHandles } from './cases/blockedHandles';
import { chats } from './cases/chats';
import { compositions } from './cases/compositions';
import { messages } from './cases/messages';

/** The one list that every test of all operations reads: a new operation is tested by a case here. */
export const cases: ContractCase[] = [
	...compositions,
	...chats,
	...messages,
	...account,
	...blockedHandles,
];

/** The first case of each operation. */
export const caseOf = new Map([...cases].reverse().map((one) => [operationOf(one), one]));

/** The first case of each operation that makes its own call only. */
export const oneCall = [...caseOf].filter(([, { waits }]) => !waits);

/** Every operation of the menu must have a case: the message says where it goes. */
export function checkEveryOperationHasACase(operations: string[]): void {
	const missing = operations.filter((operation) => !caseOf.has(operation));
	if (missing.length === 0) return;
	throw new Error(
		`No contract case for ${missing.join(', ')}. Add one to test/contract/cases/: all tests of operations read it.`,
	);
}
