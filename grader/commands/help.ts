/** What `--help` prints. */
export function helpText(): string {
  return `Build your own Kafka

  ./workbook                        watch: each save is checked; without a terminal where you stand
  ./workbook check [TASK…]          grade tasks (2.1), checks (2.1/java) or chapters (partitioner)
      --workbook DIR                of another workbook, laid out like chapters/
      --seed N   --tier T           other inputs; how many seeds: learner, class, nightly
      --replay SEED                 one run of one check again
      --json FILE   --junit FILE    the result as a document
      --kafka local|container|HOST:PORT   also the checks against a real Kafka
      --inspect                     open the part for a debugger, without deadlines
  ./workbook lesson TASK            the lesson from the task on (--open: in your editor)
  ./workbook hint TASK              the next hint
  ./workbook predict TASK TEXT      what you expect; shown again with what happened
  ./workbook solution TASK          how the solution differs from your file
  ./workbook repl                   your parts at a prompt, typed
  ./workbook reset TASK             the stub back; your file is kept in .workbook/history
  ./workbook update [REF]           new stubs merged into your files
  ./workbook kafka start|stop|status   a real Apache Kafka to play with
      --brokers 3                   three of them
      --kafka local|container       as processes (Java), or in Docker
  ./workbook kafka tool NAME …      one of Kafka's own tools, as in: kafka tool topics --list
  ./workbook doctor                 what this machine has, and what is missing
  ./workbook verify                 the course checks itself (for maintainers)
  ./workbook --version

The same as: npm start -- check 2.1
Exit status: 0 all asked checks pass, 1 some fail, 2 inconclusive, 3 bad usage or our error.
`;
}
