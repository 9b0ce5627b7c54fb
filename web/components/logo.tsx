/** Two lines that meet: a cord in a switchboard. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <circle cx="7.5" cy="7.5" r="2" stroke="#fff" strokeWidth="1.5" />
      <circle cx="16.5" cy="16.5" r="2" stroke="#fff" strokeWidth="1.5" />
      <path
        d="M7.5 9.5v2.25c0 2.5 2 4.75 4.5 4.75h2.5M16.5 14.5V7.5"
        stroke="#fff"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
