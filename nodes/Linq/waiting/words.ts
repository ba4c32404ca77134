import { onFirstUse } from '../engine/onFirstUse';

/**
 * What people say for yes and for no, in small letters. To add a language, add a line; no word may be
 * among both.
 */
const YES = {
	signs: '👍 👌 ✅ ✔ 💯 🙌 ❤ 💚 💙 🧡 💛 💜 🆗',
	english:
		'yes, y, yep, yeah, yup, yea, ya, sure, sure thing, of course, ok, okay, k, kk, approve, approved, agreed, correct, confirm, confirmed, absolutely, definitely, go ahead, do it, go for it, sounds good, looks good, lgtm, fine, fine by me, perfect, great, no problem, no worries, why not',
	german: 'ja, jo, jawohl, klar, na klar, gerne, gern, einverstanden, passt, genehmigt, in ordnung',
	french: "oui, ouais, d'accord, bien sûr, bien sur, volontiers, ça marche, approuvé, entendu",
	spanish: 'sí, si, claro, claro que sí, vale, de acuerdo, por supuesto, dale, aprobado',
	portuguese: 'sim, com certeza, claro, pode ser, aprovado, beleza',
	italian: "sì, certo, va bene, d'accordo, approvato, volentieri",
	dutch: 'ja, jazeker, prima, akkoord, goed, graag',
	scandinavian: 'ja, jo, javisst, självklart, selvfølgelig, kyllä, joo',
	slavic: 'tak, oczywiście, ano, jasně, áno, да, конечно, так, звичайно, da, naravno',
	others:
		'evet, tamam, igen, ναι, כן, نعم, أجل, हाँ, हां, はい, 네, 예, 是, 是的, 好, 好的, 可以, có, vâng',
};
const NO = {
	signs: '👎 ❌ ✖ 🚫 ⛔ 🙅',
	english:
		"no, n, nope, nah, never, no way, not ok, not okay, deny, denied, reject, rejected, decline, declined, disapprove, disapproved, refuse, refused, don't, do not, negative, absolutely not",
	german: 'nein, nö, nee, niemals, abgelehnt, auf keinen fall',
	french: 'non, nan, pas question, refusé, jamais',
	spanish: 'no, para nada, nunca, rechazado, de ninguna manera',
	portuguese: 'não, nao, nunca, recusado, negado',
	italian: 'no, per niente, mai, rifiutato',
	dutch: 'nee, nooit, afgewezen',
	scandinavian: 'nej, nei, aldrig, aldri, ei, avslag',
	slavic: 'nie, nigdy, ne, нет, не, никогда, ні, nikdy',
	others: 'hayır, hayir, nem, όχι, לא, لا, नहीं, いいえ, 아니요, 아니, 不, 不是, 不行, 不要, không',
};

/** What may stand beside a word without changing it. */
const POLITE = new Set(
	'please pls thanks thank you thx ty bitte danke merci gracias por favor obrigado obrigada grazie tack takk 🙏 🙂 😊 😀'.split(
		' ',
	),
);

/** Tapbacks as the emoji that they show (api-v3 §b, Reaction); the others say neither. */
export const TAPBACK_SIGNS: Record<string, string> = { love: '❤', like: '👍', dislike: '👎' };

const MARKS = /[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D|\u20E3/gu;
const SEPARATORS = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu;

/** The words of a text in small letters, each emoji a word of its own, without punctuation. */
function wordsOf(text: string): string[] {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(MARKS, '')
		.replace(/(\p{Extended_Pictographic})/gu, ' $1 ')
		.split(SEPARATORS)
		.filter(Boolean);
}

/** A phrase as {@link wordsOf} sees it, so that two spellings of it are one. */
export const phraseOf = (text: string) => wordsOf(text).join(' ');

const phrasesOf = (languages: Record<string, string>) =>
	new Set(
		Object.values(languages)
			.flatMap((line) => line.split(line.includes(',') ? ',' : ' '))
			.map(phraseOf),
	);

export const yesWords = onFirstUse(() => phrasesOf(YES));
export const noWords = onFirstUse(() => phrasesOf(NO));

/**
 * Whether a text says yes or no. A yes is nothing but a yes, as "Yes, but not today" is none; a no may
 * go on, for what follows is its reason.
 *
 * @param own further words of the user's, as phrases
 * @returns undefined for a text that says neither
 */
export function yesOrNo(
	text: string,
	own: { yes: string[]; no: string[] } = { yes: [], no: [] },
): boolean | undefined {
	const isYes = (phrase: string) => own.yes.includes(phrase) || yesWords().has(phrase);
	const isNo = (phrase: string) => own.no.includes(phrase) || noWords().has(phrase);
	const all = wordsOf(text);
	if (isYes(all.join(' '))) return true;
	if (isNo(all.join(' '))) return false;

	const words = all.filter((word) => !POLITE.has(word));
	if (words.length === 0) return undefined;
	if (isYes(words.join(' ')) || words.every(isYes)) return true;
	return isNo(words.join(' ')) || isNo(words[0]) ? false : undefined;
}

/** Which of the choices a text is, sign for sign: "< 10" is not "> 10". */
export function verbatimChoice(text: string, choices: string[]): string | undefined {
	const said = text.trim().normalize('NFC');
	return choices.find((choice) => choice.normalize('NFC') === said);
}

/**
 * Which of the choices a text names: by its number from 1, by its words, or by some of its words that
 * no other choice has.
 */
export function choiceOf(text: string, choices: string[]): string | undefined {
	const verbatim = verbatimChoice(text, choices);
	if (verbatim !== undefined) return verbatim;
	const said = phraseOf(text);
	if (said === '') return undefined;
	const exact = choices.find((choice) => phraseOf(choice) === said);
	if (exact !== undefined) return exact;
	if (/^\d+$/.test(said)) return choices[Number(said) - 1];
	const like = choices.filter((choice) => ` ${phraseOf(choice)} `.includes(` ${said} `));
	const named = like.length > 0 ? like : choices.filter((choice) => isIn(phraseOf(choice), said));
	return named.length === 1 ? named[0] : undefined;
}

const isIn = (phrase: string, said: string) => phrase !== '' && ` ${said} `.includes(` ${phrase} `);
