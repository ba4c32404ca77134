let segmenter: Intl.Segmenter | undefined;

/**
 * A text's characters as a person counts them: a family or a flag is one. The segmenter is made on
 * first use, because the tables it loads take 10 ms, and n8n loads every node when it starts.
 */
export function graphemesOf(text: string): Intl.SegmentData[] {
	segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
	return [...segmenter.segment(text)];
}
