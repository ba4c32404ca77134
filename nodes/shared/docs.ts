const DOCS = 'https://github.com/n8n-nodes-linqapp/n8n-nodes-linqapp/blob/main/docs';

/** The address of a page of this package's docs, such as `errors.md#1003`. */
export const docsPage = (page: string) => `${DOCS}/${page}`;
