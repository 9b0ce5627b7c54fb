'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

type Toast = { id: number; text: string; tone: 'success' | 'problem'; action?: { label: string; run: () => void } };
type Show = (toast: Omit<Toast, 'id'>) => void;

const ToastContext = createContext<Show>(() => {});

/** Says briefly, in a corner, what happened; errors stay longer. */
export const useToast = (): Show => useContext(ToastContext);

let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const show = useCallback<Show>((toast) => {
    lastId += 1;
    setToasts((shown) => [...shown.slice(-2), { ...toast, id: lastId }]);
  }, []);
  const remove = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

  return (
    <ToastContext value={show}>
      <Radix.Provider>
        {children}
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
        ))}
        <Radix.Viewport className="fixed right-4 bottom-4 z-50 grid w-80 max-w-[calc(100vw-32px)] gap-2 outline-none" />
      </Radix.Provider>
    </ToastContext>
  );
}

function ToastItem({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const Icon = toast.tone === 'success' ? CircleCheck : CircleAlert;
  return (
    <Radix.Root
      duration={toast.tone === 'success' ? 4_000 : 8_000}
      onOpenChange={(open) => !open && onGone()}
      className="flex items-center gap-2 rounded-box bg-raised px-3 py-2.5 text-ink text-list shadow-float motion-safe:animate-rise"
    >
      <Icon
        size={16}
        strokeWidth={1.5}
        aria-hidden
        className={toast.tone === 'success' ? 'text-success-ink' : 'text-live-ink'}
      />
      <Radix.Description className="grow">{toast.text}</Radix.Description>
      {toast.action && (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.run}
          className="rounded-list px-2 py-0.5 font-medium text-accent-ink hover:bg-hover"
        >
          {toast.action.label}
        </Radix.Action>
      )}
    </Radix.Root>
  );
}
