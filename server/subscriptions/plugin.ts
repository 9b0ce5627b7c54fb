import type { Plugin } from 'graphql-yoga';
import { subscribe } from './subscribe.ts';

/** Every subscription starts through `subscribe`, over WebSocket and Server-Sent Events alike. */
export const sharedSubscriptions: Plugin = {
  onSubscribe({ setSubscribeFn }) {
    setSubscribeFn(subscribe as Parameters<typeof setSubscribeFn>[0]);
  },
};
