/** Whoever touches nothing for so long has left the desk, though the page is open. */
const idleAfterMs = 5 * 60_000;
const lookEveryMs = 15_000;

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Whether somebody sits in front of this tab: it is visible, and something was touched lately.
 * @param onChange called when that changes
 */
export function watchAttention(onChange: () => void) {
  let touchedAt = performance.now();
  let attentive = document.visibilityState === 'visible';

  const look = () => {
    const now = document.visibilityState === 'visible' && performance.now() - touchedAt < idleAfterMs;
    if (now === attentive) return;
    attentive = now;
    onChange();
  };
  const touched = () => {
    touchedAt = performance.now();
    if (!attentive) look();
  };
  const visibility = () => (document.visibilityState === 'visible' ? touched() : look());

  const timer = setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', visibility);
  for (const sign of signs) document.addEventListener(sign, touched, { passive: true, capture: true });
  return {
    isAttentive: () => attentive,
    stop() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', visibility);
      for (const sign of signs) document.removeEventListener(sign, touched, { capture: true });
    },
  };
}
