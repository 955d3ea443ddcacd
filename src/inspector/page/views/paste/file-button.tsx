import { openFile } from './opened.ts'

/** Lets a person choose a file of this machine. */
export function FileButton({ label }: { label: string }) {
  return (
    <button type="button" class="button" aria-keyshortcuts="o" onClick={chooseFile}>
      {label}
    </button>
  )
}

export function chooseFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) void openFile(file)
  })
  input.click()
}
