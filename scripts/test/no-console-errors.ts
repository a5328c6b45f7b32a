// Loaded into every test process: what is printed as an error is a failure, unless the test has replaced `console.error`.
const print = console.error;

console.error = (...words: unknown[]) => {
  print(...words);
  print('A test must not print errors. If this one is meant to be, expect it: t.mock.method(console, "error", …).');
  process.exitCode = 1;
  process.once('exit', () => {
    process.exitCode = 1;
  });
};
