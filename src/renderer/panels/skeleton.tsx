/** Holds the place of what is still being loaded. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" className="skeleton">
      {label}…
    </div>
  );
}
