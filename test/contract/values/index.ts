/** The one table of values: what the node makes of each, and what the emulator does. */
export * from './files';
export * from './messages';
export * from './people';
