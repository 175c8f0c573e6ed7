/** Placeholders where something will be, and its name for those who do not see them. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="loading">
      <p className="visually-hidden" role="status">
        Loading {what}…
      </p>
      <div aria-hidden="true" className="skeleton" />
      <div aria-hidden="true" className="skeleton" />
      <div aria-hidden="true" className="skeleton" />
    </div>
  );
}
