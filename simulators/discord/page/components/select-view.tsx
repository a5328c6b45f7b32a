import { type APISelectMenuComponent, ComponentType as Type } from 'discord-api-types/v10';
import { useState } from 'react';
import { useIsWaiting } from '../model/deeds.ts';
import type { Message } from '../model/types.ts';
import { Picker } from '../parts/picker.tsx';
import { chosenIn, placeholderOf, useSelectOptions } from './select-options.ts';
import { useDeeds } from './use-deeds.ts';

/** Remembers what was picked until the message says otherwise. */
export function SelectView({ select, message }: { select: APISelectMenuComponent; message: Message }) {
  const { choose } = useDeeds(message);
  const from = useSelectOptions(select);
  const [picked, setPicked] = useState<{ values: string[]; since: string | null } | null>(null);
  const since = message.edited_timestamp;
  const chosen = picked && picked.since === since ? picked.values : chosenIn(select);
  const { custom_id: customId, min_values: min = 1, max_values: max = 1, disabled = false } = select;
  const isWaiting = useIsWaiting(message.id, customId);
  return (
    <div className="component-select" aria-busy={isWaiting} data-kind={Type[select.type]}>
      <Picker
        label={select.placeholder ?? customId}
        placeholder={placeholderOf(select)}
        {...{ from, chosen, min, max, isDisabled: disabled }}
        onChoose={(values) => {
          setPicked({ values, since });
          choose(customId, values);
        }}
      />
    </div>
  );
}
