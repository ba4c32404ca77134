export { startEmulator } from './emulator';
export type { EmulatorOptions } from './options';
export type { Fault } from './admin/faults';
