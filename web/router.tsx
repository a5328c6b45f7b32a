import { createRootRoute, createRoute, createRouter, Link, Navigate } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { AccountPage } from './features/account/account-page.tsx';
import { ApprovalsPage } from './features/approvals/approvals-page.tsx';
import { OrderPage } from './features/orders/order-page.tsx';
import { OrdersPage } from './features/orders/orders-page.tsx';
import { ServersPage } from './features/servers/servers-page.tsx';
import { buttonLook } from './parts/button.tsx';
import { Empty } from './parts/empty.tsx';
import { Page } from './parts/page.tsx';
import { ProblemNote } from './parts/problem-note.tsx';
import { useMe } from './server/me.ts';
import { placesOf } from './shell/places.ts';
import { Root } from './shell/root.tsx';

const root = createRootRoute({ component: Root });
const at = <const Path extends string>(path: Path, component: () => ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

/** Every path of the page; the api answers all others of the site. */
const routes = [
  at('/', First),
  at('/approvals', ApprovalsPage),
  at('/orders', OrdersPage),
  at('/orders/$orderId', OrderPage),
  at('/servers', ServersPage),
  at('/account', AccountPage),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultNotFoundComponent: Nowhere,
  defaultErrorComponent: ({ error, reset }) => <ProblemNote error={error} again={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function First() {
  return <Navigate to={placesOf(useMe())[0]!.to} replace />;
}

function Nowhere() {
  return (
    <Page title="Nothing is here">
      <Empty icon={MapPinOff} title="There is no page at this address">
        <Link to="/" className={`${buttonLook()} mt-4`}>
          Go to the beginning
        </Link>
      </Empty>
    </Page>
  );
}
