// What both checks share: named steps, a receiver of webhooks, steering.
import http from 'node:http';

export const root = new URL(process.env.SIMULATOR_URL ?? 'http://127.0.0.1:1/');

const steps = [];

export function step(name, run) {
  steps.push([name, run]);
}

// Runs the steps in order and fails the process if one of them fails.
export async function finish() {
  let failed = 0;
  for (const [name, run] of steps) {
    try {
      await run();
      console.log(`ok ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok ${name}\n${error?.stack ?? error}`);
    }
  }
  console.log(`${steps.length - failed} of ${steps.length} steps passed`);
  process.exit(failed === 0 ? 0 : 1);
}

export async function steer(path, body = {}) {
  const response = await fetch(new URL(`_sim/${path}`, root), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`steering ${path}: ${response.status} ${JSON.stringify(answer)}`);
  }
  return answer;
}

// Takes deliveries; `next(matches)` waits for one.
export async function receiver() {
  const taken = [];
  const waiting = [];
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = { headers: request.headers, body: Buffer.concat(chunks) };
      taken.push(delivery);
      for (const wake of waiting.splice(0)) {
        wake();
      }
      response.end('[accepted]');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    async next(matches) {
      const until = Date.now() + 15_000;
      for (;;) {
        const found = taken.find(matches);
        if (found) {
          return found;
        }
        if (Date.now() > until) {
          throw new Error(`No such delivery among ${taken.length}.`);
        }
        await new Promise((resolve) => {
          waiting.push(resolve);
          setTimeout(resolve, 500);
        });
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
