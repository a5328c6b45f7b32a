// A document of any depth, which is not ours.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any;

interface Correction {
  because: string;
  correct(document: Anything, schemas: Anything): void;
}

/** Where Discord's description refuses what Discord takes, or what it answers: each of these places is given the form that is really sent. */
export const corrections: readonly Correction[] = [
  {
    because: 'Bits are numbers there, and decimal texts on the wire, as a number has no room for them.',
    correct: takeBitsAsText,
  },
  {
    because: 'The description of an application is a text; an object is what it is said to be there.',
    correct: (_, { ApplicationFormPartial: { properties } }) => {
      properties.description = { type: ['string', 'null'], maxLength: 400 };
    },
  },
  {
    because: 'A bot changes its picture without saying its name again.',
    correct: (_, { BotAccountPatchRequest }) => delete BotAccountPatchRequest.required,
  },
  {
    because: 'The code of what is wrong with a field is a word, as in every example of the documentation.',
    correct: (_, { InnerErrors: { properties } }) => {
      properties._errors.items = {
        type: 'object',
        properties: { code: { type: 'string' }, message: { type: 'string' } },
        required: ['code', 'message'],
      };
    },
  },
  {
    because:
      'A message refers to another one by answering it (0) or by forwarding it (1); there only the first is known.',
    correct: (_, schemas) => {
      schemas.MessageReferenceType = { type: 'integer', enum: [0, 1] };
    },
  },
  {
    because:
      'A file that is sent along is named by its number, which the documentation writes as a number, and clients as a text.',
    correct: (_, { MessageAttachmentRequest: { properties } }) => {
      properties.id = { anyOf: [properties.id, { type: 'integer', minimum: 0 }] };
    },
  },
];

export function overlaid(document: Anything): Anything {
  for (const { correct } of corrections) correct(document, document.components.schemas);
  return document;
}

const bitfields = ['permissions', 'allow', 'deny', 'default_member_permissions'];

function takeBitsAsText(schema: Anything): void {
  for (const [name, within] of Object.entries<Anything>(schema)) {
    if (typeof within !== 'object' || within === null) continue;
    if (bitfields.includes(name) && [within.type].flat().includes('integer')) {
      schema[name] = { type: ['string', 'integer', 'null'], pattern: '^\\d+$' };
    } else takeBitsAsText(within);
  }
}
