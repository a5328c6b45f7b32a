import type { Mutation } from './mutation.ts';

export const rest: readonly Mutation[] = [
  {
    ...{ rule: 13, off: 'what a client says that it is', file: 'http/pipeline.ts' },
    text: 'requireUserAgent(arrival);',
    becomes: '',
  },
  {
    ...{ rule: 13, off: 'the type of a body', file: 'http/body.ts' },
    text: 'if (!/^application\\/json/i.test(type)) throw wrongType();',
    becomes: '',
  },
  {
    ...{ rule: 14, off: 'unknown fields', file: 'http/pipeline.ts' },
    text: 'if (unknown.length === 0) return;',
    becomes: 'if (unknown.length >= 0) return;',
  },
  {
    ...{ rule: 15, off: 'the type of nothing', file: 'http/serve.ts' },
    text: "...(type && { 'content-type': type })",
    becomes: "'content-type': type ?? 'application/json'",
  },
  {
    ...{ rule: 15, off: 'names where ids belong', file: 'http/pipeline.ts' },
    text: 'requireIds(params);',
    becomes: '',
  },
  {
    ...{ rule: 15, off: 'the offset of times', file: 'present/user.ts' },
    text: "new Date(ms).toISOString().replace('Z', '000+00:00');",
    becomes: 'new Date(ms).toISOString();',
  },
  {
    ...{ rule: 15, off: 'leaving out what is not there', file: 'present/message.ts' },
    text: '...(thread && { thread: presentChannel(world, thread, viewer.userId) }),',
    becomes: 'thread: thread ? presentChannel(world, thread, viewer.userId) : null,',
  },
  {
    ...{ rule: 16, off: 'how long a limit lasts', file: 'http/rate-limited.ts' },
    text: "'retry-after': String(Math.ceil(retryAfterMs / 1_000)),",
    becomes: '',
  },
  {
    ...{ rule: 16, off: 'the limit of a bucket', file: 'http/rate-limits.ts' },
    text: "if (isOver) throw rateLimited({ scope: 'user', retryAfterMs: left, headers });",
    becomes: '',
  },
  {
    ...{ rule: 16, off: 'the limit of all requests', file: 'http/rate-limits.ts' },
    text: 'if (route.isExempt) return;',
    becomes: 'return;',
  },
  {
    ...{ rule: 16, off: 'limits of their own for channels and guilds', file: 'http/rate-limits.ts' },
    text: '.exec(path)?.[0] ?? ',
    becomes: '.exec(path)?.[9] ?? ',
  },
  {
    ...{ rule: 17, off: 'counting 403', file: 'http/invalid-requests.ts' },
    text: 'status === 401 || status === 403 ||',
    becomes: 'status === 401 ||',
  },
  {
    ...{ rule: 17, off: 'shutting out', file: 'http/invalid-requests.ts' },
    text: '(current(address)?.count ?? 0) >= banAfter',
    becomes: '(current(address)?.count ?? 0) > banAfter',
  },
  {
    ...{ rule: 17, off: 'the run that fails', file: 'discord.ts' },
    text: 'requireFewInvalid(world);\n    },',
    becomes: '},',
  },
  {
    ...{ rule: 18, off: 'what is done although the answer is lost', file: 'http/serve.ts' },
    text: "if (deed.kind === 'lost-answer' || deed.kind === 'status-after') await work();",
    becomes: '',
  },
  {
    ...{ rule: 19, off: 'decoding reasons', file: 'http/reason.ts' },
    text: 'return decodeURIComponent(text);',
    becomes: 'return text;',
  },
  {
    ...{ rule: 19, off: 'the length of reasons', file: 'http/reason.ts' },
    text: 'if (reason.length <= 512) return reason;',
    becomes: 'if (reason) return reason;',
  },
];
