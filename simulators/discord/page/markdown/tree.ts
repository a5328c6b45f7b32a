/** What stands within a line. */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'break' }
  | { is: Style; of: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'link'; to: string; of: Inline[] }
  | { is: 'user' | 'role' | 'channel'; id: string }
  | { is: 'everyone'; text: string }
  | { is: 'command'; name: string; id: string }
  | { is: 'emoji'; name: string; id: string; isMoving: boolean }
  | { is: 'time'; seconds: number; style: string };

export type Style = 'strong' | 'italic' | 'underline' | 'strike' | 'spoiler';

/** What takes lines of its own. */
export type Block =
  | { is: 'lines'; of: Inline[] }
  | { is: 'code-block'; language: string; text: string }
  | { is: 'quote'; of: Block[] }
  | { is: 'heading'; level: number; of: Inline[] }
  | { is: 'small'; of: Inline[] }
  | { is: 'list'; start: number | null; items: Block[][] };
