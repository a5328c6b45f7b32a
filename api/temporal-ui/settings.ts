import type { Response } from 'express';
import { type Actor, can } from '../../domain/permission.ts';
import { askUi, type Upstream, wholeOf } from './upstream.ts';

type Ours = Upstream & { namespace: string };

/** What the UI offers is what this person may do, so that nobody is shown a button that is refused. */
export async function answerSettings(ui: Ours, actor: Actor, response: Response) {
  const answer = await askUi(ui, { path: '/temporal/api/v1/settings' }, response);
  const settings = JSON.parse(await wholeOf(answer)) as Record<string, unknown>;
  const maySignal = can(actor, 'order.approve');
  response.json({
    ...settings,
    DefaultNamespace: ui.namespace,
    NotifyOnNewVersion: false,
    DisableWriteActions: !maySignal,
    WorkflowSignalDisabled: !maySignal,
    WorkflowTerminateDisabled: true,
    WorkflowCancelDisabled: true,
    WorkflowUpdateDisabled: true,
    WorkflowResetDisabled: true,
    BatchActionsDisabled: true,
    StartWorkflowDisabled: true,
    ActivityCommandsDisabled: true,
  });
}

/** The list of namespaces, of which only ours is anybody's business here. */
export async function answerNamespaces(ui: Ours, response: Response) {
  const path = `/temporal/api/v1/namespaces/${encodeURIComponent(ui.namespace)}`;
  const ours = JSON.parse(await wholeOf(await askUi(ui, { path }, response)));
  response.json({ namespaces: [ours], nextPageToken: '' });
}
