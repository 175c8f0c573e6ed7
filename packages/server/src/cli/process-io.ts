/** The parts of a process that a command line program uses. */
export type ProcessIO = Pick<NodeJS.Process, "stdout" | "stderr" | "once">;
