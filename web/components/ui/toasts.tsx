'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

type Toast = { id: number; text: string; tone: 'success' | 'problem'; action?: { label: string; run: () => void } };
type Show = (toast: Omit<Toast, 'id'>) => void;

const shownMs = { success: 5_000, problem: 9_000 };
const shownMax = 3;

const ToastContext = createContext<Show>(() => {});

/** Says briefly, in a corner, what happened; problems stay longer. */
export const useToast = (): Show => useContext(ToastContext);

let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const show = useCallback<Show>((toast) => {
    lastId += 1;
    setToasts((shown) => [...shown.slice(1 - shownMax), { ...toast, id: lastId }]);
  }, []);
  const remove = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);

  return (
    <ToastContext value={show}>
      {children}
      {/* There from the start: screen readers announce what is put into a region, not a region that appears. */}
      <section
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-4 z-50 grid w-80 max-w-[calc(100vw-32px)] gap-2"
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onGone={remove} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastItem({ toast, onGone }: { toast: Toast; onGone: (id: number) => void }) {
  const { id, text, tone, action } = toast;
  const [isHeld, setHeld] = useState(false);
  const Icon = tone === 'success' ? CircleCheck : CircleAlert;

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onGone(id), shownMs[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, isHeld, onGone]);

  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-auto flex items-center gap-2 rounded-box bg-raised px-3 py-2.5 text-ink text-list shadow-float motion-safe:animate-rise"
    >
      <Icon
        size={16}
        strokeWidth={1.5}
        aria-hidden
        className={tone === 'success' ? 'shrink-0 text-success-ink' : 'shrink-0 text-live-ink'}
      />
      <p className="grow">{text}</p>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.run();
            onGone(id);
          }}
          className="rounded-list px-2 py-0.5 font-medium text-accent-ink hover:bg-hover"
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
