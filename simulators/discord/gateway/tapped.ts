import type { World } from '../world.ts';
import type { Transport } from './transport.ts';

/** A line on which everything is written down, both ways, where the controls are; tokens are not. */
export function tapped(world: World, transport: Transport): Transport {
  if (!world.options.control) return transport;
  const { frames } = world;
  const line = frames.open();
  let by: string | null = null;
  let isOpen = true;

  function end(text: string): void {
    if (isOpen) frames.add({ line, by, way: 'closed', text });
    isOpen = false;
  }

  function heard(raw: Buffer): void {
    const text = raw.toString('utf8');
    const application = [...(by === null ? world.state.applications.values() : [])].find((it) =>
      text.includes(it.token),
    );
    by ??= application?.name ?? null;
    frames.add({ line, by, way: 'in', text: application ? text.replaceAll(application.token, '(token)') : text });
  }

  return {
    send(frame) {
      frames.add({ line, by, way: 'out', text: frame });
      transport.send(frame);
    },
    close(code, reason) {
      end(`${code} ${reason}`);
      transport.close(code, reason);
    },
    drop() {
      end('The line broke.');
      transport.drop();
    },
    onMessage(hear) {
      transport.onMessage((raw) => {
        heard(raw);
        hear(raw);
      });
    },
    onClose(hear) {
      transport.onClose((code) => {
        end(`${code}, by the bot`);
        hear(code);
      });
    },
  };
}
