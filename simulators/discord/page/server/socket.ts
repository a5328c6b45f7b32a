export interface Frame {
  t: string;
  d: unknown;
}

interface Hearing {
  hear(frame: Frame): void;
  /** Whenever it is open, or lost. */
  onChange(isOpen: boolean): void;
}

const pauseMs = 1_000;

/** Listens at one of the page's sockets, and comes again whenever it is lost. Answers how to stop. */
export function listenAt(path: string, { hear, onChange }: Hearing): () => void {
  let socket: WebSocket;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function open(): void {
    socket = new WebSocket(`ws://${location.host}/_page/${path}`);
    socket.onopen = () => onChange(true);
    socket.onmessage = ({ data }) => hear(JSON.parse(String(data)) as Frame);
    socket.onclose = () => {
      if (isOver) return;
      onChange(false);
      timer = setTimeout(open, pauseMs);
    };
  }

  open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    socket.close();
  };
}
