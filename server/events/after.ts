export const afterDescription = 'Replay what came behind this cursor first; "0" is the beginning of the log.';
