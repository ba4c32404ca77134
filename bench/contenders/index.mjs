/** Who takes part. `id` is the name of the module that says how. */

export const OURS = 'linqapp';
export const LANES = 'helperLanes';
export const HTTP_REQUEST = 'httpRequest';
export const OTHER_PACKAGE = 'linq4';
export const SDK = 'sdk';
export const FETCH = 'fetchPool';

/** `sequential` ones wait out every latency, so they are measured in fewer rounds. */
export const contenders = [
  { id: OURS, label: 'n8n-nodes-linqapp, 10 lanes' },
  { id: LANES, label: '10 bare lanes over n8n’s helper', listless: true },
  { id: HTTP_REQUEST, label: 'HTTP Request node by hand' },
  { id: OTHER_PACKAGE, label: 'n8n-nodes-linq 4.1.0', sequential: true, listless: true },
  { id: SDK, label: '@linqapp/sdk, one by one', sequential: true },
  { id: FETCH, label: '`fetch` × 10, without n8n' },
];

export const labelOf = (id) => contenders.find((contender) => contender.id === id).label;
