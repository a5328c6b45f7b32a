// Loaded into every part (`--import`): ends it when the process that started it is gone, however it went.
const patienceMs = 15_000;

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), patienceMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
