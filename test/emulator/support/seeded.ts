import { seededId, seededLines } from '../../../emulator';

export const [supportLine, salesLine] = seededLines;
export const bea = '+12025550111';
export const carlos = '+12025550112';
export const dana = '+12025550113';
export const elif = '+12025550114';
export const finn = '+12025550115';
export const keikoOnSms = '+12025550120';

/** Chats of the seeded account, by what they are. */
export const chatIds = {
	/** The support line and Bea; 125 messages. */
	long: seededId('chat', 1),
	direct: seededId('chat', 2),
	/** Three participants, no name. */
	three: seededId('chat', 3),
	/** Four participants. */
	four: seededId('chat', 4),
	/** Five participants. */
	five: seededId('chat', 5),
	rcs: seededId('chat', 6),
	sms: seededId('chat', 7),
	smsGroup: seededId('chat', 9),
	/** On the sales line, which has no contact card. */
	sales: seededId('chat', 16),
};

export const unknownId = '00000000-0000-4000-8000-00000000dead';
