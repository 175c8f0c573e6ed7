/** Placeholders for content that is loading, with a label for screen readers. */
export function Loading({ label }: { label: string }) {
  return (
    <div className="loading">
      <p className="visually-hidden" role="status">
        Loading {label}…
      </p>
      <div aria-hidden="true" className="skeleton" />
      <div aria-hidden="true" className="skeleton" />
      <div aria-hidden="true" className="skeleton" />
    </div>
  );
}
