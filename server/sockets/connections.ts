import type { WebSocket } from 'ws';
import type { Actor } from '../auth/actor.ts';
import { type Gone, isGone, onIdentityForgotten } from '../auth/identities.ts';
import { watchRights } from '../auth/rights-watch.ts';
import { viewerOf } from '../subscriptions/visibility.ts';
import { close } from './close-codes.ts';

export type ConnectionLimits = {
  /** Most sockets of one person, key or contact in this process. */
  perViewer: number;
  /** Most sockets of one organization in this process. */
  perOrganization: number;
};

type Connection = { actor: Actor; keys: string[]; expiry?: NodeJS.Timeout; unwatch: () => void };

const timeoutMsMax = 2_147_483_647;

/** The sockets of this process and whose they are: how many each may have, and when they end. */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #connections = new Map<WebSocket, Connection>();
  readonly #counts = new Map<string, number>();
  readonly #stopListening: () => void;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
    this.#stopListening = onIdentityForgotten((gone) => this.#closeForgotten(gone));
  }

  /** Admits a socket, or closes it because there are too many. It is closed again when its actor's rights end. */
  add(socket: WebSocket, actor: Actor): void {
    if (socket.readyState !== socket.OPEN) return; // it went away while its credentials were looked at
    const viewer = `viewer ${actor.kind === 'anonymous' ? `anonymous ${actor.origin.ip}` : viewerOf(actor)}`;
    const organization = actor.organizationId && `organization ${actor.organizationId}`;
    if (this.#count(viewer) >= this.#limits.perViewer) {
      socket.close(...close.tooManyOfViewer);
    } else if (organization && this.#count(organization) >= this.#limits.perOrganization) {
      socket.close(...close.tooManyOfOrganization);
    } else {
      this.#admit(socket, actor, [viewer, ...(organization ? [organization] : [])]);
    }
  }

  #admit(socket: WebSocket, actor: Actor, keys: string[]): void {
    for (const key of keys) this.#counts.set(key, this.#count(key) + 1);
    const connection: Connection = { actor, keys, unwatch: watchRights(actor) };
    if (actor.expiresAt) {
      const delayMs = Math.min(actor.expiresAt.getTime() - Date.now(), timeoutMsMax);
      connection.expiry = setTimeout(() => socket.close(...close.expired), delayMs).unref();
    }
    this.#connections.set(socket, connection);
    socket.once('close', () => this.#remove(socket));
  }

  #remove(socket: WebSocket): void {
    const connection = this.#connections.get(socket);
    if (!connection) return;
    this.#connections.delete(socket);
    clearTimeout(connection.expiry);
    connection.unwatch();
    for (const key of connection.keys) {
      const left = this.#count(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    }
  }

  stop(): void {
    this.#stopListening();
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  #closeForgotten(gone: Gone): void {
    for (const [socket, { actor }] of this.#connections) {
      if (!isGone(actor, gone)) continue;
      if (gone.changed) socket.close(...close.changed);
      else socket.close(...close.signedOut);
    }
  }
}
