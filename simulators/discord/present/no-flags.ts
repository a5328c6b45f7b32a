/** No bit is set; of the type that any word for bits takes. */
export const noFlags: number = 0;
