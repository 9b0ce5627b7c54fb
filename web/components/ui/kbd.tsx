const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);
const names: Record<string, string> = isApple
  ? { mod: '⌘', shift: '⇧', enter: '↵' }
  : { mod: 'Ctrl', shift: '⇧', enter: '↵' };

/** Keys as they are printed on the keyboard in front of this person: `mod+shift+enter`, `g i`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-0.5" suppressHydrationWarning>
      {keys.split(/[+ ]/).map((key) => (
        <kbd
          key={key}
          className="inline-grid h-4 min-w-4 place-items-center rounded-[4px] border border-line px-1 font-medium font-sans text-[11px] text-muted leading-none"
          suppressHydrationWarning
        >
          {names[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}
