import { operationOf, type ContractCase } from './case';
import { account } from './cases/account';
import { chats } from './cases/chats';
import { compositions } from './cases/compositions';
import { messages } from './cases/messages';

/** The one list that every test of all operations reads: a new operation is tested by a case here. */
export const cases: ContractCase[] = [...compositions, ...chats, ...messages, ...account];

/** The first case of each operation. */
export const caseOf = new Map([...cases].reverse().map((one) => [operationOf(one), one]));
