/** Placeholders for something that is loading, and its name for screen readers. */
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
