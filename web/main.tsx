import './all.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { rememberQuestions } from './server/questions.ts';
import { keptTheme, showTheme } from './shell/theme.ts';

showTheme(keptTheme());
createRoot(document.getElementById('page')!).render(
  <QueryClientProvider client={rememberQuestions()}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
