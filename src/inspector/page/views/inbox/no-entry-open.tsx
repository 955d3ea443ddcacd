/** Beside the list while no entry is open. */
export function NoEntryOpen() {
  return (
    <div class="empty">
      <p>Choose an entry to see what came and what was made of it.</p>
      <p class="small">
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> filters, <kbd>?</kbd> shows all
        keys
      </p>
    </div>
  )
}
