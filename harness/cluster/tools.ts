/** Kafka's own command-line tools: the Java clients of a check, with no code of ours between them and the broker. */

/** The class of each tool, and whether it takes `--bootstrap-server`. */
export const toolClasses = {
  topics: { name: 'org.apache.kafka.tools.TopicCommand', bootstrap: true },
  configs: { name: 'org.apache.kafka.tools.ConfigCommand', bootstrap: true },
  'console-producer': { name: 'org.apache.kafka.tools.ConsoleProducer', bootstrap: true },
  'console-consumer': { name: 'org.apache.kafka.tools.consumer.ConsoleConsumer', bootstrap: true },
  'consumer-groups': { name: 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand', bootstrap: true },
  'producer-perf-test': { name: 'org.apache.kafka.tools.ProducerPerformance', bootstrap: true },
  'consumer-perf-test': { name: 'org.apache.kafka.tools.ConsumerPerformance', bootstrap: true },
  'verifiable-producer': { name: 'org.apache.kafka.tools.VerifiableProducer', bootstrap: true },
  'verifiable-consumer': { name: 'org.apache.kafka.tools.VerifiableConsumer', bootstrap: true },
  'get-offsets': { name: 'org.apache.kafka.tools.GetOffsetShell', bootstrap: true },
  'leader-election': { name: 'org.apache.kafka.tools.LeaderElectionCommand', bootstrap: true },
  'metadata-quorum': { name: 'org.apache.kafka.tools.MetadataQuorumCommand', bootstrap: true },
  'broker-api-versions': { name: 'org.apache.kafka.tools.BrokerApiVersionsCommand', bootstrap: true },
  'dump-log': { name: 'org.apache.kafka.tools.DumpLogSegments', bootstrap: false },
  storage: { name: 'kafka.tools.StorageTool', bootstrap: false },
} as const;

export type ToolName = keyof typeof toolClasses;

export const isToolName = (text: string): text is ToolName => Object.hasOwn(toolClasses, text);

export type ToolOptions = {
  /** What the tool reads on its standard input. */
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
};

export type ToolResult = { readonly status: number; readonly stdout: string; readonly stderr: string };

/** A program and its arguments, for whoever gives it the terminal. */
export type CommandLine = { readonly command: string; readonly args: readonly string[] };

/** Runs tools against one cluster: `--bootstrap-server` is added where the tool takes it. A run costs 1 to 1.6 s. */
export interface Tools {
  run(tool: ToolName, args: readonly string[], options?: ToolOptions): Promise<ToolResult>;
}
