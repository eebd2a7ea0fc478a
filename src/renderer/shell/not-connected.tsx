import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

/** The host cannot be reached. */
export function NotConnected() {
  return (
    <EmptyState title="Ziggy Flow cannot be reached" actions={<Button onClick={() => location.reload()}>Try again</Button>}>
      The program behind this page has stopped, or the address has expired. Start it with <code>ziggy-flow edit</code> and open the address
      that it prints.
    </EmptyState>
  );
}
