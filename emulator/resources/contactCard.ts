import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { refusal } from '../refusal';
import { bodyOf, queryValue } from '../http/read';
import { optionalString, requiredString } from '../values';
import { checkNoContactCard, contactCardOf } from '../rules/contactCards';
import { checkPhoneNumber } from '../rules/handles';
import { checkOwnLine } from '../rules/lines';
import type { ContactCard } from '../state/types';

function view(card: ContactCard) {
	return {
		first_name: card.firstName,
		is_active: card.isActive,
		phone_number: card.phoneNumber,
		...(card.imageUrl === null ? {} : { image_url: card.imageUrl }),
		...(card.lastName === null ? {} : { last_name: card.lastName }),
	};
}

function list(call: Call): ApiResponse {
	const number = queryValue(call, 'phone_number');
	if (number !== undefined) checkPhoneNumber(number, 'phone_number');
	const cards = [...call.world.store.contactCards.values()].filter(
		(card) => number === undefined || card.phoneNumber === number,
	);
	return ok({ contact_cards: cards.map(view) });
}

/** Sets a line's card up, once: 409/2014 when there is one (api-v3 §b, Contact card). */
function create(call: Call): ApiResponse {
	const { world } = call;
	const body = bodyOf(call);
	const firstName = requiredString(body, 'first_name');
	const phoneNumber = requiredString(body, 'phone_number');
	const lastName = optionalString(body, 'last_name') ?? null;
	const imageUrl = optionalString(body, 'image_url') ?? null;
	checkPhoneNumber(phoneNumber, 'phone_number');
	checkOwnLine(world, phoneNumber);
	checkNoContactCard(world, phoneNumber);
	const card = { firstName, lastName, imageUrl, phoneNumber, isActive: true };
	world.store.contactCards.set(phoneNumber, card);
	return ok(view(card));
}

/** Changes what is given and keeps the rest; the line is named in the query. */
function update(call: Call): ApiResponse {
	const number = queryValue(call, 'phone_number');
	if (number === undefined) throw refusal(1001, 'phone_number is required');
	checkPhoneNumber(number, 'phone_number');
	const body = bodyOf(call);
	const card = contactCardOf(call.world, number);
	card.firstName = optionalString(body, 'first_name') ?? card.firstName;
	card.lastName = optionalString(body, 'last_name') ?? card.lastName;
	card.imageUrl = optionalString(body, 'image_url') ?? card.imageUrl;
	return ok(view(card));
}

/** Contact cards (api-v3 §b). */
export const contactCard: Endpoint[] = [
	{ method: 'GET', path: '/v3/contact_card', respond: list },
	{ method: 'POST', path: '/v3/contact_card', respond: create },
	{ method: 'PATCH', path: '/v3/contact_card', respond: update },
];
