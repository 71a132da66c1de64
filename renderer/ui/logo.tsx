/** The mark: a rope led through a ring. Decorative; the name stands beside it. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="16" fill="#08767e" />
      <circle cx="16" cy="16" r="8.5" fill="none" stroke="#fff" strokeWidth="3.5" />
      <path d="M3.5 24.5C10 23 12 16 16 16s6-7 12.5-8.500" fill="none" stroke="#08767e" strokeWidth="7" />
      <path d="M2.500 24.700C10 23 12 16 16 16s6-7 13.500-8.700" fill="none" stroke="#a0dde2" strokeWidth="3.500" strokeLinecap="round" />
    </svg>
  );
}
