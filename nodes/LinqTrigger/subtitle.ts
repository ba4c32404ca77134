import { everydayEvents, otherEvents } from './events';

const names = [...everydayEvents, ...otherEvents].map(({ value, name }) => [value, name] as const);

/** What the canvas shows below the node's name, such as "Message Received + 1 more". */
export const subtitle = `={{ [].concat($parameter["events"], $parameter["options"]?.["moreEvents"] ?? [])
	.map((event, index, all) =>
		((${JSON.stringify(Object.fromEntries(names))})[event] ?? event)
		+ (all.length > 1 ? " + " + (all.length - 1) + " more" : ""))[0] ?? "" }}`;
