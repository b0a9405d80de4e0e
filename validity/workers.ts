import { parentPort, Worker } from "node:worker_threads";
import { answer, type Answer, type Done, type Task } from "./tasks.ts";

export interface Work {
  readonly tasks: readonly Task[];
  readonly threads: number;
  /** The file that a thread runs; there it calls `work`. */
  readonly program: URL;
}

/**
 * Has all tasks done by as many threads as given; what comes out does not depend on how many.
 */
export async function allDone(
  { tasks, threads, program }: Work,
  tell: (done: number) => void = () => undefined,
): Promise<readonly Done[]> {
  const answers = new Array<Answer>(tasks.length);
  let [next, done] = [0, 0];
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program);
      const give = (): void => {
        const at = next++;
        if (at >= tasks.length) return void worker.terminate().then(() => resolve());
        worker.once("message", (one: Answer) => {
          answers[at] = one;
          tell(++done);
          give();
        });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(tasks[at]);
      };
      worker.once("error", reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, thread));
  return tasks.map((task, i) => ({ task, answer: answers[i] as Answer }));
}

/** What a thread does: answers tasks until it is ended. */
export function work(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.on("message", (task: Task) => parentPort?.postMessage(answer(task)));
}
