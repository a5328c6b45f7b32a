// A document of any depth, which is not ours.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Anything = any;

const bitfields = ['permissions', 'allow', 'deny', 'default_member_permissions'];

/** Its code is a word, as in every example of the documentation. */
const faultOfAField = {
  type: 'object',
  properties: { code: { type: 'string' }, message: { type: 'string' } },
  required: ['code', 'message'],
};

/** Where Discord's description refuses what Discord takes: each of these places is given the form that clients really send. */
export function overlaid(document: Anything): Anything {
  const { schemas } = document.components;
  takeBitsAsText(document);
  schemas.ApplicationFormPartial.properties.description = { type: ['string', 'null'], maxLength: 400 };
  delete schemas.BotAccountPatchRequest.required;
  schemas.InnerErrors.properties._errors.items = faultOfAField;
  // 1: a message that is forwarded.
  schemas.MessageReferenceType = { type: 'integer', enum: [0, 1] };
  return document;
}

/** Bits are numbers there, and texts on the wire. */
function takeBitsAsText(schema: Anything): void {
  for (const [name, within] of Object.entries<Anything>(schema)) {
    if (typeof within !== 'object' || within === null) continue;
    if (bitfields.includes(name) && [within.type].flat().includes('integer')) {
      schema[name] = { type: ['string', 'integer', 'null'], pattern: '^\\d+$' };
    } else takeBitsAsText(within);
  }
}
