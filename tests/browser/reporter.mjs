// Node's own listing of the tests, and at the end the two numbers that count.
import { spec } from "node:test/reporters";
import { PassThrough } from "node:stream";

export default async function* reporter(source) {
  let passed = 0;
  let failed = 0;
  const listing = new spec();
  const events = new PassThrough({ objectMode: true });
  events.pipe(listing);
  const reading = (async () => {
    for await (const event of source) {
      const counts = event.data?.details?.type !== "suite";
      if (counts && event.type === "test:pass") passed += 1;
      if (counts && event.type === "test:fail") failed += 1;
      events.write(event);
    }
    events.end();
  })();
  yield* listing;
  await reading;
  yield `\n${passed} passed, ${failed} failed\n`;
}
