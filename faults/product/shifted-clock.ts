// Preloaded into an API (`--import`): its clock is as many milliseconds wrong as the file FAULTS_CLOCK says. Timers go
// by the monotonic clock and are not changed, as on a machine whose time is set.
import { readFileSync, watchFile } from 'node:fs';

const file = String(process.env.FAULTS_CLOCK);
const pollMs = 50;
const RealDate = Date;
let offsetMs = 0;

function read(): void {
  offsetMs = Number(readFileSync(file, 'utf8')) || 0;
}

read();
watchFile(file, { interval: pollMs, persistent: false }, read);

const now = () => RealDate.now() + offsetMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, parameters: unknown[], newTarget) =>
    Reflect.construct(
      target,
      parameters.length === 0 ? [now()] : parameters,
      newTarget === globalThis.Date ? target : newTarget,
    ),
  apply: () => new RealDate(now()).toString(),
  get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
});
