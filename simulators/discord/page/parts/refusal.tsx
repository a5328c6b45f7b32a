export const Refusal = ({ words }: { words: string | null }) =>
  words === null ? null : (
    <p className="refusal" role="alert">
      {words}
    </p>
  );
