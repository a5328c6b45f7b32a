import { type Door, listen } from '../listen.ts';
import { applicationRoutes } from './application/routes.ts';
import { clientRoutes } from './client/routes.ts';
import { controlAnswer } from './control/answer.ts';
import { createPanel } from './create-panel.ts';
import { answerTo } from './http/pipeline.ts';
import { serve } from './http/serve.ts';
import type { PanelOptions } from './options.ts';
import type { PanelNode } from './state/rows.ts';
import { wingsAnswer } from './wings/answer.ts';
import type { World } from './world.ts';

export interface Panel {
  url: string;
  world: World;
  ready: PanelReady;
  close(): Promise<void>;
}

/** What a client needs to begin. */
export interface PanelReady {
  url: string;
  applicationKey: string;
  clientKey: string;
  nodeId: number;
  eggId: number;
  nestId: number;
  userId: number;
  /** One for each node, with the token that opens it. */
  wings: { nodeId: number; url: string; token: string }[];
}

const routes = [...applicationRoutes, ...clientRoutes];

/** A panel that answers on 127.0.0.1 until it is closed, with the Wings of each node beside it. */
export async function startPanel(options: Partial<PanelOptions> = {}): Promise<Panel> {
  const world = createPanel(options);
  await world.save();
  const door = await listen(world.options.port, (request, response) => {
    const control = request.url?.startsWith('/_control');
    return serve(request, response, world, {
      faults: !control,
      answerTo: (arrival) => (control ? controlAnswer(arrival, world) : answerTo(arrival, routes, world)),
    });
  });
  const wings = await Promise.all(world.state.nodes.all().map((node) => openWings(node, world)));
  const url = `http://127.0.0.1:${door.port}`;
  world.url = () => url;

  return {
    url,
    world,
    ready: readyOf(world),
    async close() {
      world.clock.stop();
      await Promise.all([door, ...wings].map((open) => open.close()));
      await world.save();
    },
  };
}

async function openWings(node: PanelNode, world: World): Promise<Door> {
  const door = await listen(0, async (request, response) => {
    if (world.ailments.get(node.id)?.down) return void response.destroy();
    const answer = (arrival: Parameters<typeof wingsAnswer>[0]) => wingsAnswer(arrival, node, world);
    await serve(request, response, world, { faults: false, answerTo: answer });
  });
  world.wingsPorts.set(node.id, door.port);
  return door;
}

function readyOf({ state, wingsPorts, url }: World): PanelReady {
  return {
    url: url(),
    applicationKey: state.keys.find(({ kind }) => kind === 'application')!.token,
    clientKey: state.keys.find(({ kind }) => kind === 'client')!.token,
    nodeId: state.nodes.all()[0]!.id,
    eggId: state.eggs.all()[0]!.id,
    nestId: state.nests.all()[0]!.id,
    userId: state.users.all()[0]!.id,
    wings: state.nodes.all().map(({ id, token }) => {
      const url = `http://127.0.0.1:${wingsPorts.get(id)}`;
      return { nodeId: id, url, token };
    }),
  };
}
