/** The mark: gables on the waterline, and their reflection. Drawn in the colour of the text around it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 40" aria-hidden="true" focusable="false">
      <path d="M3 19V11l6-6 6 6v8zM18 19V8h2V5h2V2h4v3h2v3h2v11zM33 19v-9q6-1 6-6 0 5 6 6v9z" />
      <path class="mark-water" d="M0 20.25h48v1.5H0z" />
      <path class="mark-mirror" d="M3 23v6l6 5 6-5v-6zM18 23v8h2v3h2v3h4v-3h2v-3h2v-8zM33 23v7q6 1 6 5 0-4 6-5v-7z" />
    </svg>
  );
}
