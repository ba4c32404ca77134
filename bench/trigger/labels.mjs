/** Who is compared, without loading any of them. */

export const OURS = 'linqapp';
export const PARSE = 'parse';

export const handlers = [
  { id: OURS, label: 'n8n-nodes-linqapp' },
  { id: PARSE, label: 'bare handler that only parses' },
  { id: 'verify', label: 'bare handler that checks the signature too' },
  { id: 'linq4', label: 'n8n-nodes-linq 4.1.0, given a parsed body' },
];
