import type { APIEmbedField } from 'discord-api-types/v10';
import { InlineMarkdown, Markdown } from '../markdown/markdown.tsx';
import { placed } from '../parts/placed.ts';

const columns = 12;

/** Fields that may stand beside each other share a row, up to three of them. */
export const EmbedFields = ({ fields }: { fields: readonly APIEmbedField[] }) => (
  <div className="embed-fields">
    {placed(rowsOf(fields).flatMap((row) => row.map((field) => ({ field, span: columns / row.length })))).map(
      ({ it: { field, span }, key }) => (
        <div key={key} className="embed-field" style={{ '--span': span } as React.CSSProperties}>
          <div className="embed-field-name">
            <InlineMarkdown text={field.name} />
          </div>
          <Markdown text={field.value} />
        </div>
      ),
    )}
  </div>
);

function rowsOf(fields: readonly APIEmbedField[]): APIEmbedField[][] {
  const rows: APIEmbedField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.inline && last?.every((it) => it.inline) && last.length < 3) last.push(field);
    else rows.push([field]);
  }
  return rows;
}
